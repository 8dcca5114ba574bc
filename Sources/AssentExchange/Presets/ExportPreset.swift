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
