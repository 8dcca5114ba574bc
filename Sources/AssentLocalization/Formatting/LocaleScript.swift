public import AssentModel
import Foundation
import Synchronization

extension LocaleTag {
  /// The script that the locale is written in, as four letters: the tag's own, else the likely one of its language and region.
  /// `nil` for a language that CLDR doesn't know.
  ///
  /// `Aran`, a style of Arabic letters, is `Arab`. Source: CLDR's likely subtags, from Foundation's ICU data.
  public var likelyScript: String? {
    if let known = Self.likelyScripts.withLock({ $0[description] }) { return known }
    let likely = Locale.Language(identifier: description).script?.identifier
    let script = likely == "Aran" ? "Arab" : likely
    Self.likelyScripts.withLock { $0[description] = .some(script) }
    return script
  }

  /// Whether texts of both locales are written in one script: true for `fr` and `fr-BE`, false for `sr` and `sr-Latn`.
  public func sharesScript(with other: LocaleTag) -> Bool { self == other || likelyScript == other.likelyScript }

  /// Whether readers of another locale read a text of this one as their own: it is in the same language and script.
  public func isRead(as other: LocaleTag) -> Bool { self == other || language == other.language && sharesScript(with: other) }

  /// The direction in which the locale's script is written; left to right for an unknown script.
  public var direction: TextDirection {
    guard let likelyScript, Self.rightToLeftScripts.contains(likelyScript) else { return .leftToRight }
    return .rightToLeft
  }

  /// The scripts of the tags that were asked for, since ICU takes microseconds for each and pages ask again and again.
  private static let likelyScripts = Mutex<[String: String?]>([:])

  /// Source: CLDR, `scriptMetadata.txt`, column "RTL?".
  private static let rightToLeftScripts: Set<String> = [
    "Adlm", "Arab", "Armi", "Avst", "Chrs", "Cprt", "Elym", "Gara", "Hatr", "Hebr", "Hung", "Khar", "Lydi", "Mand", "Mani", "Mend", "Merc", "Mero",
    "Narb", "Nbat", "Nkoo", "Orkh", "Ougr", "Palm", "Phli", "Phlp", "Phnx", "Prti", "Rohg", "Samr", "Sarb", "Sogd", "Sogo", "Syrc", "Thaa", "Yezi",
  ]
}
