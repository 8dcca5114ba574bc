public import AssentAddresses
import AssentHashes
public import AssentModel
public import AssentStore

/// A message that somebody sent back.
public struct InboundMessage: Hashable, Sendable {
  /// Where its row begins in the file, counted from 1.
  public let line: Int
  /// Who sent it, on the channel SMS.
  public let number: Address
  public let text: String
  /// `nil` when the gateway didn't say, or not in a way that can be read.
  public let received: Timestamp?
  /// The number or short code that it was sent to.
  public let code: String?
  public let profile: Profile.ID?
  public let locale: LocaleTag?

  public init(
    line: Int, number: Address, text: String, received: Timestamp?, code: String? = nil, profile: Profile.ID? = nil, locale: LocaleTag? = nil
  ) {
    self.line = line
    self.number = number
    self.text = text
    self.received = received
    self.code = code
    self.profile = profile
    self.locale = locale
  }

  /// SHA-256 of number, time and text in lower-case hexadecimal: the same message twice has it twice.
  public var digest: String { SHA256Hash(of: identity).description }

  /// The id of what the message becomes for a profile, or for its number: the same for the same message.
  public func recordID(for profile: Profile.ID?) -> RecordID {
    var generator = SHA256Hash(of: identity + "\n" + (profile?.text ?? "")).numbers
    return RecordID(at: received ?? Timestamp(milliseconds: 0), from: &generator)
  }

  private var identity: String { "\(number.text)\n\(received.map { String($0.milliseconds) } ?? "")\n\(text)" }
}

/// Which column of an export of messages holds what, by the names that gateways and people give them.
///
/// Twilio's exports have From, To, Body, DateSent or SentDate, and Direction; Sinch's interface from, to, body, received_at and type; Vonage's
/// msisdn, to, text and message-timestamp. Case, spaces, hyphens and underscores in a name don't count.
public struct InboundColumns: Sendable {
  /// Columns by their roles, the name that says most first: of a row the first one counts that isn't empty.
  private let number: [Int]
  private let text: [Int]
  private let received: [Int]
  private let code: [Int]
  private let profile: [Int]
  private let locale: [Int]
  private let direction: [Int]

  /// What is wrong with a row.
  public enum Problem: Hashable, Sendable {
    case number(AddressFault)
    case profile
    case locale

    /// What is wrong and what to do, as a part of a message.
    public var sentence: String {
      switch self {
      case .number(let fault): fault.sentence
      case .profile: "the profile id is longer than 64 bytes or holds NUL: correct it"
      case .locale: "the locale is no language tag: write it as fr or fr-BE"
      }
    }
  }

  /// What a row holds.
  public enum Row: Hashable, Sendable {
    case message(InboundMessage)
    /// One that was sent, not received.
    case outbound
    case problem(Problem)
  }

  /// `nil` when there is no column of numbers or none of texts.
  public init?(_ names: [String]) {
    let names = names.map(Self.normal)
    func columns(_ aliases: [String]) -> [Int] { aliases.flatMap { alias in names.indices.filter { names[$0] == alias } } }
    number = columns(Self.numberNames)
    text = columns(Self.textNames)
    received = columns(Self.receivedNames)
    code = columns(Self.codeNames)
    profile = columns(["profile"])
    locale = columns(["locale", "language"])
    direction = columns(["direction"])
    guard !number.isEmpty, !text.isEmpty else { return nil }
  }

  /// Reads a row. A time that is more than a day in the future is none.
  public func row(_ fields: [String], line: Int, normalizer: AddressNormalizer, now: Timestamp) -> Row {
    func field(_ columns: [Int]) -> String {
      columns.lazy.compactMap { fields.indices.contains($0) && !fields[$0].isEmpty ? fields[$0] : nil }.first ?? ""
    }
    if field(direction).lowercased().hasPrefix("outbound") { return .outbound }
    let address: Address
    do {
      address = try Self.address(field(number), normalizer)
    } catch {
      return .problem(.number(error))
    }
    let id = Profile.ID(field(profile))
    if id == nil, !field(profile).isEmpty { return .problem(.profile) }
    let tag = LocaleTag(field(locale))
    if tag == nil, !field(locale).isEmpty { return .problem(.locale) }
    let time = InboundTime.timestamp(field(received)).flatMap { $0.milliseconds > now.milliseconds + 86_400_000 ? nil : $0 }
    return .message(
      InboundMessage(
        line: line, number: address, text: field(text), received: time, code: field(code).isEmpty ? nil : field(code), profile: id, locale: tag))
  }

  /// A sender's number. Gateways leave the `+` of an international number out.
  public static func address(_ text: String, _ normalizer: AddressNormalizer) throws(AddressFault) -> Address {
    let hasNoPrefix = text.utf8.first.map { (0x31...0x39).contains($0) } ?? false
    if hasNoPrefix, text.utf8.count >= 11, let address = try? normalizer.address("+" + text, channel: .sms) { return address }
    do {
      return try normalizer.address(text, channel: .sms)
    } catch {
      guard hasNoPrefix, let address = try? normalizer.address("+" + text, channel: .sms) else { throw error }
      return address
    }
  }

  /// The names of members that are looked for in JSON lines, in the spellings that gateways use.
  public static let members = [
    "number", "from", "msisdn", "sender", "phone", "originator", "text", "body", "message", "content", "received", "received_at", "receivedAt",
    "date_sent", "dateSent", "date_created", "dateCreated", "message-timestamp", "timestamp", "time", "code", "short_code", "shortCode", "to",
    "recipient", "profile", "locale", "language", "direction",
  ]

  /// The columns that hold ids.
  public static let ids = numberNames + codeNames + ["profile"]

  private static let numberNames = [
    "number", "from", "msisdn", "sender", "phone", "phonenumber", "fromnumber", "originator", "source", "address", "mobile",
  ]
  private static let textNames = ["text", "body", "message", "content", "messagebody", "messagetext"]
  private static let receivedNames = [
    "received", "receivedat", "receiveddate", "datereceived", "datesent", "sentdate", "datecreated", "messagetimestamp", "timestamp", "time", "date",
  ]
  private static let codeNames = ["code", "shortcode", "servicecode", "to", "recipient", "destination"]

  private static func normal(_ name: String) -> String { String(name.lowercased().filter { $0.isLetter || $0.isNumber }) }
}
