import AssentModel
import AssentSite

/// A rule over one kind of subject: a text, a string table, a document, a page, or all of them in a locale.
///
/// A rule keeps no state: any number of threads ask it. What it reports gets its `rule`, so that a finding always has a rule that is listed.
protocol CheckRule<Subject>: Sendable {
  associatedtype Subject: CheckedSubject
  var rule: Rule { get }
  func check(_ subject: Subject, into report: inout RuleReport)
}

/// What a rule is asked about: something of one locale.
protocol CheckedSubject: Sendable {
  var locale: LocaleTag { get }
  /// Whether the locale is the source locale.
  var isSource: Bool { get }
}

extension CheckRule {
  /// What the rule reports of a subject.
  func findings(in subject: Subject) -> [CheckFinding] {
    var report = RuleReport()
    check(subject, into: &report)
    return report.isEmpty ? [] : report.findings(of: rule)
  }

  /// Whether the rule is for the locale of a subject.
  func isFor(_ subject: Subject) -> Bool { rule.locales.contains(subject.locale, isSource: subject.isSource) }
}

/// Asks rules about subjects of one kind on all threads.
struct RuleRunner<Subject: CheckedSubject>: Sendable {
  private let rules: [any CheckRule<Subject>]
  /// The rules that are for the locale of each subject.
  private let rulesOfSubject: [[any CheckRule<Subject>]]
  private let subjects: [Subject]

  /// - Parameter subjects: subjects of one locale must all be of the source, or all be translations.
  init(_ rules: [any CheckRule<Subject>], over subjects: [Subject]) {
    self.rules = rules
    self.subjects = subjects
    var byLocale: [LocaleTag: [any CheckRule<Subject>]] = [:]
    for subject in subjects where byLocale[subject.locale] == nil { byLocale[subject.locale] = rules.filter { $0.isFor(subject) } }
    rulesOfSubject = subjects.map { byLocale[$0.locale] ?? [] }
  }

  /// The findings in no certain order.
  func findings(_ workers: Workers) -> [CheckFinding] {
    let count = subjects.count * rules.count
    // Neighbouring pairs of a subject and a rule are one piece of work, so that threads seldom ask for more.
    let size = min(4096, max(1, count / 128))
    let pieces = stride(from: 0, to: count, by: size).map { $0..<min($0 + size, count) }
    return workers.map(pieces, run: 1) { piece -> [CheckFinding] in
      var findings: [CheckFinding] = []
      for index in piece {
        let (subject, rule) = index.quotientAndRemainder(dividingBy: rules.count)
        guard rule < rulesOfSubject[subject].count else { continue }
        findings += rulesOfSubject[subject][rule].findings(in: subjects[subject])
      }
      return findings
    }.flatMap(\.self)
  }
}
