import CHunspell
import Glibc
import Synchronization

/// Hunspell's copy of one dictionary. One thread at a time may ask it.
@safe struct HunspellHandle: ~Copyable {
  private let pointer: OpaquePointer

  /// Hunspell's table of capitals is one for the process, counted by those who use it without a lock: dictionaries come and go one at a time.
  private static let lifecycle = Mutex(())

  /// Reads a dictionary; `nil` when there is no memory for it. Both files must be there: Hunspell itself doesn't say.
  init?(affixes: String, words: String) {
    let address = Self.lifecycle.withLock { _ in unsafe UInt(bitPattern: Hunspell_create(affixes, words)) }
    guard let pointer = unsafe OpaquePointer(bitPattern: address) else { return nil }
    unsafe self.pointer = pointer
  }

  /// A dictionary that isn't in UTF-8 is kept: at its end it would give back the table of capitals, which it never took, and others still need.
  deinit {
    guard encoding.uppercased() == "UTF-8" else { return }
    let address = unsafe UInt(bitPattern: pointer)
    Self.lifecycle.withLock { _ in unsafe Hunspell_destroy(OpaquePointer(bitPattern: address)) }
  }

  /// The encoding of the dictionary, in Hunspell's own names: `UTF-8`, `ISO8859-15`, `microsoft-cp1251`.
  var encoding: String {
    guard let name = unsafe Hunspell_get_dic_encoding(pointer) else { return "UTF-8" }
    return unsafe String(cString: name)
  }

  /// Whether the word is right; its bytes are in the encoding of the dictionary and end with a zero.
  func knows(_ bytes: [CChar]) -> Bool { unsafe Hunspell_spell(pointer, bytes) != 0 }

  /// What may have been meant, the likeliest first, as bytes in the encoding of the dictionary.
  func suggestions(for bytes: [CChar]) -> [[UInt8]] {
    var list: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
    let count = unsafe Hunspell_suggest(pointer, &list, bytes)
    guard count > 0, unsafe list != nil else { return [] }
    defer { unsafe Hunspell_free_list(pointer, &list, count) }
    var suggestions: [[UInt8]] = []
    for index in 0..<Int(count) {
      guard let text = unsafe list?[index] else { continue }
      var bytes: [UInt8] = []
      var offset = 0
      while unsafe text[offset] != 0 {
        bytes.append(UInt8(bitPattern: unsafe text[offset]))
        offset += 1
      }
      suggestions.append(bytes)
    }
    return suggestions
  }
}

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
