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
  public var paths: [String] { files.keys.sorted() }

  /// Whether a place is among what changed. A place without a line is when anything in its file did.
  public func contains(_ location: SourceLocation) -> Bool {
    switch files[location.file] {
    case nil: return false
    case .whole: return true
    case .lines(let ranges):
      guard let line = location.line else { return true }
      // The first range that ends at the line or below it.
      var low = 0
      var high = ranges.count
      while low < high {
        let middle = (low + high) / 2
        if ranges[middle].upperBound < line { low = middle + 1 } else { high = middle }
      }
      return low < ranges.count && ranges[low].contains(line)
    }
  }
}
