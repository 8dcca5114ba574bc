import AssentModel
import Foundation

/// A key ring as JSON, the text of the key ring file and of `ASSENT_KEYS`.
struct KeyRingDocument: Codable {
  /// One key; its secret is in base64, its time in ISO 8601.
  private struct Key: Codable {
    let id: Int
    let state: KeyState
    let createdAt: String
    let secret: Data
  }

  private let keys: [Key]

  init(_ ring: KeyRing) {
    self.keys = ring.keys.map {
      Key(id: Int($0.id.rawValue), state: $0.state, createdAt: $0.createdAt.description, secret: Data($0.secret.bytes))
    }
  }

  /// The source names the text in messages.
  ///
  /// - Throws: `malformed`, naming the place and never what stands there; `noKeys`.
  static func ring(from text: [UInt8], source: String) throws(KeyRingError) -> KeyRing {
    do {
      return try JSONDecoder().decode(KeyRingDocument.self, from: Data(text)).ring(source: source)
    } catch let error as KeyRingError {
      throw error
    } catch let DecodingError.keyNotFound(key, context) {
      throw malformed(source, context.codingPath + [key])
    } catch let DecodingError.typeMismatch(_, context) {
      throw malformed(source, context.codingPath)
    } catch let DecodingError.valueNotFound(_, context) {
      throw malformed(source, context.codingPath)
    } catch let DecodingError.dataCorrupted(context) where !context.codingPath.isEmpty {
      throw malformed(source, context.codingPath)
    } catch {
      throw KeyRingError(.malformed, "\(source): this is no JSON, so no key ring: make one with `assent keys new`")
    }
  }

  /// JSON with a line for each value and one at the end.
  func text() throws(KeyRingError) -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    do {
      return try Array(encoder.encode(self)) + [UInt8(ascii: "\n")]
    } catch {
      throw KeyRingError(.inputOutput, "the key ring could not be turned into text")
    }
  }

  private func ring(source: String) throws(KeyRingError) -> KeyRing {
    var signingKeys: [SigningKey] = []
    for (index, key) in keys.enumerated() {
      func wrong(_ field: String, _ expectation: String) -> KeyRingError {
        KeyRingError(.malformed, "\(source): keys[\(index)].\(field) must be \(expectation)")
      }
      guard let id = UInt8(exactly: key.id).flatMap(KeyID.init(rawValue:)) else { throw wrong("id", "a number from 0 to 15") }
      guard let secret = Secret(key.secret) else { throw wrong("secret", "at least 32 bytes in base64") }
      guard let createdAt = Timestamp(rfc3339: key.createdAt) else { throw wrong("createdAt", "a time like 2026-11-22T10:15:30.250Z") }
      signingKeys.append(SigningKey(id: id, secret: secret, createdAt: createdAt, state: key.state))
    }
    do {
      return try KeyRing(keys: signingKeys)
    } catch {
      throw KeyRingError(error.code, "\(source): \(error.message)")
    }
  }

  private static func malformed(_ source: String, _ path: [any CodingKey]) -> KeyRingError {
    let place = path.map { key in key.intValue.map { "[\($0)]" } ?? ".\(key.stringValue)" }.joined().trimmingPrefix(".")
    return KeyRingError(.malformed, "\(source): \(place.isEmpty ? "the text" : place[...]) is missing or not what a key ring holds there")
  }
}
