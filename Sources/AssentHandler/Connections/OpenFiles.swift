import Glibc

/// The system's limit of open files, of which every connection is one.
enum OpenFiles {
  /// What the program needs besides connections: the store, the pages that are being read, the log.
  private static let others = 128

  /// Raises the limit as far as the system lets the program do by itself. Returns how many connections fit.
  static func connections(atMost wanted: Int) -> Int {
    var limit = rlimit()
    guard unsafe getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return wanted }
    let needed = rlim_t(clamping: wanted + ConnectionCount.reserve + others)
    if limit.rlim_cur < needed {
      var raised = limit
      raised.rlim_cur = min(limit.rlim_max, max(needed, limit.rlim_cur))
      if unsafe setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &raised) == 0 { limit = raised }
    }
    return max(1, min(wanted, Int(clamping: limit.rlim_cur) - ConnectionCount.reserve - others))
  }
}
