/// A state that no store wrote.
public struct UnreadableState: Error, Hashable, Sendable {
  public init() {}
}
