/// What a key of a ring may still do. The raw value is the word in the key ring file.
public enum KeyState: String, Hashable, Sendable, Codable, CaseIterable {
  /// Signs, when it is the newest such key, and verifies.
  case active
  /// Verifies the links it signed, and signs no more.
  case retired
}
