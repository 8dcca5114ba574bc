import AssentFormats
import AssentHTML
import AssentModel

/// What a page has of its own: the fields that its skeleton leaves open.
struct PageValues: Sendable {
  var title: [ValuePart]
  var description: [ValuePart]
  var canonical: String
  var body: [ValuePart]
  /// For a line of the body, counted from 0, and those after it the document's line, ascending.
  var bodyOrigins: [(line: Int, source: SourceLocation)]
  var campaignName: [ValuePart]
  var campaignSlug: String
  var campaignExpires: String

  func parts(of field: PageField) -> [ValuePart] {
    switch field {
    case .title: title
    case .description: description
    case .canonical: [.text(canonical)]
    case .body: body
    case .campaignName: campaignName
    case .campaignSlug: [.text(campaignSlug)]
    case .campaignExpires: [.text(campaignExpires)]
    }
  }
}

/// Makes a page of a skeleton and its values, and notes where the slots are.
struct PageAssembler {
  private(set) var bytes: [UInt8] = []
  /// In the order of the page; of slots with nothing between them the first one first.
  private(set) var slots: [SiteManifest.SlotEntry] = []
  /// Where the page's lines come from; empty unless asked for.
  private(set) var origins: [LineOrigin] = []
  private let values: PageValues

  init(_ skeleton: PageSkeleton, _ values: PageValues) {
    self.values = values
    bytes.reserveCapacity(12_288)
    for piece in skeleton.pieces { append(piece) }
  }

  /// The same page with the origins of its lines, which costs more: for when there is something to report.
  init(tracing skeleton: PageSkeleton, _ values: PageValues) {
    self.values = values
    var line = 1
    var counted = 0
    for piece in skeleton.tracedPieces {
      line += bytes[counted...].count { $0 == 0x0A }
      counted = bytes.count
      if case .origin(let source) = piece { origins.append(LineOrigin(pageLine: line, source: source)) }
      if case .field(.body, _) = piece {
        appendBodyOrigins(from: line)
      }
      append(piece)
    }
  }

  private mutating func appendBodyOrigins(from first: Int) {
    let lines = values.body.reduce(1) { count, part in if case .html(let html) = part { count + html.utf8.count { $0 == 0x0A } } else { count } }
    for (index, origin) in values.bodyOrigins.enumerated() {
      let end = index + 1 < values.bodyOrigins.count ? values.bodyOrigins[index + 1].line : lines
      for line in origin.line..<max(end, origin.line) { origins.append(LineOrigin(pageLine: first + line, source: origin.source)) }
    }
  }

  private mutating func append(_ piece: PageSkeleton.Piece) {
    switch piece {
    case .literal(let literal): bytes += literal
    case .slot(let slot): append(slot)
    case .field(let field, let allowsElements): append(values.parts(of: field), allowsElements: allowsElements)
    case .origin: break
    }
  }

  private mutating func append(_ slot: Slot) { slots.append(SiteManifest.SlotEntry(name: slot.rawValue, offset: bytes.count)) }

  private mutating func append(_ parts: [ValuePart], allowsElements: Bool) {
    for part in parts {
      switch part {
      case .text(let text): MarkupEscaping.append(text, to: &bytes)
      case .html(let html): bytes += html.utf8
      case .slot(let slot): append(slot)
      case .field(let field): append(values.parts(of: field), allowsElements: allowsElements)
      case .foreign(let span, let parts):
        if allowsElements { bytes += span.opening.utf8 }
        append(parts, allowsElements: allowsElements)
        if allowsElements { bytes += ForeignTextSpan.closing.utf8 }
      }
    }
  }
}

/// A piece of a value that a template inserts.
enum ValuePart: Sendable, Hashable {
  /// Text that is escaped where it stands.
  case text(String)
  /// Markup that was made by the generator.
  case html(String)
  /// What each page has of its own.
  case field(PageField)
  /// What is known only at request time.
  case slot(Slot)
  /// Text of another locale; marked with its language where markup may stand.
  indirect case foreign(ForeignTextSpan, [ValuePart])
}

extension [ValuePart] {
  /// Whether a part is known only at request time.
  var hasSlot: Bool {
    contains { part in
      switch part {
      case .slot: true
      case .foreign(_, let parts): parts.hasSlot
      case .text, .html, .field: false
      }
    }
  }
}

/// What differs between the pages that share a skeleton.
enum PageField: Sendable, Hashable {
  case title
  case description
  case canonical
  case body
  case campaignName
  case campaignSlug
  case campaignExpires
}
