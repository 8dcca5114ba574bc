/// A file's path for a reader outside of the site.
enum ReportPath {
  /// The path as seen from the root of the repository.
  static func fromRoot(_ file: String, siteFolder: String) -> String {
    siteFolder.isEmpty || siteFolder == "." ? file : "\(siteFolder)/\(file)"
  }

  /// The path as a relative reference: what isn't unreserved in RFC 3986 is percent-encoded, a slash is kept.
  static func encoded(_ path: String) -> String {
    var text = ""
    for byte in path.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
        UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: "/"):
        text.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        text += "%" + (byte < 0x10 ? "0" : "") + String(byte, radix: 16, uppercase: true)
      }
    }
    return text
  }
}
