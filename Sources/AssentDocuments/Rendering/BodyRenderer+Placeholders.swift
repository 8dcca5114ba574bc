import AssentFormats
import AssentModel

extension BodyRenderer {
  /// A text with its placeholders, escaped for the place.
  mutating func pieces(of text: ArraySlice<UInt8>, line: Int, isInAttribute: Bool) -> [RenderedDocument.Piece] {
    reportUnshown(in: text, line: line)
    var pieces: [RenderedDocument.Piece] = []
    var plain: [UInt8] = []
    var hasProblem = false
    func flush() {
      guard !plain.isEmpty else { return }
      var escaped: [UInt8] = []
      MarkupEscaping.append(plain.span, to: &escaped, in: isInAttribute ? .attribute : .content)
      pieces.append(.html(String(decoding: escaped, as: UTF8.self)))
      plain = []
    }
    var index = text.startIndex
    while index < text.endIndex {
      guard let (placeholder, end) = Placeholder.read(text, at: index) else {
        plain.append(text[index])
        index += 1
        continue
      }
      switch placeholder {
      case .name(let name):
        flush()
        pieces.append(.placeholder(name: name, line: line, isInAttribute: isInAttribute))
      case .brace(let brace): plain.append(brace)
      case .unclosed, .stray, .invalidName:
        plain += text[index..<end]
        if !hasProblem { report(placeholder, line: line) }
        hasProblem = true
      }
      index = end
    }
    flush()
    return pieces
  }

  mutating func report(_ placeholder: Placeholder, line: Int) {
    guard let problem = placeholder.problem else { return }
    if case .invalidName(let name) = placeholder, name.hasPrefix("#") {
      report(.placeholder, line: line, "The anchor {\(name)} stands in the text", hint: "Put it at the end of a heading")
    } else {
      report(.placeholder, line: line, "In this text, \(problem)", hint: "Code between backticks keeps its braces")
    }
  }

  /// Reports characters that no page can show, where a reference such as `&#0;` stands for them.
  mutating func reportUnshown(in text: ArraySlice<UInt8>, line: Int) {
    // A byte tells nearly always that there is none.
    let isSuspect = text.indices.contains { index in
      let byte = text[index]
      if byte >= 0x20 && byte < 0x7F { return false }
      // cmark-gfm writes U+FFFE and U+FFFF as the bytes FE and FF.
      return byte < 0x80 || byte == 0xEF || byte >= 0xFE || byte == 0xC2 && index + 1 < text.endIndex && text[index + 1] < 0xA0
    }
    guard isSuspect else { return }
    let wrong = String(decoding: text, as: UTF8.self).unicodeScalars.first { SourceText.isControl($0) || $0 == "\u{FFFD}" }
    // What the file itself holds is reported when it is read.
    guard let wrong, !source.containsUTF8(of: wrong) else { return }
    report(
      .characterReference, line: line,
      wrong == "\u{FFFD}" ? "A number of a character here stands for none" : "A number here stands for the control character U+\(wrong.hexadecimal)",
      hint: "Write the character itself")
  }
}

extension ArraySlice<UInt8> {
  fileprivate func containsUTF8(of scalar: Unicode.Scalar) -> Bool {
    let bytes = Array(String(scalar).utf8)
    return indices.contains { self[$0] == bytes[0] && self[$0...].starts(with: bytes) }
  }
}

extension Unicode.Scalar {
  fileprivate var hexadecimal: String {
    let digits = String(value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
  }
}
