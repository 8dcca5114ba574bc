/// Small pictures of numbers in the cells of a terminal.
public struct TerminalDrawing: Hashable, Sendable {
  /// The signs that a terminal can show.
  public enum Signs: Hashable, Sendable {
    case ascii
    case blocks

    /// Blocks where the locale of the environment is one of UTF-8.
    ///
    /// Source: POSIX, Base Definitions, 8.2: `LC_ALL` counts before `LC_CTYPE`, that before `LANG`.
    public init(environment: [String: String]) {
      let name = ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty } ?? ""
      let encoding = name.uppercased().filter { $0 != "-" }
      self = encoding.contains("UTF8") ? .blocks : .ascii
    }
  }

  public let signs: Signs

  public init(_ signs: Signs) { self.signs = signs }

  private static let eighthsUp = Array("▁▂▃▄▅▆▇█")
  private static let eighthsRight = Array("▏▎▍▌▋▊▉")
  private static let shades = Array(".:-=+*#@")

  /// One cell for each number, as high as it is beside the greatest; nothing for zero. Negative numbers are zero.
  public func sparkline(_ numbers: [Int]) -> String {
    let greatest = numbers.max() ?? 0
    guard greatest > 0 else { return String(repeating: " ", count: numbers.count) }
    let levels = signs == .blocks ? Self.eighthsUp : Self.shades
    return String(
      numbers.map { number in
        guard number > 0 else { return " " }
        let level = (Double(number) / Double(greatest) * Double(levels.count)).rounded(.up)
        return levels[min(levels.count, max(1, Int(level))) - 1]
      })
  }

  /// A bar as long as the number is beside the greatest, in so many cells at most. Anything above zero can be seen.
  public func bar(_ number: Int, of greatest: Int, cells: Int) -> String {
    guard number > 0, greatest > 0, cells > 0 else { return "" }
    let length = min(1, Double(number) / Double(greatest)) * Double(cells)
    guard signs == .blocks else { return String(repeating: "#", count: max(1, Int(length.rounded()))) }
    let eighths = max(1, Int((length * 8).rounded()))
    let rest = eighths % 8
    return String(repeating: "█", count: eighths / 8) + (rest > 0 ? String(Self.eighthsRight[rest - 1]) : "")
  }
}
