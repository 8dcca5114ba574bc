import AssentSite
import Foundation

/// What tells this program from another version of it: a hash of the executable.
enum ProgramIdentity {
  /// 64 hexadecimal digits; where the executable can't be read, a name that no build state has, so that every page is made again.
  static var current: String {
    do {
      return ContentHash(of: try Data(contentsOf: URL(filePath: "/proc/self/exe"), options: .alwaysMapped)).hexadecimal
    } catch {
      return UUID().uuidString
    }
  }
}
