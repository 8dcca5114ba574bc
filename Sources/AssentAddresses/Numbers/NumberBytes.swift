/// Whether bytes are a number in E.164 already.
struct NumberBytes: Sendable {
  private let firstDigits = CallingPlan.shared.firstDigits

  /// Whether the bytes are surely a number in its normal form: a known calling code, 8 to 15 digits, no 0 where none can be.
  func isNormal(_ bytes: UnsafeRawBufferPointer) -> Bool {
    let zero = UInt8(ascii: "0")
    guard (9...16).contains(bytes.count), unsafe bytes[0] == UInt8(ascii: "+") else { return false }
    var largest: UInt8 = 0
    for position in 1..<bytes.count {
      let digit = unsafe bytes[position] &- zero
      largest = max(largest, digit)
    }
    guard largest <= 9 else { return false }
    let (first, second, third) = unsafe (bytes[1], bytes[2], bytes[3])
    let code = firstDigits[100 * Int(first - zero) + 10 * Int(second - zero) + Int(third - zero)]
    guard code != 0 else { return false }
    let next = unsafe bytes[1 + Int(code & 3)]
    return code > 4 || next != zero
  }
}
