public import AssentLocalization

/// What one entry of a string table shall say.
public struct StringEdit: Hashable, Sendable {
  public var key: StringKey
  /// `nil` leaves the text as it is.
  public var message: Message?
  /// `nil` leaves the state as it is.
  public var state: TranslationState?
  /// `nil` leaves the fingerprint of the source text as it is.
  public var source: Fingerprint?

  public init(key: StringKey, message: Message? = nil, state: TranslationState? = nil, source: Fingerprint? = nil) {
    self.key = key
    self.message = message
    self.state = state
    self.source = source
  }
}
