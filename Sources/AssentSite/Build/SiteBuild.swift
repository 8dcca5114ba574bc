import AssentHTML
import AssentHashes
import AssentLocalization
import AssentModel
import Foundation
import Synchronization

/// One run of the generator: sources to validated pages to a published site.
public struct SiteBuild: Sendable {
  private let options: BuildOptions
  private let program: String
  private let progress: @Sendable (_ done: Int, _ total: Int) -> Void
  private let workers: Workers

  /// - Parameters:
  ///   - program: what tells this generator from another version of it, such as the hash of the executable: pages that another one made are made again.
  ///   - progress: called from any thread, now and then, with how many pages are done.
  public init(options: BuildOptions, program: String, progress: @escaping @Sendable (_ done: Int, _ total: Int) -> Void = { _, _ in }) {
    self.options = options
    self.program = program
    self.progress = progress
    self.workers = Workers(options.jobs)
  }

  /// Builds the site and publishes it unless there is an error.
  ///
  /// - Throws: `FileFailure` or `OutputFailure` when a file can't be read or the output can't be written; the old site is untouched.
  public func run() throws -> BuildReport {
    var watch = Stopwatch()
    let sources = try SourceTree(root: options.site, workers: workers)
    let writer = try SiteWriter(output: options.output)
    let inputs = SHA256Hash(ofWords: [program, sources.fingerprint, options.hasPseudoLocales ? "pseudo" : ""]).description
    watch.lap("read")
    let intact = intactEntries(writer)
    watch.lap("compare")
    if !options.isPartial, let previous = writer.previous, previous.state.inputs == inputs, intact.count == previous.state.entries.count {
      var report = BuildReport(unchanged: previous.state, stages: [])
      try archive(previous.state.entries, manifest: previous.bytes, in: writer.output, sources, &report, &watch) {
        try previous.manifest(at: writer.output).sources
      }
      report.stages = watch.stages
      return report
    }
    var report = BuildReport()
    var loader = SiteLoader(sources: sources, hasPseudoLocales: options.hasPseudoLocales)
    let loaded = try loader.load()
    report.findings = loader.findings
    guard let content = loaded else { return report.finished(watch.stages) }
    report.findings += unknownSelections(content.configuration)
    watch.lap("load")
    do {
      try make(content, inputs: inputs, intact: intact, writer: writer, report: &report, watch: &watch)
    } catch {
      try writer.discard()
      throw error
    }
    return report.finished(watch.stages)
  }

  /// The files of the last build that are still as it left them, by path.
  private func intactEntries(_ writer: SiteWriter) -> [String: BuildState.Entry] {
    let entries = writer.previous?.state.entries ?? []
    let checks = workers.map(entries) { writer.isIntact($0) }
    return Dictionary(zip(entries, checks).filter(\.1).map { ($0.0.path, $0.0) }) { first, _ in first }
  }

  private func unknownSelections(_ configuration: SiteConfiguration) -> [Finding] {
    let locales = options.locales.filter { tag in !configuration.locales.tags.contains(tag) }
    let campaigns = options.campaigns.filter { slug in !configuration.campaigns.contains { $0.slug == slug } }
    return locales.map { Finding(SiteRules.unknownLocale, at: SourceLocation(SiteConfiguration.path), "there is no locale \($0)") }
      + campaigns.map { Finding(SiteRules.unknownCampaign, at: SourceLocation(SiteConfiguration.path), "there is no campaign '\($0)'") }
  }

  private func isSelected(_ page: PlannedPage) -> Bool {
    (options.locales.isEmpty || options.locales.contains(page.locale))
      && (options.campaigns.isEmpty || options.campaigns.contains(page.campaign?.slug ?? ""))
  }

  /// How a page gets into the new site.
  private enum Step {
    /// It is as it would be made.
    case keep(BuildState.Entry)
    case make(fingerprint: String)
  }

