import AssentLinks
import AssentModel
import Foundation
import Glibc

/// Whether the time that a wrong tag takes to refuse says where it is wrong.
///
/// Source: Reparaz, Balasch and Verbauwhede, Dude, is my code constant time? (Welch's t-test; above 4.5 something leaks).
struct TagTiming {
  let name: String
  let t: Double

  /// Refusing a token whose tag is wrong in its first byte, against one that is wrong in its last.
  static func tokens(_ count: Int, seed: UInt64) throws -> TagTiming {
    var generator = FuzzGenerator(seed: seed)
    let keys = try KeyRing(now: Timestamp(seconds: 0), using: &generator)
    guard let profile = Profile.ID("timing-of-tags") else { throw CocoaError(.featureUnsupported) }
    let token = try keys.sign(Link(.optOut, profile: profile)).text
    let bytes = token.replacing("-", with: "+").replacing("_", with: "/")
    guard let raw = Data(base64Encoded: bytes + String(repeating: "=", count: (4 - bytes.utf8.count % 4) % 4)) else {
      throw CocoaError(.coderInvalidValue)
    }
    func changed(_ index: Int) -> String {
      var raw = Array(raw)
      raw[index] ^= 0xFF
      return Data(raw).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }
    let texts = [changed(raw.count - 16), changed(raw.count - 1)]
    return measure("verify: first byte against last byte", count, &generator) { (try? keys.verify(texts[$0])) != nil }
  }

  /// The same test with a comparison that stops at the first difference, to show that it finds what it looks for.
  static func control(_ count: Int, seed: UInt64) -> TagTiming {
    var generator = FuzzGenerator(seed: seed)
    let right = (0..<16).map { _ in UInt8(truncatingIfNeeded: generator.next()) }
    var wrong = [right, right]
    wrong[0][0] ^= 0xFF
    wrong[1][15] ^= 0xFF
    return measure("control: a comparison that stops early", count, &generator) { wrong[$0].elementsEqual(right) }
  }

  private static func measure(_ name: String, _ count: Int, _ generator: inout FuzzGenerator, _ body: (Int) -> Bool) -> TagTiming {
    var times: [[Double]] = [[], []]
    var accepted = 0
    for index in 0..<count {
      let kind = Int(generator.next() & 1)
      let start = nanoseconds()
      if body(kind) { accepted += 1 }
      let end = nanoseconds()
      // The first are slower while caches fill.
      if index > count / 100 { times[kind].append(Double(end - start)) }
    }
    precondition(accepted == 0, "a wrong tag was accepted")
    // What the system interrupted says nothing about the code.
    let cut = (times[0] + times[1]).sorted()[(times[0].count + times[1].count) * 9 / 10]
    let kept = times.map { $0.filter { $0 <= cut } }
    let means = kept.map { $0.reduce(0, +) / Double($0.count) }
    let variances = zip(kept, means).map { values, mean in values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count - 1) }
    let error = (variances[0] / Double(kept[0].count) + variances[1] / Double(kept[1].count)).squareRoot()
    return TagTiming(name: name, t: error == 0 ? 0 : (means[0] - means[1]) / error)
  }

  private static func nanoseconds() -> Int64 {
    var time = timespec()
    unsafe clock_gettime(CLOCK_MONOTONIC, &time)
    return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
  }
}
