import AssentHTML
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
    let inputs = ContentHash(combining: [program, sources.fingerprint, options.hasPseudoLocales ? "pseudo" : ""]).hexadecimal
    watch.lap("read")
    let intact = intactEntries(writer)
    watch.lap("compare")
    if !options.isPartial, let previous = writer.previous, previous.inputs == inputs, intact.count == previous.entries.count {
      var report = BuildReport(unchanged: previous, stages: [])
      if options.archive != nil {
        let manifest = try FileAccess.read(writer.output + "/pages.json")
        try archive(previous.entries, manifest: manifest, in: writer.output, sources, &report, &watch) {
          try JSONDecoder().decode(SiteManifest.self, from: Data(manifest)).sources
        }
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
    let entries = writer.previous?.entries ?? []
    let checks = workers.map(below: entries.count) { writer.isIntact(entries[$0]) }
    return Dictionary(zip(entries, checks).filter(\.1).map { ($0.0.path, $0.0) }) { first, _ in first }
  }

  private func unknownSelections(_ configuration: SiteConfiguration) -> [Finding] {
    let locales = options.locales.filter { tag in !configuration.locales.tags.contains(tag) }
    let campaigns = options.campaigns.filter { slug in !configuration.campaigns.contains { $0.slug == slug } }
    return locales.map { Finding("unknown-locale", at: SourceLocation(SiteConfiguration.path), "there is no locale \($0)") }
      + campaigns.map { Finding("unknown-campaign", at: SourceLocation(SiteConfiguration.path), "there is no campaign '\($0)'") }
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
    _ content: SiteContent, inputs: String, intact: [String: BuildState.Entry], writer: SiteWriter, report: inout BuildReport,
    watch: inout Stopwatch
  ) throws {
    let previous = options.isPartial ? try previousManifest() : nil
    var fingerprints = PageFingerprints(content: content, program: program)
    let pages = content.plan.pages.filter(isSelected)
    let steps = pages.map { page -> Step in
      let fingerprint = fingerprints.fingerprint(of: page)
      if let entry = intact[page.path], entry.fingerprint == fingerprint { return .keep(entry) }
      return .make(fingerprint: fingerprint)
    }
    let skeletons = SkeletonLibrary(content: content)
    let results = try makePages(pages, steps: steps, content: content, skeletons: skeletons, writer: writer)
    report.findings += results.findings + skeletons.findings
    let locales = content.configuration.locales.tags.filter { options.locales.isEmpty || options.locales.contains($0) }
    let fragments = locales.map { LocaleFragments(locale: $0, content: content) }
    report.findings += fragments.flatMap(\.findings)
    watch.lap("make")
    guard !report.hasErrors else { return try writer.discard() }

    var manifest = ManifestMaker(content: content, previous: previous)
    var entries: [BuildState.Entry] = []
    for (page, entry) in zip(pages, results.entries) {
      guard let entry else { continue }
      manifest.add(page, entry: entry)
      entries.append(entry)
    }
    if let previous {
      let planned = Dictionary(content.plan.pages.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
      for page in previous.pages {
        guard let plan = planned[page.path], !isSelected(plan), let entry = intact[page.path] else { continue }
        manifest.keep(page)
        entries.append(entry)
        try writer.keep(entry.path)
      }
    }
    // Styles are known from the skeletons, and a build that keeps all pages of a template has made none of it.
    for page in Dictionary(content.plan.pages.map { ($0.template, $0) }, uniquingKeysWith: { first, _ in first }).values {
      _ = skeletons.skeleton(for: page, readingMinutes: 1)
    }
    let fragmentsByLocale = Dictionary(uniqueKeysWithValues: zip(locales, fragments.map(\.fragments)))
    let manifestBytes = try manifest.bytes(fragments: fragmentsByLocale, styles: skeletons.styleContents)
    try writer.write(manifestBytes, to: "pages.json")
    try archive(entries, manifest: manifestBytes, in: writer.staging, content.sources, &report, &watch) { manifest.sources }
    let state = BuildState(inputs: options.isPartial ? nil : inputs, entries: entries)
    report.count(state)
    report.written = results.written.count
    report.unchanged = entries.count - results.written.count
    let paths = Set(entries.map(\.path))
    report.removed = (writer.previous?.entries ?? []).count { !paths.contains($0.path) }
    try writer.publish(state: state, rewritten: results.written)
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

  private func previousManifest() throws -> SiteManifest? {
    let path = options.output + "/pages.json"
    guard FileAccess.kind(of: path) == .file else { return nil }
    do {
      return try JSONDecoder().decode(SiteManifest.self, from: Data(try FileAccess.read(path)))
    } catch is DecodingError {
      throw OutputFailure(code: .unreadableManifest, path: path)
    }
  }

  private struct Results {
    /// In the order of the pages; `nil` for one that couldn't be made.
    var entries: [BuildState.Entry?]
    var findings: [Finding] = []
    var written: Set<String> = []
    var failure: FileFailure?
  }

  private func makePages(
    _ pages: [PlannedPage], steps: [Step], content: SiteContent, skeletons: SkeletonLibrary, writer: SiteWriter
  ) throws(FileFailure) -> Results {
    let targets = content.linkTargets
    let shared = Mutex(Results(entries: Array(repeating: nil, count: pages.count)))
    let done = Atomic(0)
    let progress = progress
    workers.forEach(below: pages.count) {
      WorkerState(maker: PageMaker(content: content, skeletons: skeletons, targets: targets))
    } work: { state, index in
      guard state.failure == nil else { return }
      do throws(FileFailure) {
        switch steps[index] {
        case .keep(let entry):
          try writer.keep(entry.path)
          state.entries.append((index, entry))
        case .make(let fingerprint):
          let made = try state.maker.make(pages[index])
          state.findings += made.findings
          if let page = made.page {
            try writer.write(page)
            let entry = BuildState.Entry(
              path: pages[index].path, sha256: ContentHash(of: page.page.bytes).hexadecimal, size: page.page.bytes.count,
              fingerprint: fingerprint, slots: made.slots)
            state.entries.append((index, entry))
            state.written.append(entry.path)
          }
        }
      } catch {
        state.failure = error
      }
      let count = done.wrappingAdd(1, ordering: .relaxed).newValue
      if count % 256 == 0 { progress(count, pages.count) }
    } finish: { state in
      let (entries, findings, written, failure) = (state.entries, state.findings, state.written, state.failure)
      shared.withLock { results in
        for (index, entry) in entries { results.entries[index] = entry }
        results.findings += findings
        results.written.formUnion(written)
        results.failure = results.failure ?? failure
      }
    }
    let results = shared.withLock { $0 }
    if let failure = results.failure { throw failure }
    return results
  }

  private struct WorkerState: ~Copyable {
    var maker: PageMaker
    var entries: [(Int, BuildState.Entry)] = []
    var findings: [Finding] = []
    var written: [String] = []
    var failure: FileFailure?
  }
}
