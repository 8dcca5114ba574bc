import CGMime

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
