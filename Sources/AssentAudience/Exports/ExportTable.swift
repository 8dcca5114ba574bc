public import AssentModel
public import AssentStore

/// Rows about profiles in the columns of one system.
public protocol ContactTable: Sendable {
  var columns: [String] { get }
  /// The rows that a profile makes; none when the system needs an address and there is none.
  func rows(of contact: ContactStatus, at time: Timestamp) -> [[ExportCell]]
}

/// The entries of a history in the columns of one system.
public enum HistoryTable: Sendable {
  case all(HistoryRows)
  case salesforce(SalesforceConsents)
  case adobeCampaign(AdobeCampaignSubscriptions)

  public var columns: [String] {
    switch self {
    case .all(let rows): rows.columns
    case .salesforce(let rows): rows.columns
    case .adobeCampaign(let rows): rows.columns
    }
  }

  public func rows(of entry: HistoryEntry) -> [[ExportCell]] {
    switch self {
    case .all(let rows): [rows.cells(of: entry)]
    case .salesforce(let rows): rows.rows(of: entry)
    case .adobeCampaign(let rows): rows.rows(of: entry)
    }
  }
}

/// A system that imports what is exported, in the columns that its documentation names.
public enum ExportPreset: String, Hashable, Sendable, CaseIterable {
  case salesforce
  case adobeCampaign = "adobe-campaign"
  case listmonk

  /// What the column with the profile's id is called when nobody says: in Salesforce a field of the sender's own that is an external id.
  public var defaultKey: String {
    switch self {
    case .salesforce: "AssentProfile__c"
    case .adobeCampaign: "sourceId"
    case .listmonk: "profile"
    }
  }

  /// Whether rows are of no use without an address.
  public var needsAddresses: Bool { self == .listmonk }
}
