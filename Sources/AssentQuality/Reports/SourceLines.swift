/// The files of the site by line, for a report that shows where a finding is.
public struct SourceLines: Sendable {
  private let read: @Sendable (String) -> [String]

  /// - Parameter read: the lines of a file, by its path relative to the site; none when it can't be read.
  public init(_ read: @escaping @Sendable (String) -> [String]) { self.read = read }

  /// The lines of files that are in memory.
  public init(texts: [String: String]) {
    self.init { path in texts[path].map(Self.lines) ?? [] }
  }

  /// Knows no file: a report shows no lines.
  public static let none = SourceLines { _ in [] }

  func lines(of path: String) -> [String] { read(path) }

  /// The lines of a text, which LF or CR LF ends.
  public static func lines(_ text: String) -> [String] {
    text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).map { line in
      String(Substring(line.last == 0x0D ? line.dropLast() : line))
    }
  }
}
