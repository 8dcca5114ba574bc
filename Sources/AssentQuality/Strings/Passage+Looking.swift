import AssentLocalization

extension Passage {
  /// Whether it is a string of a table rather than a part of a document.
  var isString: Bool { if case .string = role { true } else { false } }

  /// The scalar at an index; `nil` outside of the text.
  func scalar(_ index: Int) -> Unicode.Scalar? { scalars.indices.contains(index) ? scalars[index] : nil }

  /// What stands around an index between two spaces, up to 24 scalars to each side: a part to show for a sign that can't be seen.
  func surrounding(_ index: Int) -> String {
    guard scalars.indices.contains(index) else { return "" }
    var start = index
    while start > 0, index - start < 24, isShown(scalars[start - 1]) { start -= 1 }
    var end = index + 1
    while end < scalars.count, end - index < 24, isShown(scalars[end]) { end += 1 }
    return text(start..<end)
  }

  private func isShown(_ scalar: Unicode.Scalar) -> Bool { scalar != Self.protected && !scalar.isWhitespace }

  /// The last words in front of an index with what stands up to it, without a protected part.
  func ending(at end: Int) -> String {
    let end = min(end, scalars.count)
    guard end > 0 else { return "" }
    var start = end
    while start > 0, end - start < 32, scalars[start - 1] != Self.protected, !scalars[start - 1].isLineBreakOrTab { start -= 1 }
    // A whole word is easier to find than its half.
    if start > 0, scalars[start - 1].isLetterOrDigit {
      while start < end, scalars[start].isLetterOrDigit { start += 1 }
    }
    while start < end, scalars[start].isWhitespace { start += 1 }
    return text(start..<end)
  }
}
