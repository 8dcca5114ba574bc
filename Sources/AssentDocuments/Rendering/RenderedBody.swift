/// The HTML of a body with marks where something is put in: placeholders, strings, and links that the site resolves.
struct RenderedBody: Sendable {
  let html: [UInt8]
  let marks: [Mark]
  let lineOrigins: [LineOrigin]

  struct Mark: Sendable {
    /// The offset in the HTML.
    let offset: Int
    let kind: Kind
  }

  enum Kind: Sendable {
    case placeholder(name: String, line: Int)
    case string(String)
    /// The number of a link; its title attribute, or nothing.
    case linkStart(Int, title: String)
    case linkEnd
    /// An image; its alternative text lies between the two.
    case imageStart(Int)
    case imageEnd(title: String)
  }
}
