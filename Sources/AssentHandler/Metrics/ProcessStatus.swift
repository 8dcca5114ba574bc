import Foundation
import Glibc

/// What the system knows of this process.
struct ProcessStatus {
  /// In bytes; 0 when the system doesn't say.
  let residentMemory: Int
  /// User and system time, in seconds.
  let processorTime: Double
  let openFiles: Int

  init() {
    let pages = (try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8))?.split(separator: " ").dropFirst().first.flatMap { Int($0) }
    residentMemory = (pages ?? 0) * Int(sysconf(Int32(_SC_PAGESIZE)))
    var usage = rusage()
    let isKnown = unsafe getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage) == 0
    processorTime = isKnown ? Self.seconds(usage.ru_utime) + Self.seconds(usage.ru_stime) : 0
    openFiles = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd"))?.count ?? 0
  }

  private static func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1_000_000 }
}