  private func make(
    _ content: LoadedSite, inputs: String, intact: [String: BuildState.Entry], writer: SiteWriter, report: inout BuildReport,
    watch: inout Stopwatch
  ) throws {
    let previous = options.isPartial ? try writer.previous?.manifest(at: writer.output) : nil
    var sources = PageSources(content: content, program: program)
    // A page that isn't asked for is made all the same where the output doesn't have it: what is published is always a whole site.
    let pages = content.plan.pages.filter { isSelected($0) || intact[$0.path] == nil }
    let steps = pages.map { page -> (page: PlannedPage, step: Step) in
      let fingerprint = sources.fingerprint(of: page)
      if let entry = intact[page.path], entry.fingerprint == fingerprint { return (page, .keep(entry)) }
      return (page, .make(fingerprint: fingerprint))
    }
    let skeletons = SkeletonLibrary(content: content)
    let results = try makePages(steps, content: content, skeletons: skeletons, writer: writer)
    report.findings += results.flatMap(\.findings) + skeletons.findings
    let locales = content.configuration.locales.tags.filter { tag in
      options.locales.isEmpty || options.locales.contains(tag) || previous?.locales.contains { $0.tag == tag } != true
    }
    let fragments = locales.map { LocaleFragments(locale: $0, content: content) }
    report.findings += fragments.flatMap(\.findings)
    watch.lap("make")
    guard !report.hasErrors else { return try writer.discard() }

    var manifest = ManifestMaker(content: content, previous: previous)
    var entries: [BuildState.Entry] = []
    for (page, result) in zip(pages, results) {
      guard let entry = result.entry else { continue }
      manifest.add(page, entry: entry, files: sources.files(of: page))
      entries.append(entry)
    }
    let planned = Dictionary(content.plan.pages.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
    for page in previous?.pages ?? [] {
      guard let plan = planned[page.path], !isSelected(plan), let entry = intact[page.path] else { continue }
      manifest.keep(page)
      entries.append(entry)
      try writer.keep(entry.path)
    }
    // Styles are known from the skeletons, and a build that keeps all pages of a template has made none of it.
    for page in Dictionary(content.plan.pages.map { ($0.template, $0) }, uniquingKeysWith: { first, _ in first }).values {
      _ = skeletons.skeleton(for: page, readingMinutes: 1)
    }
    let fragmentsByLocale = Dictionary(uniqueKeysWithValues: zip(locales, fragments.map(\.fragments)))
    let manifestBytes = try manifest.bytes(fragments: fragmentsByLocale, styles: skeletons.styleContents)
    try writer.write(manifestBytes, to: "pages.json")
    try archive(entries, manifest: manifestBytes, in: writer.staging, content.sources, &report, &watch) { manifest.sources }
    report.count(entries.compactMap { entry in planned[entry.path].map { ($0, entry.size) } })
    let state = BuildState(
      inputs: options.isPartial ? nil : inputs, manifest: SHA256Hash(of: manifestBytes).description, counts: report.counts, entries: entries)
    let written = Set(results.filter(\.isWritten).compactMap { $0.entry?.path })
    report.written = written.count
    report.unchanged = entries.count - written.count
    let paths = Set(entries.map(\.path))
    report.removed = (writer.previous?.state.entries ?? []).count { !paths.contains($0.path) }
    try writer.publish(state: state, rewritten: written)
    watch.lap("publish")
  }

  /// Keeps what is about to be published, before anybody can see it.
  private func archive(
    _ entries: [BuildState.Entry], manifest: [UInt8], in folder: String, _ sources: SourceTree, _ report: inout BuildReport,
    _ watch: inout Stopwatch, named: () throws -> [SiteManifest.SourceEntry]
  ) throws {
    guard let path = options.archive else { return }
    let archive = try PageArchive(folder: path)
    report.archived = try archive.add(entries, in: folder, workers: workers)
    try archive.add(manifest: manifest, from: sources, named)
    try archive.finish()
    watch.lap("archive")
  }

  /// What became of a page.
  private struct Result: Sendable {
    /// `nil` for a page that couldn't be made.
    var entry: BuildState.Entry?
    var findings: [Finding] = []
    var isWritten = false
  }

  private func makePages(
    _ steps: [(page: PlannedPage, step: Step)], content: LoadedSite, skeletons: SkeletonLibrary, writer: SiteWriter
  ) throws(FileFailure) -> [Result] {
    let targets = content.linkTargets
    let done = Atomic(0)
    return try workers.map(steps) {
      PageMaker(content: content, skeletons: skeletons, targets: targets)
    } _: { maker, item throws(FileFailure) in
      let result = try result(of: item.step, for: item.page, maker: &maker, writer: writer)
      let count = done.wrappingAdd(1, ordering: .relaxed).newValue
      if count % 256 == 0 { progress(count, steps.count) }
      return result
    }
  }

  private func result(
    of step: Step, for page: PlannedPage, maker: inout PageMaker, writer: SiteWriter
  ) throws(FileFailure) -> Result {
    switch step {
    case .keep(let entry):
      try writer.keep(entry.path)
      return Result(entry: entry)
    case .make(let fingerprint):
      let made = try maker.make(page)
      guard let finished = made.page else { return Result(findings: made.findings) }
      try writer.write(finished)
      let bytes = finished.page.bytes
      let entry = BuildState.Entry(
        path: page.path, sha256: SHA256Hash(of: bytes).description, size: bytes.count, fingerprint: fingerprint, slots: made.slots)
      return Result(entry: entry, findings: made.findings, isWritten: true)
    }
  }
}
