public import AssentModel

/// Rows about profiles in the columns of one system.
public protocol ContactTable: Sendable {
  var columns: [String] { get }
  /// The rows that a profile makes; none when the system needs an address and there is none.
  func rows(of contact: ContactStatus, at time: Timestamp) -> [[ExportCell]]
}
