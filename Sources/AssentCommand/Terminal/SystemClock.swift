import AssentModel
import Foundation

/// The time that commands write into records.
enum SystemClock {
  static var now: Timestamp { Timestamp(milliseconds: Int64((Date().timeIntervalSince1970 * 1000).rounded(.down))) }
}
