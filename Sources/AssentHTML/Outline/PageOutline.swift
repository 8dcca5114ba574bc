/// What a page is made of, as its bytes say: landmarks, headings, forms, links, texts and their languages, each in the order of the page.
public struct PageOutline: Hashable, Sendable {
  /// `lang` and `dir` of the `html` element.
  public var language: String?
  public var direction: String?
  public var landmarks: [PageLandmark] = []
  public var headings: [PageHeading] = []
  public var forms: [PageForm] = []
  public var controls: [PageControl] = []
  /// Links that look like buttons are among the links.
  public var buttons: [PageButton] = []
  public var links: [PageLink] = []
  public var disclosures: [PageDisclosure] = []
  public var images: [PageImage] = []
  /// Texts by the element that holds them, and attributes that are read out or shown.
  public var texts: [PageText] = []
  /// The text of the page's `style` elements.
  public var style = ""

  public init() {}

  /// Reads a page; `nil` when it isn't well-formed, which the validator explains.
  public init?(reading page: [UInt8]) {
    guard let root = XMLElement.parse(page, file: "").root else { return nil }
    var builder = OutlineBuilder()
    builder.read(root)
    self = builder.outline
  }
}
