import AssentFormats
import AssentModel
import AssentStore

/// What text and HTML both say of figures, in words.
struct FigureContent: Sendable {
  let figures: Figures
  let names: FigureNames

  /// `1,234 opt-outs, 345 opt-ins`.
  var headline: String {
    guard !figures.isEmpty else { return "No choice was recorded" }
    return "\(GroupedNumber.text(figures.total.optOuts, "opt-out")), \(GroupedNumber.text(figures.total.optIns, "opt-in"))"
  }

  /// The days that are covered, or why there are none.
  var span: String {
    guard let days = figures.days else { return "The history has no choice" }
    guard figures.isEmpty else { return DateText.range(days) }
    return days.lowerBound == days.upperBound
      ? "On \(DateText.day(days.lowerBound))" : "Between \(DateText.day(days.lowerBound)) and \(DateText.day(days.upperBound))"
  }

  var peak: String? {
    figures.periods.peak.map { "Most opt-outs: \(GroupedNumber.text($0.count.optOuts)) \(DateText.phrase($0, figures.periods.unit))" }
  }

  var undone: String {
    let (total, undo) = (figures.total, figures.undo)
    guard total.undone > 0 else { return "no opt-out was taken back" }
    let parts = [
      undo.byPerson > 0 ? "\(GroupedNumber.text(undo.byPerson)) by the person" : nil,
      undo.bySender > 0 ? "\(GroupedNumber.text(undo.bySender)) by the sender" : nil,
    ].compactMap { $0 }
    let share = total.optOuts > 0 ? "\(NumberText.share(total.undone, of: total.optOuts)) of the opt-outs: " : ""
    return share + parts.joined(separator: ", ")
  }

  var machines: String {
    let machines = figures.machines
    guard machines.examined > 0 else { return "no opt-out was made with a button" }
    return "\(NumberText.share(machines.listed, of: machines.examined)) of \(GroupedNumber.text(machines.examined)) made with a button"
  }

  /// What the time from link to choice is measured from, in sentences; `nil` when nothing could be measured.
  var responseSource: String? {
    guard figures.responses.measured + figures.responses.early > 0 else { return nil }
    let starts = figures.campaigns.filter { $0.responses.measured + $0.responses.early > 0 }.compactMap(\.start)
    let sent = starts.count { if case .sent = $0 { true } else { false } }
    let published = starts.count - sent
    let sources = [
      sent > 0 ? "from the time that the list of what was sent gives (\(GroupedNumber.text(sent, "campaign")))" : nil,
      published > 0
        ? "from midnight (UTC) of the day from which site.yml publishes the campaign (\(GroupedNumber.text(published, "campaign")))" : nil,
    ].compactMap { $0 }
    let early = figures.responses.early
    let rest = early > 0 ? " \(GroupedNumber.text(early, "choice")) from before that \(early == 1 ? "isn’t" : "aren’t") measured." : ""
    return "Measured \(sources.joined(separator: ", else ")): a link doesn’t say when it was sent.\(rest)"
  }

  /// The figures by channel, service, language and method, without the tables that would be empty.
  var breakdowns: [FigureTable] {
    let columns = ["Opt-outs", "Opt-ins", "Taken back"]
    let channels = names.listed(figures.channels).map { row in
      var cells = row.count.cells
      cells.insert(GroupedNumber.text(row.ofEverything), at: 1)
      return FigureTable.Row(label: FigureNames.label(row.channel), cells: cells, optOuts: row.count.optOuts)
    }
    func rows<Key>(_ rows: [FigureRow<Key>], _ label: (Key) -> String) -> [FigureTable.Row] {
      rows.map { FigureTable.Row(label: label($0.key), cells: $0.count.cells, optOuts: $0.count.optOuts) }
    }
    return [
      FigureTable(title: "By channel", subject: "Channel", columns: ["Opt-outs", "of everything", "Opt-ins", "Taken back"], rows: channels),
      FigureTable(title: "By service", subject: "Service", columns: columns, rows: rows(figures.services, names.label)),
      FigureTable(title: "By language", subject: "Language of the page", columns: columns, rows: rows(figures.locales, FigureNames.label)),
      FigureTable(title: "By method", subject: "Method", columns: columns, rows: rows(figures.methods, FigureNames.label)),
    ].filter { !$0.rows.isEmpty }
  }

  static func label(_ responseClass: ResponseClass) -> String {
    switch responseClass {
    case .hour: "under 1 h"
    case .sixHours: "1 to 6 h"
    case .day: "6 to 24 h"
    case .twoDays: "1 to 2 days"
    case .week: "2 to 7 days"
    case .month: "7 to 30 days"
    case .later: "30 days on"
    }
  }

  static func perUnit(_ unit: PeriodUnit) -> String {
    switch unit {
    case .day: "by day"
    case .week: "by week, from Monday"
    case .month: "by month"
    case .year: "by year"
    }
  }

  /// How it was counted, in sentences.
  var notes: [String] {
    [
      "A choice is one press of a button, or one entry by the sender: a preferences form that stops three channels and starts a service counts as one "
        + "opt-out and one opt-in. What changed nothing isn’t recorded, and so isn’t counted. Choices are counted, not people.",
      "A channel counts every choice that concerns it, so an opt-out of everything is one for each channel, and the rows add up to more than the total. A "
        + "service counts the choices for itself.",
      "Taking an opt-out back isn’t an opt-in: what held before the opt-out holds again. It counts at the time at which it was done, for the campaign "
        + "of the opt-out when the person did it, for none when the sender did.",
      "Look machine-made are the opt-outs that assent report bursts lists. They are in all other figures.",
      "Choices of people who were erased count"
        + (figures.erased > 0 ? " (\(GroupedNumber.text(figures.erased)) of those here)" : "")
        + ", except that nobody can tell any more whether they look machine-made.",
    ]
  }
}

/// One of the tables by channel, service, language or method, which every format prints.
struct FigureTable: Sendable {
  struct Row: Sendable {
    let label: String
    /// One for each of the table's columns.
    let cells: [String]
    /// What the row's bar shows.
    let optOuts: Int
  }

  /// `By channel`.
  let title: String
  /// The heading of the labels: `Channel`.
  let subject: String
  /// The headings of the cells.
  let columns: [String]
  let rows: [Row]

  /// The opt-outs that a bar of full length shows.
  var longest: Int { rows.map(\.optOuts).max() ?? 0 }
}

extension ChoiceCount {
  /// Opt-outs, opt-ins and what was taken back, as cells of a table.
  var cells: [String] { [optOuts, optIns, undone].map { GroupedNumber.text($0) } }
}
