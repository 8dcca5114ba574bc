import AssentFormats

/// A line of a file as a terminal shows it, with carets below the part.
struct UnderlinedLine {
  let text: String
  /// What stands below, from the first column of the text on; `nil` when the line has no part.
  let underline: String?

  /// Where a tabulator leads to.
  private static let tabStop = 4
  /// More marks on one sign than any language needs are shown by their numbers.
  private static let markLimit = 8

  /// A sign, or the name of one, with the cells it takes.
  private struct Cell {
    let text: String
    let width: Int
    let isPart: Bool
  }

  /// - Parameter columns: the width to keep to; the part may go beyond it up to its own width.
  init(_ excerpt: SourceExcerpt, columns: Int) {
    let columns = max(columns, 20)
    let part = excerpt.part ?? 0..<0
    // A line may have a million signs: what is out of sight isn't looked at.
    let first = max(0, part.lowerBound - columns)
    let last = min(excerpt.scalars.count, max(part.upperBound, first) + columns)
    var indentation = excerpt.scalars.prefix(part.isEmpty ? columns : part.lowerBound).prefix { $0 == " " }.count
    if indentation < first { indentation = first }
    let cells = Self.cells(excerpt.scalars, indentation..<last, part: part)
    let window = Self.window(cells, columns: columns, room: columns / 3)
    let isCutBefore = window.lowerBound > 0 || indentation > 0 && excerpt.scalars[..<indentation].contains { $0 != " " }
    let isCutAfter = window.upperBound < cells.count || last < excerpt.scalars.count
    text = (isCutBefore ? "…" : "") + cells[window].map(\.text).joined() + (isCutAfter ? "…" : "")
    guard excerpt.part != nil else {
      underline = nil
      return
    }
    let before = cells[window].prefix { !$0.isPart }.reduce(isCutBefore ? 1 : 0) { $0 + $1.width }
    let width = cells[window].filter(\.isPart).reduce(0) { $0 + $1.width }
    underline = String(repeating: " ", count: before) + String(repeating: "^", count: max(width, 1))
  }

  private static func cells(_ scalars: [Unicode.Scalar], _ range: Range<Int>, part: Range<Int>) -> [Cell] {
    var cells: [Cell] = []
    var column = 0
    var marks = 0
    for index in range {
      let scalar = scalars[index]
      let isPart = part.contains(index)
      var text: String
      if scalar == "\t", !isPart {
        text = String(repeating: " ", count: tabStop - column % tabStop)
      } else if VisibleScalar.isHidden(scalar) || isPart && VisibleScalar.isUnusualSpace(scalar) {
        text = "⟨\(VisibleScalar.name(scalar))⟩"
      } else {
        text = String(scalar)
      }
      marks = VisibleScalar.isMark(scalar) ? marks + 1 : 0
      if marks > markLimit {
        text = "⟨\(VisibleScalar.name(scalar))⟩"
      } else if marks > 0, index == part.lowerBound || index == range.lowerBound {
        text = "◌" + text
      }
      let width = DisplayWidth.cells(text)
      column += width
      cells.append(Cell(text: text, width: width, isPart: isPart))
    }
    return cells
  }

  /// The cells that fit: from some way before the part on.
  private static func window(_ cells: [Cell], columns: Int, room: Int) -> Range<Int> {
    let part = (cells.firstIndex(where: \.isPart) ?? 0)..<((cells.lastIndex(where: \.isPart) ?? -1) + 1)
    let partWidth = cells[part.lowerBound..<max(part.lowerBound, part.upperBound)].reduce(0) { $0 + $1.width }
    var start = part.lowerBound
    var end = part.lowerBound
    var width = 0
    // The part itself, or as much of it as twice the line holds.
    while end < part.upperBound, width < columns * 2 {
      width += cells[end].width
      end += 1
    }
    let total = cells.reduce(0) { $0 + $1.width }
    let allowed = total <= columns ? Int.max : columns - 2
    var before = 0
    let after = cells[end...].reduce(0) { $0 + $1.width }
    let roomBefore = max(room, allowed == Int.max ? Int.max : allowed - partWidth - after)
    while start > 0, before < roomBefore, width < allowed {
      start -= 1
      before += cells[start].width
      width += cells[start].width
    }
    while end < cells.count, width < allowed {
      width += cells[end].width
      end += 1
    }
    return start..<end
  }
}
