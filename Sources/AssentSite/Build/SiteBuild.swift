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
  private let onWait: @Sendable () -> Void
  private let workers: Workers

  /// - Parameters:
  ///   - program: what tells this generator from another version of it, such as the hash of the executable: pages that another one made are made again.
  ///   - progress: called from any thread, now and then, with how many pages are done.
  ///   - onWait: called when another build of the same output runs for longer than a second, and this one waits for it.
  public init(
    options: BuildOptions, program: String, progress: @escaping @Sendable (_ done: Int, _ total: Int) -> Void = { _, _ in },
    onWait: @escaping @Sendable () -> Void = {}
  ) {
    self.options = options
    self.program = program
    self.progress = progress
    self.onWait = onWait
    self.workers = Workers(options.jobs)
  }

  /// Builds the site and publishes it unless there is an error.
  ///
  /// - Throws: `FileFailure` or `OutputFailure` when a file can't be read or the output can't be written; the old site is untouched.
  public func run() throws -> BuildReport {
    var watch = Stopwatch()
    let sources = try SourceTree(root: options.site, workers: workers)
    let writer = try SiteWriter(output: options.output, options: options, onWait: onWait)
    let inputs = SHA256Hash(ofWords: [program, sources.fingerprint, options.hasPseudoLocales ? "pseudo" : ""]).description
    watch.lap("read")
    let intact = intactEntries(writer)
    watch.lap("compare")
    if !options.isPartial, let previous = writer.previous, previous.state.inputs == inputs, intact.count == previous.state.entries.count,
      writer.isPublic
    {
      var report = BuildReport(unchanged: previous.state, stages: [])
      try archive(previous.state.entries, manifest: previous.bytes, sources, &report, &watch) {
        writer.output + "/" + $0.path
      } named: {
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

  /// Whether a page of the last build belongs to a part of the site that isn't built, and that the site still has.
  private func isLeftAlone(_ page: SiteManifest.PageEntry, _ configuration: SiteConfiguration) -> Bool {
    let campaign = page.campaign.map { number in configuration.campaigns.first { $0.number.rawValue == number }?.slug }
    guard configuration.locales.tags.contains(page.locale), campaign != .some(nil) else { return false }
    return !(options.locales.isEmpty || options.locales.contains(page.locale))
      || !(options.campaigns.isEmpty || options.campaigns.contains((campaign ?? nil) ?? ""))
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
    let results = try makePages(steps, intact: intact, content: content, skeletons: skeletons, writer: writer)
    report.findings += results.flatMap(\.findings) + skeletons.findings
    let locales = content.configuration.locales.tags
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
    let made = Set(pages.map(\.path))
    for page in previous?.pages ?? [] where !made.contains(page.path) && isLeftAlone(page, content.configuration) {
      guard let entry = intact[page.path] else { continue }
      manifest.keep(page)
      entries.append(entry)
    }
    let fragmentsByLocale = Dictionary(uniqueKeysWithValues: zip(locales, fragments.map(\.fragments)))
    let kept = options.locales.isEmpty ? [] : Set(locales).subtracting(options.locales)
    let manifestBytes = try manifest.bytes(fragments: fragmentsByLocale, kept: kept, styles: skeletons.styleContents(of: content.plan.pages))
    try writer.write(manifestBytes, to: "pages.json")
    let written = Set(results.filter(\.isWritten).compactMap { $0.entry?.path })
    try archive(entries, manifest: manifestBytes, content.sources, &report, &watch) { entry in
      (written.contains(entry.path) ? writer.staging : writer.output) + "/" + entry.path
    } named: {
      manifest.sources
    }
    report.count(manifest.pages)
    let state = BuildState(
      inputs: options.isPartial ? nil : inputs, manifest: SHA256Hash(of: manifestBytes).description, counts: report.counts,
      findings: report.findings.inFileOrder, entries: entries)
    report.written = written.count
    report.unchanged = entries.count - written.count
    let paths = Set(entries.map(\.path))
    report.removed = (writer.previous?.state.entries ?? []).count { !paths.contains($0.path) }
    try writer.publish(state: state, rewritten: written)
    watch.lap("publish")
  }

  /// Keeps what is about to be published, before anybody can see it.
  private func archive(
    _ entries: [BuildState.Entry], manifest: [UInt8], _ sources: SourceTree, _ report: inout BuildReport, _ watch: inout Stopwatch,
    at place: @Sendable (BuildState.Entry) -> String, named: () throws -> [SiteManifest.SourceEntry]
  ) throws {
    guard let path = options.archive else { return }
    let archive = try PageArchive(folder: path)
    report.archived = try archive.add(entries, at: place, workers: workers)
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
    _ steps: [(page: PlannedPage, step: Step)], intact: [String: BuildState.Entry], content: LoadedSite, skeletons: SkeletonLibrary,
    writer: SiteWriter
  ) throws(FileFailure) -> [Result] {
    let targets = content.linkTargets
    let done = Atomic(0)
    return try workers.map(steps) {
      PageMaker(content: content, skeletons: skeletons, targets: targets)
    } _: { maker, item throws(FileFailure) in
      let result = try result(of: item.step, for: item.page, before: intact[item.page.path], maker: &maker, writer: writer)
      let count = done.wrappingAdd(1, ordering: .relaxed).newValue
      if count % 256 == 0 { progress(count, steps.count) }
      return result
    }
  }

  private func result(
    of step: Step, for page: PlannedPage, before: BuildState.Entry?, maker: inout PageMaker, writer: SiteWriter
  ) throws(FileFailure) -> Result {
    switch step {
    case .keep(let entry):
      return Result(entry: entry, findings: entry.findings)
    case .make(let fingerprint):
      let made = try maker.make(page)
      guard let finished = made.page else { return Result(findings: made.findings) }
      let bytes = finished.page.bytes
      let entry = BuildState.Entry(
        path: page.path, sha256: SHA256Hash(of: bytes).description, size: bytes.count, fingerprint: fingerprint, slots: made.slots,
        findings: made.findings)
      // A page whose bytes are the same keeps its file, with the file's time and its compressed copies.
      let isWritten = before?.sha256 != entry.sha256
      if isWritten { try writer.write(finished) }
      return Result(entry: entry, findings: made.findings, isWritten: isWritten)
    }
  }
}
