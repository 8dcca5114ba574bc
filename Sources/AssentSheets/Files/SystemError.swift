import Glibc

/// What the system said when it refused.
package struct SystemError: Error, Hashable, CustomStringConvertible {
  /// The value of `errno`.
  package let number: Int32

  package init(number: Int32) { self.number = number }

  /// The error of the call that failed just now on this thread.
  package static var latest: SystemError { SystemError(number: errno) }

  package var description: String { unsafe String(cString: strerror(number)) }
}
