import AssentReports

/// A table of numbers whose rows each have a bar under their name.
struct HTMLTable {
  /// A row: its name as markup, its cells as plain text.
  struct Row {
    var name: String
    var cells: [String]
    /// How long the bar is, 0 to 1; `nil` for none.
    var bar: Double?
  }

  let caption: String
  let columns: [String]
  let rows: [Row]
  /// Whether the caption is for screen readers alone, as a heading above says it.
  var hidesCaption = true

  var text: String {
    let head = columns.enumerated().map { "<th scope=\"col\"\($0 == 0 ? " class=\"name\"" : "")>\(XMLText.escaped($1))</th>" }.joined()
    let body = rows.map { row in
      let bar = row.bar.map(Self.bar) ?? ""
      return "<tr><th scope=\"row\">\(row.name)\(bar)</th>\(row.cells.map { "<td>\(XMLText.escaped($0))</td>" }.joined())</tr>"
    }
    return """
      <div class="scroll" tabindex="0" role="region" aria-label="\(XMLText.escaped(caption))"><table><caption\(hidesCaption ? " class=\"unseen\"" : "")>\(XMLText.escaped(caption))</caption>
      <thead><tr>\(head)</tr></thead><tbody>
      \(body.joined(separator: "\n"))
      </tbody></table></div>
      """
  }

  /// A picture of a number that stands beside it.
  private static func bar(_ share: Double) -> String {
    let width = share > 0 ? max(3, Int((min(1, share) * 1000).rounded())) : 0
    return "<svg class=\"line\" viewBox=\"0 0 1000 6\" preserveAspectRatio=\"none\" aria-hidden=\"true\">"
      + "<rect class=\"ground\" width=\"1000\" height=\"6\" /><rect class=\"out\" width=\"\(width)\" height=\"6\" /></svg>"
  }
}
