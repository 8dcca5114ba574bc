import AssentAddresses
import AssentFormats
public import AssentModel
import AssentStore

/// Subscribers of listmonk, by their e-mail addresses: those who may be written to, for the mode `subscribe`, or those who may not, for `blocklist`.
///
/// Source: listmonk, API / Import, and its importer, which reads the columns `email`, `name` and `attributes`.
public struct ListmonkSubscribers: ContactTable {
  /// Which mode of listmonk's import the file is for.
  public enum Mode: Hashable, Sendable {
    /// Those who opted in to e-mail, or to a service.
    case subscribe(ServiceNumber?)
    case blocklist
  }

  private let mode: Mode

  public init(mode: Mode) { self.mode = mode }

  public let columns = ["email", "name", "attributes"]

  var isBlocklist: Bool { mode == .blocklist }

  public func rows(of contact: ContactStatus, at time: Timestamp) -> [[ExportCell]] {
    let isWanted =
      switch mode {
      case .blocklist: contact.isClosed(.email)
      case .subscribe(nil): !contact.isClosed(.email) && contact.state.effective(.email) == .optIn
      case .subscribe(let service?): !contact.isClosed(.email) && contact.state.effective(service, at: time) == .optIn
      }
    guard isWanted else { return [] }
    return contact.addresses.filter { $0.channel == .email }.map { address in
      [.text(address.text), .none, .json(Self.attributes(contact.profile))]
    }
  }

  /// The row of an address that is excluded whoever it belongs to.
  public static func blocked(_ address: String) -> [ExportCell] { [.text(address), .none, .json("{}")] }

  private static func attributes(_ profile: Profile.ID) -> String {
    var json = Array("{\"profile\":".utf8)
    JSONString.append(profile.text, to: &json)
    return String(decoding: json, as: UTF8.self) + "}"
  }
}
