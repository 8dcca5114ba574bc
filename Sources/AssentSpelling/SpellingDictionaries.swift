public import AssentModel
internal import Glibc
internal import Synchronization

/// The dictionaries of a system, each read when it is first asked for.
public final class SpellingDictionaries: Sendable {
  /// The folders in which they are looked for, the first one first.
  public let paths: [String]
  private let slots = Mutex<[String: Slot]>([:])

  /// A dictionary, or that there is none; one thread reads it while others wait.
  private final class Slot: Sendable {
    let content = Mutex<Content>(.unread)

    enum Content {
      case unread
      case read(SpellingDictionary?)
    }
  }

  public init(paths: [String]) {
    self.paths = paths
  }

  /// Where Debian and others put Hunspell's dictionaries, with the folders of a `DICPATH` in front.
  ///
  /// - Parameter dictionaryPath: folders separated by colons, as the environment variable `DICPATH` has them.
  public static func standardPaths(dictionaryPath: String? = nil) -> [String] {
    let own = (dictionaryPath ?? "").split(separator: ":").map(String.init)
    return own + ["/usr/local/share/hunspell", "/usr/share/hunspell", "/usr/share/myspell", "/usr/share/myspell/dicts"]
  }

  /// The dictionary for a locale: its region's, else its language's; British for an English without a region. `nil` when there is none.
  public func dictionary(for locale: LocaleTag) -> SpellingDictionary? {
    DictionaryName.candidates(for: locale).lazy.compactMap { self.dictionary(named: $0) }.first
  }

  /// The dictionary of a name, such as `en_GB`; `nil` when there is none, or when it can't be read.
  public func dictionary(named name: String) -> SpellingDictionary? {
    guard DictionaryName.isValid(name) else { return nil }
    let slot = slots.withLock { slots in
      if let slot = slots[name] { return slot }
      let slot = Slot()
      slots[name] = slot
      return slot
    }
    return slot.content.withLock { content in
      if case .read(let dictionary) = content { return dictionary }
      let dictionary = read(name)
      content = .read(dictionary)
      return dictionary
    }
  }

  private func read(_ name: String) -> SpellingDictionary? {
    for path in paths {
      let affixes = "\(path)/\(name).aff"
      let words = "\(path)/\(name).dic"
      guard Self.isReadable(affixes), Self.isReadable(words) else { continue }
      if let dictionary = SpellingDictionary(name: name, affixes: affixes, words: words) { return dictionary }
    }
    return nil
  }

  private static func isReadable(_ path: String) -> Bool { unsafe access(path, R_OK) == 0 }
}
