public import AssentModel

/// Why the exchange can't go on: what is wrong with the files that it needs.
public struct TranslationFailure: Error, Hashable, Sendable, CustomStringConvertible {
  public let findings: [Finding]

  public init(_ findings: [Finding]) { self.findings = findings }

  public init(_ finding: Finding) { self.findings = [finding] }

  public var description: String { findings.map(\.description).joined(separator: "\n") }
}
