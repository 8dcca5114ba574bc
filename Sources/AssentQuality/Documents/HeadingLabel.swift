/// A heading as messages name it.
struct HeadingLabel {
  let level: Int
  let anchor: String
  let isNamed: Bool
  let text: String

  var label: String { isNamed ? "'\(text)' {#\(anchor)}" : "'\(text)'" }

  /// What a translation of it looks like.
  var markdown: String { String(repeating: "#", count: level) + (isNamed ? " ... {#\(anchor)}" : " ...") }
}
