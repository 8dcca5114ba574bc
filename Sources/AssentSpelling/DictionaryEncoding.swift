internal import Glibc

/// Turns text into the encoding of a dictionary and back.
///
/// UTF-8 is passed on; for the rest, glibc's `iconv` knows what Hunspell's dictionaries use.
@safe struct DictionaryEncoding: ~Copyable {
  private let toDictionary: iconv_t?
  private let toText: iconv_t?

  /// `nil` when the encoding isn't known here.
  init?(_ name: String) {
    if name.uppercased() == "UTF-8" {
      unsafe toDictionary = nil
      unsafe toText = nil
      return
    }
    let name = Self.systemName(name)
    guard let toDictionary = unsafe Self.converter(to: name, from: "UTF-8") else { return nil }
    guard let toText = unsafe Self.converter(to: "UTF-8", from: name) else {
      unsafe iconv_close(toDictionary)
      return nil
    }
    unsafe self.toDictionary = toDictionary
    unsafe self.toText = toText
  }

  deinit {
    if let converter = unsafe toDictionary { unsafe iconv_close(converter) }
    if let converter = unsafe toText { unsafe iconv_close(converter) }
  }

  /// The word with a zero at the end; `nil` when the encoding lacks one of its characters.
  func encoded(_ word: String) -> [CChar]? {
    let bytes = Array(word.utf8)
    guard !bytes.contains(0) else { return nil }
    guard let converter = unsafe toDictionary else { return bytes.map { CChar(bitPattern: $0) } + [0] }
    return unsafe Self.convert(bytes, with: converter).map { $0.map { CChar(bitPattern: $0) } + [0] }
  }

  /// The text of a dictionary's word; `nil` when it isn't what the dictionary says it is.
  func decoded(_ bytes: [UInt8]) -> String? {
    guard let converter = unsafe toText else { return String(validating: bytes, as: UTF8.self) }
    return unsafe Self.convert(bytes, with: converter).flatMap { String(validating: $0, as: UTF8.self) }
  }

  private static func converter(to target: String, from source: String) -> iconv_t? {
    let converter = unsafe iconv_open(target, source)
    return unsafe Int(bitPattern: converter) == -1 ? nil : converter
  }

  private static func convert(_ bytes: [UInt8], with converter: iconv_t) -> [UInt8]? {
    var input = bytes.map { CChar(bitPattern: $0) }
    // No encoding of a dictionary takes more than four bytes for one of UTF-8.
    var output = [CChar](repeating: 0, count: bytes.count * 4 + 4)
    var left = input.count
    var room = output.count
    let result = unsafe input.withUnsafeMutableBufferPointer { source in
      unsafe output.withUnsafeMutableBufferPointer { target in
        var from = source.baseAddress
        var to = target.baseAddress
        unsafe iconv(converter, nil, nil, nil, nil)
        return unsafe iconv(converter, &from, &left, &to, &room)
      }
    }
    guard result != .max, left == 0 else { return nil }
    return output.prefix(output.count - room).map { UInt8(bitPattern: $0) }
  }

  /// `ISO8859-15` is iconv's name, too; Microsoft's code pages and TIS 620 have others there.
  private static func systemName(_ name: String) -> String {
    let lower = name.lowercased()
    if lower.hasPrefix("microsoft-") { return String(name.dropFirst("microsoft-".count)).uppercased() }
    return lower.hasPrefix("tis620") ? "TIS-620" : name
  }
}
