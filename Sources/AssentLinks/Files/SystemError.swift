import Glibc

/// What the system said when it refused.
struct SystemError: Error, Hashable, CustomStringConvertible {
  /// The value of `errno`.
  let number: Int32

  /// The error of the call that failed just now on this thread.
  static var latest: SystemError { SystemError(number: errno) }

  var description: String { unsafe String(cString: strerror(number)) }
}
