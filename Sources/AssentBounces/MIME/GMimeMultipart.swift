import CGMime
import CLinux

/// A part that is made of parts, as long as the tree lives that it belongs to.
@safe
struct GMimeMultipart {
  private let pointer: OpaquePointer

  /// `nil` when the part is something else.
  init?(_ part: OpaquePointer) {
    guard unsafe GMimeObject.isA(part, g_mime_multipart_get_type()) else { return nil }
    unsafe self.pointer = part
  }

  func children(limit: Int) -> [OpaquePointer] {
    let count = unsafe min(Int(g_mime_multipart_get_count(pointer)), limit)
    var children: [OpaquePointer] = unsafe []
    for index in 0..<Int32(max(0, count)) {
      if let child = unsafe g_mime_multipart_get_part(pointer, index) { unsafe children.append(child) }
    }
    return unsafe children
  }

  /// Whether the message holds the delimiter that ends the parts.
  func isClosed(in message: [UInt8]) -> Bool {
    guard let boundary = unsafe g_mime_multipart_get_boundary(pointer) else { return false }
    let delimiter = unsafe Array("--\(String(cString: boundary))--".utf8)
    return unsafe message.withUnsafeBytes { message in
      unsafe delimiter.withUnsafeBytes { delimiter in
        guard let start = message.baseAddress, let wanted = delimiter.baseAddress else { return false }
        return unsafe memmem(start, message.count, wanted, delimiter.count) != nil
      }
    }
  }
}
