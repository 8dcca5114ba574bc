import AssentModel
public import AssentPreferences
import Crypto
import Foundation

/// Names imported choices by what they say, so that the same row is the same choice whenever it comes.
///
/// The name is made with HMAC-SHA-256 under the secret of the store: it outlives the erasure of a person, and without the secret nobody can tell
/// from it whose it was.
public struct ChoiceIdentifier: Sendable {
  private let key: SymmetricKey

  public init(_ secret: SuppressionSecret) { key = SymmetricKey(data: Data(secret.text.utf8)) }

  /// The id of a choice's submission: a UUID of version 7 of the time of the choice.
  public func id(of choice: ImportedChoice) -> RecordID {
    var code = HMAC<SHA256>(key: key)
    let parts = ["assent import 1", choice.profile.text, choice.kind.rawValue, "\(choice.scope.code)", "\(choice.time.milliseconds)", choice.proof]
    for part in parts { code.update(data: Data("\(part.utf8.count):\(part)".utf8)) }
    var numbers = CodeNumbers(Array(code.finalize()))
    return RecordID(at: choice.time, from: &numbers)
  }
}

/// The bytes of a code as numbers, for whoever asks a generator for them.
private struct CodeNumbers: RandomNumberGenerator {
  private var bytes: ArraySlice<UInt8>

  init(_ bytes: [UInt8]) { self.bytes = bytes[...] }

  mutating func next() -> UInt64 {
    let number = bytes.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    bytes = bytes.dropFirst(8)
    return number
  }
}
