import ArgumentParser
import AssentAddresses
import AssentAudience
import AssentModel
import AssentSheets

/// What a file of messages holds: those that were understood, and how many of each other kind there were.
struct InboundReading {
  private(set) var understood: [(message: InboundMessage, match: KeywordMatch)] = []
  private(set) var unclear: [(message: InboundMessage, locale: LocaleTag?)] = []
  private(set) var other = 0
  private(set) var outbound = 0
  private(set) var badRows = 0

  /// Reads the messages; each problem is reported with its line.
  init(_ sheet: InboundSheet, matcher: KeywordMatcher, normalizer: AddressNormalizer, now: Timestamp) throws {
    var columns: InboundColumns?
    try sheet.read(members: InboundColumns.members) { names, row in
      if columns == nil { columns = InboundColumns(names) }
      guard let columns else {
        let found = names.prefix(20).map { "`\($0.prefix(40))`" }.joined(separator: ", ")
        throw ValidationError(
          "\(sheet.name):1: a column with the sender's number (`number`, `from`, `msisdn`) and one with the text (`text`, `body`) are needed; "
            + "the columns are \(found): rename them, or say what separates them with --delimiter")
      }
      if let problem = row.problem {
        badRows += 1
        return sheet.report(row.line, .error, problem.message)
      }
      switch columns.row(row.fields, line: row.line, normalizer: normalizer, now: now) {
      case .outbound: outbound += 1
      case .problem(let problem):
        badRows += 1
        sheet.report(row.line, .error, problem.sentence)
      case .message(let message):
        switch matcher.read(message.text) {
        case .other: other += 1
        case .keyword(let match): understood.append((message, match))
        case .unclear(let reason, let locale):
          unclear.append((message, locale))
          sheet.report(row.line, .warning, reason.sentence)
        }
      }
    }
  }
}
