import AssentModel

/// What the last build left in the output: enough to know, without reading a page's sources again, that it needn't be made again.
///
/// It is a text file beside the output, one line an entry, so that reading it for tens of thousands of pages costs little. It is
/// a hint: a file of the output counts as unchanged only if its bytes have the hash that stands here.
struct BuildState: Sendable, Equatable {
  /// A page or asset in the output.
  struct Entry: Sendable, Equatable {
    /// Relative to the output.
    var path: String
    /// SHA-256 of the file, in lower-case hexadecimal.
    var sha256: String
    /// In bytes.
    var size: Int
    /// The hash of everything that the file was made from.
    var fingerprint: String
    /// As in `pages.json`.
    var slots: [String: [Int]]
  }

  /// The hash of all sources; `nil` when the last build made only some of the pages.
  var inputs: String?
  /// Sorted by path.
  var entries: [Entry]

  private static let header = "assent-build 1"

  init(inputs: String?, entries: [Entry]) {
    self.inputs = inputs
    self.entries = entries.sorted { $0.path < $1.path }
  }

  /// Reads the state; `nil` when the bytes are none, which costs a full build and nothing else.
  init?(_ bytes: [UInt8]) {
    var lines = bytes.split(separator: UInt8(ascii: "\n"))[...]
    func text(_ slice: ArraySlice<UInt8>) -> String { String(decoding: slice, as: UTF8.self) }
    guard let header = lines.popFirst(), text(header) == Self.header, let first = lines.popFirst() else { return nil }
    let inputs = text(first)
    self.inputs = inputs == "-" ? nil : inputs
    entries = []
    entries.reserveCapacity(lines.count)
    for line in lines {
      let parts = line.split(separator: UInt8(ascii: " "), maxSplits: 4)
      guard parts.count == 5, let size = Int(text(parts[1])), let slots = Self.slots(from: parts[3]) else { return nil }
      entries.append(Entry(path: text(parts[4]), sha256: text(parts[0]), size: size, fingerprint: text(parts[2]), slots: slots))
    }
  }

  var bytes: [UInt8] {
    var bytes = Array("\(Self.header)\n\(inputs ?? "-")\n".utf8)
    for entry in entries {
      bytes += "\(entry.sha256) \(entry.size) \(entry.fingerprint) \(Self.text(of: entry.slots)) \(entry.path)\n".utf8
    }
    return bytes
  }

  private static func text(of slots: [String: [Int]]) -> String {
    guard !slots.isEmpty else { return "-" }
    return slots.sorted { $0.key < $1.key }
      .map { name, offsets in "\(name):\(offsets.map(String.init).joined(separator: ","))" }.joined(separator: ";")
  }

  private static func slots(from bytes: ArraySlice<UInt8>) -> [String: [Int]]? {
    if bytes.elementsEqual([UInt8(ascii: "-")]) { return [:] }
    var slots: [String: [Int]] = [:]
    for slot in bytes.split(separator: UInt8(ascii: ";")) {
      let parts = slot.split(separator: UInt8(ascii: ":"))
      guard parts.count == 2 else { return nil }
      var offsets: [Int] = []
      for digits in parts[1].split(separator: UInt8(ascii: ",")) {
        guard digits.count < 12, digits.allSatisfy({ $0.isDigit }) else { return nil }
        offsets.append(digits.reduce(0) { $0 * 10 + Int($1 - 0x30) })
      }
      slots[String(decoding: parts[0], as: UTF8.self)] = offsets
    }
    return slots
  }
}
