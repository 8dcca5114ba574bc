public import AssentAddresses
public import AssentFormats
public import AssentModel
public import AssentStore

extension ExportPreset {
  static let listmonk = ExportPreset(name: "listmonk", defaultKey: "profile", needsAddresses: true, takesService: true) { subject, settings in
    switch subject {
    case .history: nil
    case .preferences: ListmonkSubscribers(mode: .subscribe(settings.service))
    case .suppressions: ListmonkSubscribers(mode: .blocklist)
    }
  }
}

/// Subscribers of listmonk, by their e-mail addresses: those who may be written to, for the mode `subscribe`, or those who may not, for `blocklist`.
///
/// Source: listmonk, API / Import, and its importer, which reads the columns `email`, `name` and `attributes`.
public struct ListmonkSubscribers: ExportTable {
  /// Which mode of listmonk's import the file is for.
  public enum Mode: Hashable, Sendable {
    /// Those who opted in to e-mail, or to a service.
    case subscribe(ServiceNumber?)
    case blocklist
  }

  private let mode: Mode

  public init(mode: Mode) { self.mode = mode }

  public let columns = ["email", "name", "attributes"]

  public func rows(of contact: ContactStatus, at time: Timestamp) -> [[Cell]] {
    let isWanted =
      switch mode {
      case .blocklist: contact.isExcluded(.email)
      case .subscribe(nil): !contact.isExcluded(.email) && contact.state.effective(.email) == .optIn
      case .subscribe(let service?): !contact.isExcluded(.email) && contact.state.effective(service, at: time) == .optIn
      }
    guard isWanted else { return [] }
    return contact.addresses.filter { $0.channel == .email }.map { address in
      [.id(address.text), .none, .json(JSONValue.members(("profile", .text(contact.profile.text))).line())]
    }
  }

  public func rows(of address: Address, _ state: QuarantineState, at position: HistoryPosition) -> [[Cell]] {
    mode == .blocklist && address.channel == .email && state.status.excludes ? [[.id(address.text), .none, .json("{}")]] : []
  }
}
