/// HTML in the making, with its marks and the lines it came from.
struct HTMLOutput {
  private(set) var html: [UInt8] = []
  private var marks: [RenderedBody.Mark] = []
  private var origins: [LineOrigin] = []
  private var countedLine = 1
  private var countedOffset = 0

  mutating func reserve(_ capacity: Int) { html.reserveCapacity(capacity) }

  /// Adds markup as it is.
  mutating func markup(_ text: String) { html.append(contentsOf: text.utf8) }

  /// Adds text, escaped.
  mutating func text(_ bytes: ArraySlice<UInt8>) { XMLText.append(bytes, to: &html) }

  /// Adds the text of an attribute, escaped.
  mutating func attribute(_ text: String) { XMLText.appendAttribute(text.utf8, to: &html) }

  /// Begins a new line unless this one is empty.
  mutating func line() {
    if let last = html.last, last != UInt8(ascii: "\n") { html.append(UInt8(ascii: "\n")) }
  }

  mutating func mark(_ kind: RenderedBody.Kind) {
    marks.append(RenderedBody.Mark(offset: html.count, kind: kind))
  }

  /// Notes from which line of the file comes what is added next.
  mutating func origin(_ sourceLine: Int) {
    while countedOffset < html.count {
      if html[countedOffset] == UInt8(ascii: "\n") { countedLine += 1 }
      countedOffset += 1
    }
    if let last = origins.last, last.htmlLine == countedLine || last.sourceLine - last.htmlLine == sourceLine - countedLine { return }
    origins.append(LineOrigin(htmlLine: countedLine, sourceLine: sourceLine))
  }

  consuming func finished() -> RenderedBody {
    RenderedBody(html: html, marks: marks, lineOrigins: origins)
  }
}
