public import AssentPreferences

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
