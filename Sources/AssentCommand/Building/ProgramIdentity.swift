import Foundation

/// What tells this program from another version of it: the size and time of the executable.
enum ProgramIdentity {
  /// Where the executable can't be looked at, a name that no build state has, so that every page is made again.
  static var current: String {
    do {
      let file = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
      let values = try FileManager.default.attributesOfItem(atPath: file.path(percentEncoded: false))
      guard let size = values[.size] as? NSNumber, let time = values[.modificationDate] as? Date else { return UUID().uuidString }
      return "\(size) \(time.timeIntervalSince1970)"
    } catch {
      return UUID().uuidString
    }
  }
}
