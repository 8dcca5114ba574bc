import ArgumentParser
import AssentAddresses
import AssentFormats
import AssentHashes
import AssentModel
import AssentStore

struct ImportQuarantineCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Takes over the status of addresses from a file: another system's quarantine, or an export.",
    discussion: """
      The file has the column address, and may have channel, status (valid, erroneous, in-quarantine, on-denylist), since, reason and \
      error_text, as CSV with a header or as JSON lines, in UTF-8; other columns don't count. What a row leaves out comes from --channel, \
      --status and --reason, and since is now. A row that was imported before adds nothing, even when the address was released since, so a file \
      may be imported again. With one bad row nothing is recorded, unless --partial is given.
      """)

  @Argument(help: "The file; - for standard input.")
  var file: String

  @Option(help: "The channel of rows that name none.")
  var channel = Channel.email

  @Option(help: "The status of rows that name none.")
  var status = QuarantineStatus.quarantined

  @Option(help: ArgumentHelp("Why, for rows that don't say.", valueName: "text"))
  var reason: String?

  @Option(help: ArgumentHelp("Who imports it.", valueName: "name"))
  var `operator`: String?

  @Flag(help: "Record the good rows and list the bad ones; a thousand at a time, so a run that ends early has recorded the first rows.")
  var partial = false

  @Flag(help: "Check every row, and record nothing.")
  var dryRun = false

  @OptionGroup var sheet: SheetOptions
  @OptionGroup var store: StoreOption
  @OptionGroup var rules: AddressRulesOption

  func validate() throws {
    guard reason?.allSatisfy(\.isWhitespace) != true else { throw ValidationError("--reason is empty: say why, or leave it out.") }
  }

  func run() async throws {
    let normalizer = try rules.normalizer()
    let store = try await store.openOrMake(isDryRun: dryRun)
    let input = try SheetInput(file, sheet)
    defer { input.close() }
    var run = QuarantineImport(store: store, isPartial: partial, isDryRun: dryRun)
    do {
      var rows = try input.rows(members: QuarantineRowReader.columns, ids: ["address"])
      let reader = try QuarantineRowReader(
        rows.columns, separator: input.separator, normalizer: normalizer, channel: channel, status: status, reason: reason, actor: self.operator)
      while let row = try rows.next() {
        if let problem = row.problem {
          input.report(problem.message, line: row.line)
          run.leaveOut()
          continue
        }
        do {
          try await run.take(try reader.change(row.fields, now: SystemClock.now), line: row.line)
        } catch let fault as QuarantineRowFault {
          input.report(fault.sentence, line: row.line)
          run.leaveOut()
        }
      }
      try await run.finish()
    } catch let error as SheetError {
      input.report(error)
      run.reportEnd()
      throw ExitCode(1)
    } catch let error as StoreError {
      StandardStream.error.print("error: \(error)")
      run.reportEnd()
      throw ExitCode(1)
    }
  }
}

/// Reads a row of an import as a change.
struct QuarantineRowReader {
  static let columns = ["address", "channel", "status", "since", "reason", "error_text"]

  private let indices: [Int?]
  private let normalizer: AddressNormalizer
  private let channel: Channel
  private let status: QuarantineStatus
  private let reason: String?
  private let actor: String?

  /// - Throws: `SheetError` when there is no column of addresses, or there are two of a name.
  init(
    _ columns: SheetColumns, separator: UInt8, normalizer: AddressNormalizer, channel: Channel, status: QuarantineStatus, reason: String?,
    actor: String?
  ) throws(SheetError) {
    var indices: [Int?] = [try columns.index(ofRequired: ["address"], separator: separator)]
    for name in Self.columns.dropFirst() { indices.append(try columns.index(named: [name])) }
    self.indices = indices
    self.normalizer = normalizer
    self.channel = channel
    self.status = status
    self.reason = reason
    self.actor = actor
  }

  /// - Throws: what is wrong with the row.
  func change(_ fields: [String], now: Timestamp) throws(QuarantineRowFault) -> QuarantineChange {
    func cell(_ column: Int) -> String? {
      guard let index = indices[column], fields.indices.contains(index) else { return nil }
      return fields[index].allSatisfy(\.isWhitespace) ? nil : fields[index]
    }
    var channel = channel
    if let name = cell(1) {
      guard let named = Channel(name: name.lowercased()) else { throw .channel }
      channel = named
    }
    var status = status
    if let name = cell(2) {
      guard let named = QuarantineStatus(rawValue: name.lowercased()) else { throw .status }
      status = named
    }
    var time: Timestamp?
    if let text = cell(3) {
      guard let moment = Timestamp(rfc3339: text) else { throw .time }
      guard moment <= now else { throw .future }
      time = moment
    }
    guard let reason = cell(4) ?? reason else { throw .reason }
    let address: Address
    do throws(AddressFault) { address = try normalizer.address(cell(0) ?? "", channel: channel) } catch { throw .address(error) }
    let words = [address.text, channel.name, status.rawValue, time?.description ?? "", reason, cell(5) ?? ""]
    var generator = SystemRandomNumberGenerator()
    return QuarantineChange(
      id: RecordID(at: now, from: &generator), address: address, event: .status(status), method: .import,
      statement: SenderStatement(reason: reason, actor: actor), errorText: cell(5), reportHash: SHA256Hash(ofWords: words).description, time: time
    )
  }

}

/// What is wrong with a row of an import.
enum QuarantineRowFault: Error, Hashable {
  case address(AddressFault)
  case channel, status, time, future, reason

  var sentence: String {
    switch self {
    case .address(let fault): fault.sentence
    case .channel: "there is no such channel: write \(Channel.nameList)"
    case .status: "there is no such status: write \(QuarantineStatus.allCases.map(\.rawValue).joined(separator: ", "))"
    case .time: "the time in since can't be read: write 2026-11-22, or 2026-11-22T10:15:30Z"
    case .future: "the time in since is still to come: correct it"
    case .reason: "it doesn't say why: fill the column reason, or give --reason"
    }
  }
}
