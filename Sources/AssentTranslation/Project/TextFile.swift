import AssentFormats
import AssentModel
import Glibc
import SystemPackage

/// Files that are read whole, and replaced whole or not at all.
enum TextFile {
  static func exists(_ path: String) -> Bool { unsafe access(path, F_OK) == 0 }

  /// - Parameter name: the path as the user knows it, for the message.
  static func read(_ path: String, as name: String) throws(TranslationFailure) -> String {
    let bytes = try bytes(path, as: name)
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw TranslationFailure(Finding(TranslationRule.invalidUTF8, at: SourceLocation(name), "The file is not UTF-8", hint: "Save it as UTF-8"))
    }
    return text
  }

  static func bytes(_ path: String, as name: String) throws(TranslationFailure) -> [UInt8] {
    do throws(FileError) { return try InputFile.bytes(of: path) } catch { throw failure("read", name, error.errno) }
  }

  /// Writes the text beside the file and gives it the file's name: whoever opens the file sees the old text or the new. A symbolic link stays, and the file
  /// that it leads to is replaced, since tables of a site may be shared by links.
  static func replace(_ path: String, with text: String, as name: String) throws(TranslationFailure) {
    do throws(FileError) { try OutputFile.write(text, to: resolved(path), .readableByAll) } catch { throw failure("write", name, error.errno) }
  }

  /// What a symbolic link points to; the path itself when it is none.
  private static func resolved(_ path: String) -> String {
    guard let real = unsafe realpath(path, nil) else { return path }
    defer { unsafe free(real) }
    return unsafe String(cString: real)
  }

  static func makeFolder(_ path: String, as name: String) throws(TranslationFailure) {
    guard unsafe mkdir(path, 0o755) == 0 || errno == EEXIST else { throw failure("make", name, .latest) }
  }

  private static func failure(_ operation: String, _ name: String, _ error: Errno) -> TranslationFailure {
    TranslationFailure(Finding(TranslationRule.fileAccess, at: SourceLocation(name), "can't \(operation) it: \(error)"))
  }
}

extension TextFile {
  /// Removes a file that is no longer wanted; one that isn't there is fine.
  static func remove(_ path: String) { unsafe unlink(path) }

  /// Removes a folder in which nothing is.
  static func removeEmptyFolder(_ path: String) { unsafe rmdir(path) }
}

/// The files that go to translators and come back, by the paths that the user gives.
public enum ExchangeOutput {
  /// Writes a file that appears under its name only when it is whole.
  public static func write(_ text: String, to path: String) throws(TranslationFailure) { try TextFile.replace(path, with: text, as: path) }

  public static func read(_ path: String) throws(TranslationFailure) -> [UInt8] { try TextFile.bytes(path, as: path) }
}
