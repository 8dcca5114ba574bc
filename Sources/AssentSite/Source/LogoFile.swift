import AssentFormats
import AssentHTML
import Foundation

/// The brand's logo, which every page carries.
struct LogoFile {
  /// What a page has as the address of the image.
  let dataURL: String

  struct Fault: Error, Hashable {
    var message: String
    var hint: String
  }

  private static let types = [
    "svg": "image/svg+xml", "png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg", "webp": "image/webp",
  ]
  private static let hint = "Put an SVG, PNG, JPEG or WebP file there, of a few kilobytes"

  /// - Throws: `Fault` when the file is no image of a type that its ending says, or is cut off.
  init(_ bytes: [UInt8], path: String) throws(Fault) {
    let ending = path.split(separator: ".").last.map { $0.lowercased() } ?? ""
    guard let type = Self.types[ending] else {
      throw Fault(message: "'\(path)' is of no type that a logo can have", hint: "Endings are .svg, .png, .jpg, .jpeg and .webp")
    }
    guard !bytes.isEmpty else { throw Fault(message: "'\(path)' is empty", hint: Self.hint) }
    guard Self.isWhole(bytes, type) else {
      throw Fault(message: "'\(path)' is damaged, or isn't what its ending says", hint: Self.hint)
    }
    dataURL = "data:\(type);base64,\(Data(bytes).base64EncodedString())"
  }

  private static func isWhole(_ bytes: [UInt8], _ type: String) -> Bool {
    switch type {
    case "image/png": isPNG(bytes)
    case "image/jpeg": bytes.starts(with: [0xFF, 0xD8, 0xFF]) && bytes.count > 100 && bytes.suffix(2).elementsEqual([0xFF, 0xD9])
    case "image/webp":
      bytes.count > 20 && bytes.starts(with: "RIFF".utf8) && bytes[8..<12].elementsEqual("WEBP".utf8)
        && bytes.count >= 8 + (4..<8).reversed().reduce(0) { $0 << 8 | Int(bytes[$1]) }
    default: XMLElement.parse(bytes, file: "").root.map { $0.name == "svg" && $0.namespace == "http://www.w3.org/2000/svg" } ?? false
    }
  }

  /// Goes from chunk to chunk, up to the one that ends the file.
  ///
  /// Source: Portable Network Graphics Specification, section 5.
  private static func isPNG(_ bytes: [UInt8]) -> Bool {
    guard bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) else { return false }
    var index = 8
    while index + 12 <= bytes.count {
      let length = bytes[index..<(index + 4)].reduce(0) { $0 << 8 | Int($1) }
      if bytes[(index + 4)..<(index + 8)].elementsEqual("IEND".utf8) { return index > 8 }
      index += 12 + length
    }
    return false
  }
}
