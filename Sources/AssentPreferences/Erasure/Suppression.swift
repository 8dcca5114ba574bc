public import AssentModel
import Crypto
import Foundation

/// What a store keeps of a person who was erased: a name that only it can make from the profile's id, and the opt-outs.
public struct Suppression: Hashable, Sendable {
  public let key: SuppressionKey
  public let state: Preferences

  public init(key: SuppressionKey, state: Preferences) {
    self.key = key
    self.state = state
  }
}

/// HMAC-SHA-256 of a profile's id under the secret of a store.
public struct SuppressionKey: Hashable, Sendable, CustomStringConvertible {
  /// 64 lower-case hexadecimal digits.
  public let description: String

  /// Reads 64 lower-case hexadecimal digits; `nil` for anything else.
  public init?(_ text: String) {
    guard let hash = HistoryHash(text) else { return nil }
    description = hash.description
  }

  fileprivate init(_ code: some Sequence<UInt8>) { description = code.hexadecimal }
}

/// 256 random bits of a store, made with it: without them nobody can tell from a suppression whose it is.
public struct SuppressionSecret: Hashable, Sendable, CustomStringConvertible {
  /// 64 lower-case hexadecimal digits, for the store alone.
  public let text: String

  /// A new one.
  public init(from generator: inout some RandomNumberGenerator) {
    text = (0..<32).map { _ in UInt8.random(in: 0...255, using: &generator) }.hexadecimal
  }

  /// Reads 64 lower-case hexadecimal digits; `nil` for anything else.
  public init?(_ text: String) {
    guard HistoryHash(text) != nil else { return nil }
    self.text = text
  }

  /// Source: RFC 2104.
  public func key(of profile: Profile.ID) -> SuppressionKey {
    SuppressionKey(HMAC<SHA256>.authenticationCode(for: Array(profile.text.utf8), using: SymmetricKey(data: Array(text.utf8))))
  }

  public var description: String { "(secret)" }
}

extension SuppressionSecret: CustomReflectable {
  public var customMirror: Mirror { Mirror(self, children: []) }
}

extension Sequence<UInt8> {
  fileprivate var hexadecimal: String {
    let digits = Array("0123456789abcdef".utf8)
    return String(decoding: flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }
}
