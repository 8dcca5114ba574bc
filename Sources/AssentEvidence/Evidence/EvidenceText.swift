import AssentFormats
import AssentLinks
import AssentModel
import AssentStore

/// The history of a person for a terminal.
public struct EvidenceText: Sendable {
  private let evidence: PersonEvidence

  public init(_ evidence: PersonEvidence) { self.evidence = evidence }

  public var text: String {
    var lines = ["profile   \(evidence.profile.text)", "now       \(evidence.state.json)"]
    lines.append("history   \(evidence.entries.count) of \(evidence.head.position) entries, read at \(evidence.madeAt)")
    for entry in evidence.entries { lines += [""] + self.lines(of: entry) }
    lines.append("")
    lines.append(evidence.isSound ? "Everything that was checked holds." : "Something doesn't hold: see the lines that begin with !")
    return lines.map(VisibleScalar.escaped).joined(separator: "\n") + "\n"
  }

  private func lines(of entry: EvidenceEntry) -> [String] {
    let record = entry.record
    var lines = [
      "\(record.time)  \(record.choice.rawValue)  \(ConsentVocabulary.name(of: record.scope))",
      "  how     \(ConsentVocabulary.method(of: record))",
    ]
    if let statement = record.statement {
      lines.append("  reason  \(statement.reason)\(statement.actor.map { " (\($0))" } ?? "")")
    }
    if let campaign = record.campaign { lines.append("  campaign \(campaign.rawValue)") }
    lines.append("  state   \(record.before.json) -> \(record.after.json)")
    if let key = record.keyID, let token = record.tokenHash { lines.append("  link    key \(key), SHA-256 of the token \(token)") }
    if let network = record.network { lines.append("  network \(network)") }
    if let hash = record.pageHash {
      lines.append("  page    \(record.locale.map { "\($0), " } ?? "")SHA-256 \(hash)")
      lines += pageLines(entry.page)
    }
    lines.append("  record  \(record.id), position \(entry.position), chain \(entry.chain)")
    return lines + (entry.problems.isEmpty ? ["          the chain holds here"] : entry.problems.map { "! \($0)" })
  }

  private func pageLines(_ page: ShownPage?) -> [String] {
    guard let page else { return ["          no archive was asked for it"] }
    var lines: [String]
    switch page.file {
    case .intact: lines = ["          the archive has it, unaltered: \(page.path)"]
    case .missing: lines = ["! the archive doesn't have it: \(page.path)"]
    case .altered(let found): lines = ["! the archive's file was altered, its SHA-256 is \(found): \(page.path)"]
    }
    if page.entry == nil { lines.append("          no archived pages.json names it with these sources") }
    for source in page.sources {
      let mark = source.file.bytes == nil ? "!" : " "
      lines.append("\(mark)         from \(source.entry.path), \(source.file.name), SHA-256 \(source.entry.sha256)")
    }
    return lines
  }
}

/// The history of a person as JSON-LD: a consent record of ISO/IEC TS 27560:2023 for every entry.
public struct EvidenceJSON: Sendable {
  private let evidence: PersonEvidence

  public init(_ evidence: PersonEvidence) { self.evidence = evidence }

  public var text: String {
    JSONValue.members(
      ("@context", ConsentVocabulary.context), ("@type", .text("dct:Collection")), ("dct:created", .text(evidence.madeAt.description)),
      ("dct:subject", .members(("@type", .text("dpv:DataSubject")), ("dct:identifier", .text(evidence.profile.text)))),
      ("assent:state", .text(evidence.state.json)),
      (
        "assent:head",
        .members(("assent:position", .number(evidence.head.position.rawValue)), ("assent:chain", .text(evidence.head.chain.description)))
      ),
      ("assent:verification", .text(evidence.isSound ? "intact" : "problems")), ("dct:hasPart", .list(evidence.entries.map(record)))
    ).text + "\n"
  }

  private func record(_ entry: EvidenceEntry) -> JSONValue {
    let history = JSONValue.members(
      ("assent:position", .number(entry.position.rawValue)), ("assent:digest", .text(entry.digest.description)),
      ("assent:chain", .text(entry.chain.description)), ("assent:salt", .text(entry.record.salt.description)),
      ("assent:verification", .text(entry.problems.isEmpty ? "intact" : "broken")),
      ("assent:problem", entry.problems.isEmpty ? nil : .texts(entry.problems.map(\.description))),
      ("assent:canonical", .text(entry.record.canonicalJSON)))
    return ConsentRecordDocument(
      record: entry.record, subject: evidence.profile.text, sender: evidence.sender, archivedNotice: notice(entry.page),
      withdrawal: "a link in every message, and the unsubscribe button of mail programs", history: history
    ).value
  }

  /// Where the page is kept, whether it is intact, and what it was made of.
  private func notice(_ page: ShownPage?) -> [(String, JSONValue?)] {
    guard let page else { return [] }
    let sources = page.sources.map { source in
      JSONValue.members(
        ("dct:identifier", .text(source.entry.path)), ("spdx:checksum", ConsentRecordDocument.checksum(source.entry.sha256)),
        ("assent:verification", .text(source.file.name)))
    }
    return [
      ("dct:type", page.entry.map { .text($0.kind) }), ("assent:archivePath", .text(page.path)), ("assent:verification", .text(page.file.name)),
      ("dct:source", sources.isEmpty ? nil : .list(sources)),
    ]
  }
}
