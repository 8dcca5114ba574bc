public import AssentModel
public import AssentSheets

/// Turns the rows of a sheet into choices.
public struct ChoiceReader: Sendable {
  /// The columns that a sheet must have.
  public static let columnNames = ["profile", "choice", "scope", "time", "proof"]

  private let profile: Int
  private let choice: Int
  private let scope: Int
  private let time: Int
  private let proof: Int
  private let names: ScopeNames
  private let now: Timestamp

  /// - Throws: `SheetError` when a column is missing, is there twice, or is separated from the others by something else.
  public init(_ columns: SheetColumns, separator: UInt8, names: ScopeNames, now: Timestamp) throws(SheetError) {
    profile = try columns.index(ofRequired: ["profile"], separator: separator)
    choice = try columns.index(ofRequired: ["choice"], separator: separator)
    scope = try columns.index(ofRequired: ["scope"], separator: separator)
    time = try columns.index(ofRequired: ["time"], separator: separator)
    proof = try columns.index(ofRequired: ["proof"], separator: separator)
    self.names = names
    self.now = now
  }

  /// The choice that a row makes.
  ///
  /// - Parameter fields: those of a row without a problem.
  public func choice(_ fields: [String]) -> Result<ImportedChoice, ImportFault> {
    func text(_ column: Int) -> Substring { fields.indices.contains(column) ? Self.trimmed(fields[column]) : "" }
    let id = fields.indices.contains(profile) ? fields[profile] : ""
    guard !id.isEmpty else { return .failure(.emptyProfile) }
    guard let id = Profile.ID(id) else { return .failure(.profileTooLong) }
    guard let kind = ImportedChoice.Kind(rawValue: text(choice).lowercased()) else { return .failure(.unknownChoice) }
    guard let scope = names.scope(text(scope)) else { return .failure(.unknownScope) }
    guard let time = Timestamp(rfc3339: text(time)), time.milliseconds >= 0 else { return .failure(.badTime) }
    guard time <= now else { return .failure(.timeInFuture) }
    let proof = text(proof)
    guard !proof.isEmpty || kind == .optOut else { return .failure(.missingProof) }
    guard proof.utf8.count <= ImportFault.proofLimit else { return .failure(.proofTooLong) }
    return .success(ImportedChoice(profile: id, kind: kind, scope: scope, time: time, proof: String(proof)))
  }

  private static func trimmed(_ text: String) -> Substring {
    let start = text.drop { $0.isWhitespace }
    guard let last = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return start[...last]
  }
}
