import Crypto
import Foundation

/// A line of the journal: 16 hexadecimal digits of the SHA-256 of the JSON, a space, the JSON, a newline.
enum JournalLine: Hashable {
  /// The first line.
  case header(version: Int)
  /// An opt-out that waits for the store.
  case entry(JournalEntry)
  /// The opt-outs with these ids are in the store.
  case done([String])
  /// The damaged line at this offset was copied to the other file.
  case keptAside(offset: Int)

  static let version = 1

  private struct Members: Codable {
    var journal: Int?
    var optOut: JournalEntry?
    var done: [String]?
    var keptAside: Int?
  }

  /// Reads a line without its newline; `nil` when it isn't one or doesn't fit its checksum.
  init?(_ bytes: [UInt8]) {
    guard bytes.count > 17, bytes[16] == UInt8(ascii: " ") else { return nil }
    let json = Data(bytes[17...])
    guard Self.checksum(of: json) == Array(bytes[..<16]), let members = try? JSONDecoder().decode(Members.self, from: json) else { return nil }
    if let version = members.journal {
      self = .header(version: version)
    } else if let entry = members.optOut {
      self = .entry(entry)
    } else if let done = members.done {
      self = .done(done)
    } else if let offset = members.keptAside {
      self = .keptAside(offset: offset)
    } else {
      return nil
    }
  }

  /// The line with its newline.
  ///
  /// - Parameter path: that of the journal, for the error.
  func bytes(_ path: String) throws(JournalError) -> [UInt8] {
    var members = Members()
    switch self {
    case .header(let version): members.journal = version
    case .entry(let entry): members.optOut = entry
    case .done(let ids): members.done = ids
    case .keptAside(let offset): members.keptAside = offset
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let json: Data
    do { json = try encoder.encode(members) } catch { throw JournalError(.cannotWrite, path, "a line can't be written as JSON") }
    return Self.checksum(of: json) + [UInt8(ascii: " ")] + json + [UInt8(ascii: "\n")]
  }

  private static func checksum(of json: Data) -> [UInt8] {
    let digits = Array("0123456789abcdef".utf8)
    return SHA256.hash(data: json).prefix(8).flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
  }
}
