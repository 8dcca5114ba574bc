internal import CHunspell
internal import Synchronization

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
