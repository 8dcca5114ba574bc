/// Prose in lines of a width.
public enum TextWrapping {
  /// The lines, broken at spaces; a word that is wider than the line goes over it.
  public static func lines(_ text: String, width: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    var taken = 0
    for word in VisibleScalar.escaped(text).split(separator: " ") {
      let cells = DisplayWidth.cells(word)
      if taken > 0, taken + 1 + cells > width {
        lines.append(line)
        line = ""
        taken = 0
      }
      line += (taken > 0 ? " " : "") + word
      taken += cells + (taken > 0 ? 1 : 0)
    }
    return line.isEmpty ? lines : lines + [line]
  }
}
