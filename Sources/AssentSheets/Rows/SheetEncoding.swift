/// Looks at the first bytes of a sheet for what tells its encoding.
package enum SheetEncoding {
  /// The length of the byte order mark of UTF-8, 0 when there is none.
  ///
  /// - Throws: `wrongEncoding` for UTF-16 and UTF-32, by their byte order marks or by NULs.
  package static func markLength(_ bytes: [UInt8]) throws(SheetError) -> Int {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return 3 }
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) || bytes.prefix(4).contains(0) {
      throw SheetError(.wrongEncoding, line: 1, "the sheet is UTF-16; convert it first: iconv -f UTF-16 -t UTF-8 LIST > LIST.utf8")
    }
    return 0
  }
}
