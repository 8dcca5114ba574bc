public import AssentModel

/// What a build did.
public struct BuildReport: Sendable {
  /// How many pages there are of a locale and kind.
  public struct Count: Sendable, Hashable {
    /// `nil` for a page of no locale: the language chooser.
    public var locale: LocaleTag?
    public var kind: PageKind
    public var pages = 0
    /// The size of the pages together.
    public var bytes = 0
  }

  /// How long a stage took on the clock.
  public struct Stage: Sendable, Hashable {
    public var name: String
    public var duration: Duration
  }

  /// Everything that was found, sorted by place; errors mean that nothing was written.
  public var findings: [Finding] = []
  public var counts: [Count] = []
  public var stages: [Stage] = []
  /// Pages that were rendered and written.
  public var written = 0
  /// Pages that were the same as before and keep their file.
  public var unchanged = 0
  /// Pages that are gone.
  public var removed = 0
  /// Pages that the archive didn't hold yet.
  public var archived = 0

  public var hasErrors: Bool { findings.contains { $0.severity == .error } }
}

extension BuildReport {
  /// The report of a build that found everything as it would make it.
  init(unchanged state: BuildState, stages: [Stage]) {
    counts = state.counts
    findings = state.findings
    unchanged = state.entries.count
    self.stages = stages
  }

  /// The report with its findings in the order of the files, each once.
  func finished(_ stages: [Stage]) -> BuildReport {
    var report = self
    report.stages = stages
    report.findings = findings.inFileOrder
    return report
  }

  /// Counts pages by locale and kind.
  mutating func count(_ pages: [SiteManifest.PageEntry]) {
    let groups = Dictionary(grouping: pages) { page in
      PageKind(rawValue: page.kind).map { Count(locale: $0 == .languageChooser ? nil : page.locale, kind: $0) }
    }
    counts = groups.compactMap { group, pages in
      guard let group else { return nil }
      return Count(locale: group.locale, kind: group.kind, pages: pages.count, bytes: pages.reduce(0) { $0 + $1.size })
    }.sorted { ($0.kind, $0.locale?.description ?? "") < ($1.kind, $1.locale?.description ?? "") }
  }
}

extension [Finding] {
  /// Each once: errors first, among them what keeps a file from being read, for others may follow from it; then in the order of the files.
  ///
  /// Findings that differ in their hints alone are one.
  var inFileOrder: [Finding] {
    let sorted = Set(self).sorted { left, right in
      guard left.rank == right.rank else { return left.rank < right.rank }
      let (first, second) = (left.location ?? SourceLocation(""), right.location ?? SourceLocation(""))
      guard first == second else { return first < second }
      return (left.rule, left.message, left.hint ?? "") < (right.rule, right.message, right.hint ?? "")
    }
    return sorted.indices.filter { index in
      guard index > 0 else { return true }
      let (before, finding) = (sorted[index - 1], sorted[index])
      return (before.rule, before.message) != (finding.rule, finding.message) || before.location != finding.location || before.part != finding.part
    }.map { sorted[$0] }
  }
}

extension Finding {
  fileprivate var rank: Int {
    switch severity {
    case .error: rule.hasPrefix("yaml-") || rule == SiteRules.templateSyntax.rule.id || location?.file == SiteConfiguration.path ? 0 : 1
    case .warning: 2
    case .note: 3
    }
  }
}

/// What a build is asked to do.
public struct BuildOptions: Sendable {
  /// The site's folder, with `Templates/` and `Locales/`.
  public var site: String
  /// The folder that the site is written to.
  public var output: String
  /// The folder in which every page that is published is kept for good; `nil` to keep none.
  public var archive: String?
  /// The locales to build; empty for all. The pages of the others stay as they are.
  public var locales: [LocaleTag]
  /// The slugs of the campaigns to build; empty for the whole site. The other pages stay as they are.
  public var campaigns: [String]
  /// The number of threads, at least 1.
  public var jobs: Int
  /// Whether the site gets two more locales, made up of its source locale: `en-XA`, accented and longer, and `ar-XB`, from right to left.
  public var hasPseudoLocales: Bool

  public init(
    site: String, output: String, archive: String? = nil, locales: [LocaleTag] = [], campaigns: [String] = [], jobs: Int,
    hasPseudoLocales: Bool = false
  ) {
    self.site = site
    self.output = output
    self.archive = archive
    self.locales = locales
    self.campaigns = campaigns
    self.jobs = jobs
    self.hasPseudoLocales = hasPseudoLocales
  }

  /// Whether only a part of the site is built.
  var isPartial: Bool { !locales.isEmpty || !campaigns.isEmpty }
}

/// Measures the stages of a build on a clock that only goes forward.
struct Stopwatch {
  private(set) var stages: [BuildReport.Stage] = []
  private let clock = ContinuousClock()
  private var last: ContinuousClock.Instant

  init() { last = clock.now }

  /// Ends a stage that began when the one before it ended.
  mutating func lap(_ name: String) {
    let now = clock.now
    stages.append(BuildReport.Stage(name: name, duration: last.duration(to: now)))
    last = now
  }
}
