public import AssentFormats
public import AssentModel

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

/// One row of a file that brings choices from another system.
public struct ImportedChoice: Hashable, Sendable {
  /// What was chosen. The raw value is the word in files.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    case optIn = "opt-in"
    case optOut = "opt-out"
    /// A sign-up that waits for its confirmation.
    case signUp = "sign-up"
  }

  public let profile: Profile.ID
  public let kind: Kind
  public let scope: Scope
  /// When the person chose.
  public let time: Timestamp
  /// What the other system keeps as proof, such as the name and the number of a form; empty for an opt-out that comes without.
  public let proof: String

  public init(profile: Profile.ID, kind: Kind, scope: Scope, time: Timestamp, proof: String) {
    self.profile = profile
    self.kind = kind
    self.scope = scope
    self.time = time
    self.proof = proof
  }
}

/// What is wrong with a row that should be imported. It never holds what stands in the row.
public enum ImportFault: String, Error, Hashable, Sendable, CaseIterable {
  case emptyProfile
  case profileTooLong
  case unknownChoice
  case unknownScope
  case badTime
  case timeInFuture
  case missingProof
  case proofTooLong

  /// Bytes of UTF-8 that a proof may have.
  public static let proofLimit = 2000

  /// What is wrong and what to do.
  public var sentence: String {
    switch self {
    case .emptyProfile: "the profile is empty: give its id"
    case .profileTooLong: "the profile id is longer than 64 bytes: use a shorter one"
    case .unknownChoice: "the choice is not opt-in, opt-out or sign-up: write one of these"
    case .unknownScope: "the scope is unknown: write everything, channels such as email+sms, or a service's name or number in site.yml"
    case .badTime: "the time is none: write 2026-11-22T10:15:30Z, with Z or an offset such as +01:00, or a day alone"
    case .timeInFuture: "the time is in the future: write when the person chose"
    case .missingProof: "the proof is empty: say what proves the opt-in, such as the form and its number"
    case .proofTooLong: "the proof is longer than \(Self.proofLimit) bytes: name where it is kept instead"
    }
  }
}
