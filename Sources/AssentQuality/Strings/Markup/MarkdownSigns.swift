/// The Markdown in a text, and what is left of it where it doesn't parse.
struct MarkdownSigns {
  /// Bold, code and links that would parse, in a text that isn't parsed.
  private(set) var whole: [Range<Int>] = []
  /// Signs without their counterpart.
  private(set) var broken: [Range<Int>] = []

  init(in scalars: [Unicode.Scalar]) {
    guard scalars.contains(where: { $0 == "*" || $0 == "`" || $0 == "[" }) else { return }
    pair("**", scalars)
    pair("`", scalars)
    readLinks(scalars)
  }

  /// Pairs a sign that both opens and closes.
  private mutating func pair(_ sign: String, _ scalars: [Unicode.Scalar]) {
    let sign = Array(sign.unicodeScalars)
    var open: Int?
    var index = 0
    while index + sign.count <= scalars.count {
      guard scalars[index..<index + sign.count].elementsEqual(sign) else {
        index += 1
        continue
      }
      let end = index + sign.count
      if let start = open {
        // A sign next to the space inside doesn't open or close.
        let inside = scalars[(start + sign.count)..<index]
        let isTight = inside.first?.isWhitespace == false && inside.last?.isWhitespace == false
        if isTight || sign.count == 1 { whole.append(start..<end) } else { broken.append(start..<end) }
        open = nil
      } else {
        open = index
      }
      index = end
      // More asterisks belong to the same sign.
      while sign.count == 2, index < scalars.count, scalars[index] == "*" { index += 1 }
    }
    if let open { broken.append(open..<open + sign.count) }
  }

  /// `[text](target)`, and its ruins: `[text] (target)`, `[text](target`, `[! NOTE]`.
  private mutating func readLinks(_ scalars: [Unicode.Scalar]) {
    var opened: Int?
    for index in scalars.indices {
      if scalars[index] == "[" {
        opened = index
        if index + 1 < scalars.count, scalars[index + 1] == "!" { broken.append(index..<index + 2) }
      }
      guard scalars[index] == "]", let start = opened else { continue }
      opened = nil
      var next = index + 1
      let isApart = next < scalars.count && scalars[next] == " "
      if isApart { next += 1 }
      guard next < scalars.count, scalars[next] == "(" else { continue }
      let target = scalars[(next + 1)...].prefix(200).prefix { $0 != ")" }
      let isClosed = next + 1 + target.count < scalars.count && scalars[next + 1 + target.count] == ")"
      let end = next + 1 + target.count + (isClosed ? 1 : 0)
      if isApart {
        if Self.isTarget(target) { broken.append(start..<end) }
      } else if isClosed {
        whole.append(start..<end)
      } else {
        broken.append(start..<next + 1)
      }
    }
  }

  private static func isTarget(_ target: ArraySlice<Unicode.Scalar>) -> Bool {
    guard !target.contains(where: \.isWhitespace) else { return false }
    return target.first == "#" || target.contains("/") || target.suffix(3).elementsEqual(".md".unicodeScalars)
  }
}
