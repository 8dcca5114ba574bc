/// Something in a text that isn't translated.
struct InlineItem {
  /// What the item of the other locale must have, too.
  let key: String
  /// As messages name it.
  let name: String
  /// As it stands in the file.
  let part: String
  let line: Int

  enum Kind: Sendable {
    case link, image, control, doNotLocalize, placeholder, code

    /// Whether it must stand as often as in the source.
    var isCounted: Bool { self == .link || self == .image || self == .control }
  }
}
