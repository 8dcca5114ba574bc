import AssentModel
import AssentPreferences

/// The terms of the W3C Data Privacy Vocabulary (DPV) for what Assent records.
///
/// Source: https://w3id.org/dpv and its guide to ISO/IEC TS 27560:2023, https://w3id.org/dpv/guides/consent-27560.
enum ConsentVocabulary {
  static let recordSchema = "https://w3id.org/dpv/schema/dpv-27560#record"
  static let receiptSchema = "https://w3id.org/dpv/schema/dpv-27560#receipt"

  /// The context stands in every document: nothing is to be fetched.
  static let context = JSONValue.members(
    ("dpv", .text("https://w3id.org/dpv#")), ("pd", .text("https://w3id.org/dpv/pd#")), ("dct", .text("http://purl.org/dc/terms/")),
    ("rdf", .text("http://www.w3.org/1999/02/22-rdf-syntax-ns#")), ("spdx", .text("http://spdx.org/rdf/terms#")),
    ("assent", .text("urn:x-assent:")))

  /// What a choice made of consent: requested by a sign-up that waits, given, withdrawn once it had been given, refused when it never was; unknown where an undo brought back a
  /// state in which nothing had been chosen.
  static func status(of record: ConsentRecord) -> String {
    guard record.method != .signUp else { return "dpv:ConsentRequested" }
    switch record.choice {
    case .optIn:
      let stands = parts(of: record.scope).contains { record.after.effective($0, at: record.time) == .optIn }
      return record.method != .undo || stands ? "dpv:ConsentGiven" : "dpv:ConsentUnknown"
    case .optOut:
      return parts(of: record.scope).contains { record.before.effective($0, at: record.time) == .optIn }
        ? "dpv:ConsentWithdrawn" : "dpv:ConsentRefused"
    }
  }

  /// How the choice was made, in a sentence.
  static func method(of record: ConsentRecord) -> String {
    switch record.method {
    case .page: "the button of a web page"
    case .oneClick: "the unsubscribe button of a mail program (RFC 8058)"
    case .operator: "entered by somebody at the sender"
    case .import: "taken over from another system"
    case .signUp: "a sign-up that waits for its confirmation, entered by somebody at the sender"
    case .signUpConfirmation: "the button of the page that confirms a sign-up"
    case .undo: record.statement == nil ? "the button that takes an opt-out back" : "an opt-out taken back by somebody at the sender"
    }
  }

  /// What the choice is about, in words.
  static func name(of scope: Scope) -> String {
    switch scope {
    case .everyChannel: "every channel"
    case .channels(let set): set.channels.map(\.name).joined(separator: ", ")
    case .service(let number): "service \(number.rawValue)"
    }
  }

  /// The personal data that a message for the scope needs.
  static func personalData(of scope: Scope) -> [String] {
    guard case .channels(let set) = scope else { return ["pd:Contact"] }
    var terms: [String] = []
    for channel in set.channels {
      let term =
        switch channel {
        case .email: "pd:EmailAddress"
        case .sms, .phone: "pd:TelephoneNumber"
        case .post: "pd:PhysicalAddress"
        default: "pd:Contact"
        }
      if !terms.contains(term) { terms.append(term) }
    }
    return terms
  }

  private static func parts(of scope: Scope) -> [Scope] {
    switch scope {
    case .everyChannel: Channel.all.map { .channel($0) }
    case .channels(let set): set.channels.map { .channel($0) }
    case .service: [scope]
    }
  }
}
