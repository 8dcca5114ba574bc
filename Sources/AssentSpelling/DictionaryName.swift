internal import AssentModel

/// The names that the dictionary of a locale may have.
enum DictionaryName {
  /// The likeliest first. A region's own spelling is never replaced by that of another: `en-US` is `en_US` alone.
  static func candidates(for locale: LocaleTag) -> [String] {
    let language = locale.language
    if let script = locale.script {
      let region = locale.region.map { ["\(language)_\(script)_\($0)"] } ?? []
      return region + ["\(language)_\(script)", "\(language)-\(script)"]
    }
    if language == "en", locale.region == "US" { return ["en_US"] }
    var names = locale.region.map { ["\(language)_\($0)"] } ?? []
    if language != "en" { names.append(language) }
    let home = "\(language)_\(homeRegions[language] ?? language.uppercased())"
    if !names.contains(home) { names.append(home) }
    return names
  }

  /// Whether it can be the name of a file here: `en_GB`, `sr-Latn`, `de_DE_frami`.
  static func isValid(_ name: String) -> Bool {
    guard let first = name.utf8.first, isLetterOrDigit(first), name.utf8.count <= 40 else { return false }
    return name.utf8.allSatisfy { isLetterOrDigit($0) || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: "-") }
  }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte) }

  /// The region of a language's dictionary, where it isn't spelled like the language.
  private static let homeRegions = [
    "en": "GB", "ca": "ES", "cs": "CZ", "cy": "GB", "da": "DK", "el": "GR", "et": "EE", "eu": "ES", "fa": "IR", "ga": "IE", "gl": "ES",
    "he": "IL", "nb": "NO", "nn": "NO", "sl": "SI", "sq": "AL", "sr": "RS", "sv": "SE", "uk": "UA", "vi": "VN",
  ]
}
