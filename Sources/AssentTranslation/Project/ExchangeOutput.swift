/// The files that go to translators and come back, by the paths that the user gives.
public enum ExchangeOutput {
  /// Writes a file that appears under its name only when it is whole.
  public static func write(_ text: String, to path: String) throws(TranslationFailure) { try TextFile.replace(path, with: text, as: path) }

  public static func read(_ path: String) throws(TranslationFailure) -> [UInt8] { try TextFile.bytes(path, as: path) }
}
