import AssentHashes
import AssentLinks
import AssentModel
import Foundation

/// A line of the journal: 16 hexadecimal digits of the SHA-256 of the JSON, a space, the JSON, a newline.
enum JournalLine: Hashable {
  /// The first line.
  case header(version: Int)
  /// An opt-out that waits for the store.
  case entry(JournalEntry)
  /// The opt-outs with these ids are in the store.
  case done([String])
  /// The damaged line at this offset was copied to the other file.
  case keptAside(offset: Int)

  static let version = 1

  private struct Members: Codable {
    var journal: Int?
    var optOut: JournalEntry?
    var done: [String]?
    var keptAside: Int?
  }

  /// Reads a line without its newline; `nil` when it isn't one or doesn't fit its checksum.
  init?(_ bytes: [UInt8]) {
    guard bytes.count > 17, bytes[16] == UInt8(ascii: " ") else { return nil }
    let json = Data(bytes[17...])
    guard Self.checksum(of: json) == Array(bytes[..<16]), let members = try? JSONDecoder().decode(Members.self, from: json) else { return nil }
    if let version = members.journal {
      self = .header(version: version)
    } else if let entry = members.optOut {
      self = .entry(entry)
    } else if let done = members.done {
      self = .done(done)
    } else if let offset = members.keptAside {
      self = .keptAside(offset: offset)
    } else {
      return nil
    }
  }

  /// The line with its newline.
  ///
  /// - Parameter path: that of the journal, for the error.
  func bytes(_ path: String) throws(JournalError) -> [UInt8] {
    var members = Members()
    switch self {
    case .header(let version): members.journal = version
    case .entry(let entry): members.optOut = entry
    case .done(let ids): members.done = ids
    case .keptAside(let offset): members.keptAside = offset
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let json: Data
    do { json = try encoder.encode(members) } catch { throw JournalError(.cannotWrite, path, "a line can't be written as JSON") }
    return Self.checksum(of: json) + [UInt8(ascii: " ")] + json + [UInt8(ascii: "\n")]
  }

  private static func checksum(of json: Data) -> [UInt8] {
    Array(SHA256Hash(of: Array(json)).description.utf8.prefix(16))
  }
}

/// An opt-out as a line of the journal spells it.
struct JournalEntry: Codable, Hashable {
  struct Link: Codable, Hashable {
    var action: String
    var scope: UInt16
    var campaign: UInt32?
    var keyID: UInt8
    var tokenHash: String
  }

  struct Page: Codable, Hashable {
    var locale: LocaleTag
    var pageHash: String?
    var sourcesHash: String?
    var network: String?
  }

  struct Statement: Codable, Hashable {
    var reason: String
    var actor: String?
  }

  var id: String
  var salt: String
  var profile: String
  var scope: UInt16
  var method: ConsentMethod
  /// In milliseconds since 1970 UTC, as the next.
  var time: Int64
  var knownUntil: Int64
  var link: Link?
  var page: Page?
  var statement: Statement?

  /// `nil` for a submission that isn't a plain opt-out.
  init?(_ late: LateSubmission) {
    let submission = late.submission
    guard case .choice(.optOut, let scope, let method) = submission.change else { return nil }
    id = submission.id.description
    salt = submission.salt.description
    profile = submission.profile.text
    self.scope = scope.code
    self.method = method
    time = late.time.milliseconds
    knownUntil = late.newestKnownTime.milliseconds
    switch submission.origin {
    case .link(let link, let evidence):
      self.link = Link(
        action: link.action.name, scope: link.scope.code, campaign: link.campaign?.rawValue, keyID: link.keyID.rawValue, tokenHash: link.tokenHash)
      page = Page(locale: evidence.locale, pageHash: evidence.pageHash, sourcesHash: evidence.sourcesHash, network: evidence.network)
    case .sender(let statement):
      self.statement = Statement(reason: statement.reason, actor: statement.actor)
    }
  }

  /// The opt-out again; `nil` when a part says nothing that the program knows.
  var submission: LateSubmission? {
    guard let id = RecordID(id), let salt = RecordSalt(salt), let profile = Profile.ID(profile), let scope = Scope(code: scope), let origin
    else { return nil }
    return LateSubmission(
      Submission(id: id, salt: salt, profile: profile, origin: origin, change: .choice(.optOut, scope, method)),
      at: Timestamp(milliseconds: time), newestKnownTime: Timestamp(milliseconds: knownUntil))
  }

  private var origin: SubmissionOrigin? {
    if let link, let page {
      guard let action = LinkAction(name: link.action), let scope = Scope(code: link.scope), let keyID = KeyID(rawValue: link.keyID)
      else { return nil }
      return .link(
        LinkOrigin(
          action: action, scope: scope, campaign: link.campaign.flatMap { CampaignNumber(rawValue: $0) }, keyID: keyID, tokenHash: link.tokenHash),
        PageEvidence(locale: page.locale, pageHash: page.pageHash, sourcesHash: page.sourcesHash, network: page.network))
    }
    return statement.map { .sender(SenderStatement(reason: $0.reason, actor: $0.actor)) }
  }
}
