public import AssentAddresses
public import AssentFormats
public import AssentModel
public import AssentStore

/// Rows in the columns of one system. A table has rows about what it implements, and none about everything else.
public protocol ExportTable: Sendable {
  var columns: [String] { get }
  /// The rows of a profile; none when the system needs an address and there is none.
  func rows(of contact: ContactStatus, at time: Timestamp) -> [[Cell]]
  /// The rows of an entry of the history.
  func rows(of entry: HistoryEntry) -> [[Cell]]
  /// The rows of an address, whoever it belongs to.
  func rows(of address: Address, _ state: QuarantineState, at position: HistoryPosition) -> [[Cell]]
}

extension ExportTable {
  public func rows(of contact: ContactStatus, at time: Timestamp) -> [[Cell]] { [] }
  public func rows(of entry: HistoryEntry) -> [[Cell]] { [] }
  public func rows(of address: Address, _ state: QuarantineState, at position: HistoryPosition) -> [[Cell]] { [] }
}

/// What is exported.
public enum ExportSubject: String, Hashable, Sendable, CaseIterable {
  case preferences, history, suppressions
}

/// What the tables of a preset are made of.
public struct ExportSettings: Sendable {
  /// The name of the column with the profile's id.
  let key: String
  let scopes: ScopeNames
  /// Which address belongs to whom; `nil` when no file says it.
  let book: AddressBook?
  /// The only service whose subscribers are exported; `nil` for everyone who opted in to the channel.
  let service: ServiceNumber?

  public init(key: String, scopes: ScopeNames, book: AddressBook?, service: ServiceNumber?) {
    self.key = key
    self.scopes = scopes
    self.book = book
    self.service = service
  }
}

/// A system that imports what is exported, in the columns that its documentation names.
public struct ExportPreset: Sendable {
  public let name: String
  /// The name of the column with the profile's id when nobody gives one.
  public let defaultKey: String
  /// Whether rows without an address are useless.
  public let needsAddresses: Bool
  /// Whether it can be given the subscribers of one service only.
  public let takesService: Bool
  /// The table for a subject; `nil` when the system doesn't import it.
  public let table: @Sendable (ExportSubject, ExportSettings) -> (any ExportTable)?

  public static let all: [ExportPreset] = [.salesforce, .adobeCampaign, .listmonk]
}
