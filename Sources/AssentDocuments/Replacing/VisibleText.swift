/// Replaces what a reader sees of a document, and leaves all else as it is: other fields of the front matter, anchors, targets of links, code,
/// placeholders, `[!UICONTROL ...]` and its kin, HTML. Where it isn't clear what a line is, the line stays.
public enum VisibleText {
  /// - Parameter replace: takes the texts of a title, heading, paragraph, list item or table cell between what isn't prose in it, and returns as many.
  public static func replacing(in source: [UInt8], with replace: ([String]) -> [String]) -> [UInt8] {
    let text = SourceText(source, file: "")
    let head = FrontMatterReader(text.bytes, file: "")
    guard !head.isUnterminated else { return source }
    var stretches = FieldScanner.stretches(in: text.bytes, to: head.bodyStart)
    var scanner = BlockScanner(text.bytes, from: head.bodyStart)
    stretches += scanner.stretches()
    var result: [UInt8] = []
    result.reserveCapacity(source.count * 2)
    var position = 0
    for stretch in stretches where !stretch.isEmpty {
      let texts = stretch.map { String(decoding: text.bytes[$0], as: UTF8.self) }
      let replaced = replace(texts)
      guard replaced.count == texts.count else { continue }
      for (range, new) in zip(stretch, replaced) {
        result += text.bytes[position..<range.lowerBound]
        result += new.utf8
        position = range.upperBound
      }
    }
    result += text.bytes[position...]
    return result
  }
}
