import CCommonMark
import Synchronization

/// cmark-gfm's extensions, registered once for the process.
enum CommonMarkExtensions {
  /// cmark-gfm 0.29 keeps the special characters of extensions in a global table while it parses: whoever parses with strikethrough holds this.
  /// The other extension, tables, has no special character.
  static let strikethroughLock = Mutex(())

  /// Looks up an extension by cmark-gfm's name for it.
  static func find(_ name: String) -> OpaquePointer? {
    registration
    return unsafe cmark_find_syntax_extension(name)
  }

  private static let registration: Void = cmark_gfm_core_extensions_ensure_registered()
}
