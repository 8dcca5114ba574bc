import CGMime

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
