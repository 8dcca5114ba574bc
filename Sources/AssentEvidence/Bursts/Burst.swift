public import AssentModel
import AssentPreferences

/// Opt-outs that came so fast together that machines are likely to have made them: mail scanners press buttons.
public struct Burst: Hashable, Sendable {
  public let id: BurstID
  /// The network that they came from; `nil` when they have only the campaign in common.
  public let network: String?
  public let first: Timestamp
  public let last: Timestamp
  public let count: Int
  /// The most in one window.
  public let peak: Int
  /// How many a window had around it, at the campaign's, or network's, own rate.
  public let expected: Double
}

/// The name of a burst: what its opt-outs have in common, the positions of the first and the last, and a check of what lies between.
///
/// `c7-120-180-1f2e3d4c`: campaign 7; `c0` is none; `n` the network of the first. The history only grows, so a name means the same for good.
public struct BurstID: Hashable, Sendable, CustomStringConvertible {
  enum Key: Hashable, Sendable {
    case campaign(UInt32)
    case network
  }

  let key: Key
  let first: HistoryPosition
  let last: HistoryPosition
  let check: String

  init(key: Key, members: [HistoryPosition]) {
    self.key = key
    self.first = members.first ?? .start
    self.last = members.last ?? .start
    self.check = Self.check(of: members)
  }

  /// `nil` for a text that names no burst.
  public init?(_ text: some StringProtocol) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 4, let first = Int64(parts[1]).flatMap({ HistoryPosition(rawValue: $0) }),
      let last = Int64(parts[2]).flatMap({ HistoryPosition(rawValue: $0) }), first <= last, parts[3].utf8.count == 8
    else { return nil }
    if parts[0] == "n" {
      key = .network
    } else if parts[0].first == "c", let campaign = UInt32(parts[0].dropFirst()) {
      key = .campaign(campaign)
    } else {
      return nil
    }
    self.first = first
    self.last = last
    self.check = String(parts[3])
  }

  static func check(of members: [HistoryPosition]) -> String {
    String(PageArchiveReader.sha256(of: members.map(\.description).joined(separator: ",")).prefix(8))
  }

  public var description: String {
    let name =
      switch key {
      case .campaign(let number): "c\(number)"
      case .network: "n"
      }
    return "\(name)-\(first)-\(last)-\(check)"
  }
}
