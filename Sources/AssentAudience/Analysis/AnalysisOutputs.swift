/// The open files that an analysis writes to; the caller opens and closes them. What has no file is not written.
public struct AnalysisOutputs: Hashable, Sendable {
  /// The rows that may be contacted, as the list has them.
  public var targets: Int32?
  public var exclusions: Int32?
  /// The profiles that share an address with one further up in the list.
  public var shared: Int32?

  public init(targets: Int32? = nil, exclusions: Int32? = nil, shared: Int32? = nil) {
    self.targets = targets
    self.exclusions = exclusions
    self.shared = shared
  }
}
