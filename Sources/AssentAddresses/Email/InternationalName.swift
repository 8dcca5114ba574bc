import CIDN2

/// Domain names in other scripts than ASCII.
///
/// libidn2 keeps no state between calls but constant tables, and these functions don't look at the process's locale: any number of threads may call.
/// Source: RFC 5891, Unicode Technical Standard 46, non-transitional processing.
enum InternationalName {
  /// The name as it stands in the domain name system; `nil` when it isn't allowed there, such as one with a symbol or a false `xn--` label.
  ///
  /// The result may still hold what no host name has: libidn2 2.3 drops such characters when told to look at them, so it isn't told.
  static func ascii(_ name: String) -> String? {
    guard !name.utf8.contains(0) else { return nil }
    var output: UnsafeMutablePointer<CChar>?
    let flags = CInt(IDN2_NONTRANSITIONAL.rawValue | IDN2_NFC_INPUT.rawValue)
    let status = unsafe name.withCString { unsafe idn2_to_ascii_8z($0, &output, flags) }
    defer { unsafe idn2_free(output) }
    guard status == IDN2_OK.rawValue, let output = unsafe output else { return nil }
    return unsafe String(cString: output)
  }
}
