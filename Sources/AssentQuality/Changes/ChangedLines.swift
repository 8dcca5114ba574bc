public import AssentModel

/// The lines of a site that changed since a revision.
public struct ChangedLines: Sendable {
  private let files: [String: ChangedFile]

  /// Widens the changes to the blocks that they are in: a finding is reported where its paragraph or its string begins, not on the line
  /// that was touched.
  ///
  /// - Parameter text: the text of a file of the site; `nil` when it can't be read.
  init(_ files: [String: ChangedFile], text: (String) -> String?) {
    self.files = files.reduce(into: [:]) { result, file in
      guard case .lines(let lines) = file.value, !lines.isEmpty, let blocks = FileBlocks(path: file.key, text: text) else {
        result[file.key] = file.value
        return
      }
      result[file.key] = .lines(blocks.widened(lines))
    }
  }

  /// The files in which something changed, relative to the site, in order.
  var paths: [String] { files.keys.sorted() }

  /// Whether a place is among what changed. A place without a line is when anything in its file did.
  public func contains(_ location: SourceLocation) -> Bool {
    switch files[location.file] {
    case nil: return false
    case .whole: return true
    case .lines(let ranges):
      guard let line = location.line else { return true }
      // The first range that ends at the line or below it.
      let first = ranges.lowerBound(notBefore: { $0.upperBound < line })
      return first < ranges.count && ranges[first].contains(line)
    }
  }
}

/// What changed in a file.
enum ChangedFile: Hashable, Sendable {
  /// All of it is new.
  case whole
  /// Lines from 1, in ascending order. Empty when something was changed that isn't on a line: the name, the mode.
  case lines([ClosedRange<Int>])
}

/// Where the blocks of a file begin: paragraphs of a document, entries of a string table.
struct FileBlocks {
  /// The number of the block that each line belongs to; `nil` for a line between blocks.
  private let blocks: [Int?]

  /// `nil` when the file can't be read, or when its lines stand for themselves.
  init?(path: String, text: (String) -> String?) {
    let isTable = path.hasSuffix(".yml") || path.hasSuffix(".yaml")
    guard isTable || path.hasSuffix(".md"), let content = text(path) else { return nil }
    let lines = content.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" || $0 == "\r" }
    blocks = isTable ? Self.entries(lines) : Self.paragraphs(lines)
  }

  /// Whole blocks instead of the lines of them, in ascending order without overlap.
  func widened(_ ranges: [ClosedRange<Int>]) -> [ClosedRange<Int>] {
    var wide: [ClosedRange<Int>] = []
    for range in ranges {
      var start = range.lowerBound
      var end = range.upperBound
      if let block = block(of: start) {
        while start > 1, self.block(of: start - 1) == block { start -= 1 }
      }
      if let block = block(of: end) {
        while self.block(of: end + 1) == block { end += 1 }
      }
      if let last = wide.last, start <= last.upperBound {
        wide[wide.count - 1] = min(start, last.lowerBound)...max(end, last.upperBound)
      } else {
        wide.append(start...end)
      }
    }
    return wide
  }

  private func block(of line: Int) -> Int? { blocks.indices.contains(line - 1) ? blocks[line - 1] : nil }

  /// Front matter as one, then what stands between blank lines.
  private static func paragraphs(_ lines: [Substring]) -> [Int?] {
    var blocks: [Int?] = []
    blocks.reserveCapacity(lines.count)
    var number = 0
    var isInFrontMatter = lines.first == "---"
    for (index, line) in lines.enumerated() {
      let isEnd = isInFrontMatter && index > 0 && line == "---"
      if !isInFrontMatter, line.allSatisfy(\.isWhitespace) {
        blocks.append(nil)
        number += 1
        continue
      }
      blocks.append(number)
      if isEnd {
        isInFrontMatter = false
        number += 1
      }
    }
    return blocks
  }

  /// The keys of the second level with what belongs to them: in `strings:`, each string.
  private static func entries(_ lines: [Substring]) -> [Int?] {
    var blocks: [Int?] = []
    blocks.reserveCapacity(lines.count)
    var number = 0
    var depth: Int?
    for line in lines {
      let indentation = line.prefix { $0 == " " }.count
      guard indentation < line.count else {
        blocks.append(nil)
        continue
      }
      if indentation == 0 {
        number += 1
        depth = nil
      } else if depth.map({ indentation <= $0 }) ?? true {
        number += 1
        depth = indentation
      }
      blocks.append(number)
    }
    return blocks
  }
}
