public import AssentModel

/// What a build did.
public struct BuildReport: Sendable {
  /// How many pages there are of a locale and kind.
  public struct Count: Sendable, Hashable {
    /// `nil` for a page of no locale: the language chooser.
    public var locale: LocaleTag?
    public var kind: PageKind
    public var pages: Int
    /// The size of the pages together.
    public var bytes: Int
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
    count(state)
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

  /// Counts the pages of a site by what their paths say.
  mutating func count(_ state: BuildState) {
    struct Key: Hashable {
      var locale: LocaleTag?
      var kind: PageKind
    }
    var totals: [Key: (pages: Int, bytes: Int)] = [:]
    for entry in state.entries {
      let parts = entry.path.split(separator: "/")
      let name = parts.last?.dropLast(".html".count) ?? ""
      let isGuide = parts.count > 2 && parts[1] == "guides"
      let kind = parts.count == 1 ? .languageChooser : isGuide ? .guide : PageKind(rawValue: String(name)) ?? .guide
      let key = Key(locale: parts.count == 1 ? nil : LocaleTag(parts[0]), kind: kind)
      totals[key, default: (0, 0)].pages += 1
      totals[key, default: (0, 0)].bytes += entry.size
    }
    counts = totals.map { Count(locale: $0.key.locale, kind: $0.key.kind, pages: $0.value.pages, bytes: $0.value.bytes) }
      .sorted { ($0.kind, $0.locale?.description ?? "") < ($1.kind, $1.locale?.description ?? "") }
  }
}

extension [Finding] {
  /// Each once, in the order of the files.
  var inFileOrder: [Finding] {
    Set(self).sorted { left, right in
      let (first, second) = (left.location ?? SourceLocation(""), right.location ?? SourceLocation(""))
      return first == second ? (left.rule, left.message) < (right.rule, right.message) : first < second
    }
  }
}
