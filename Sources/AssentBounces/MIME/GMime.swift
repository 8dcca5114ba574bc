import CGMime
import CLinux

/// GMime, made ready for messages of strangers.
///
/// The library keeps no state between messages beyond this, and each message has objects of its own: any thread may read.
struct GMimeLibrary: Sendable {
  static let shared = GMimeLibrary()

  private init() {
    g_mime_init()
    // As a message of its own an enclosed one would have its address fields parsed by GMime, which calls itself once for each "a:" of a nested
    // group and so runs out of stack (3.2.13). As a part it is bytes, of which we read the fields alone.
    for subtype in ["rfc822", "rfc2822", "news", "global", "partial", "external-body", "*"] {
      unsafe g_mime_object_register_type("message", subtype, g_mime_part_get_type())
    }
  }

  /// What the library makes of a message or a block of fields, read as a part: the address fields stay texts.
  func object(_ bytes: [UInt8]) -> GMimeObject? { GMimeObject(bytes) }

  /// The fields at the start of the bytes, up to the first empty line.
  func fields(_ bytes: some Collection<UInt8>) -> HeaderFields {
    object(Array(bytes) + Array("\n\n".utf8))?.fields ?? HeaderFields()
  }

  /// The time of a field, in whatever way it is spelled; `nil` when it is none.
  ///
  /// Source: RFC 5322 section 3.3.
  func seconds(ofDate text: String) -> Int64? {
    guard let time = unsafe g_mime_utils_header_decode_date(text) else { return nil }
    defer { unsafe g_date_time_unref(time) }
    return unsafe Int64(g_date_time_to_unix(time))
  }
}

/// A tree of parts as GMime has read it.
@safe
struct GMimeObject: ~Copyable {
  let root: OpaquePointer

  /// More fields than any message has.
  private static let maximalFields: Int32 = 2000

  init?(_ bytes: [UInt8]) {
    let stream = unsafe bytes.withUnsafeBytes { buffer in
      unsafe g_mime_stream_mem_new_with_buffer(buffer.baseAddress?.assumingMemoryBound(to: CChar.self), buffer.count)
    }
    guard let stream = unsafe stream else { return nil }
    defer { unsafe g_object_unref(UnsafeMutableRawPointer(stream)) }
    guard let parser = unsafe g_mime_parser_new_with_stream(stream) else { return nil }
    defer { unsafe g_object_unref(UnsafeMutableRawPointer(parser)) }
    guard let root = unsafe g_mime_parser_construct_part(parser, nil) else { return nil }
    unsafe self.root = root
  }

  deinit { unsafe g_object_unref(UnsafeMutableRawPointer(root)) }

  var type: String { unsafe Self.type(of: root) }

  var fields: HeaderFields {
    guard let list = unsafe g_mime_object_get_header_list(root) else { return HeaderFields() }
    var fields = HeaderFields()
    for index in 0..<min(unsafe g_mime_header_list_get_count(list), Self.maximalFields) {
      guard let header = unsafe g_mime_header_list_get_header_at(list, index), let name = unsafe g_mime_header_get_name(header),
        let value = unsafe g_mime_header_get_value(header)
      else { continue }
      unsafe fields.fields.append(HeaderFields.Field(name: String(cString: name).lowercased(), value: String(cString: value)))
    }
    return fields
  }

  /// The media type of a part in lower case.
  static func type(of part: OpaquePointer) -> String {
    guard let contentType = unsafe g_mime_object_get_content_type(part), let text = unsafe g_mime_content_type_get_mime_type(contentType) else {
      return ""
    }
    defer { unsafe g_free(text) }
    return unsafe String(cString: text).lowercased()
  }

  /// The content of a part without its transfer encoding; a NUL becomes a question mark.
  static func content(of part: OpaquePointer) -> [UInt8] {
    guard unsafe isA(part, g_mime_part_get_type()), let content = unsafe g_mime_part_get_content(part), let stream = unsafe g_mime_stream_mem_new()
    else { return [] }
    defer { unsafe g_object_unref(UnsafeMutableRawPointer(stream)) }
    guard unsafe g_mime_data_wrapper_write_to_stream(content, stream) >= 0 else { return [] }
    let length = unsafe g_mime_stream_length(stream)
    guard length > 0, unsafe g_mime_stream_reset(stream) == 0 else { return [] }
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: length) { buffer, count in
      count = unsafe max(0, g_mime_stream_read(stream, UnsafeMutableRawPointer(buffer.baseAddress)?.assumingMemoryBound(to: CChar.self), length))
    }
    return bytes.contains(0) ? bytes.map { $0 == 0 ? UInt8(ascii: "?") : $0 } : bytes
  }

  static func isA(_ part: OpaquePointer, _ type: UInt) -> Bool { unsafe g_type_check_instance_is_a(part, type) != 0 }
}

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
