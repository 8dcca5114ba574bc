/// The numbers that plural rules look at.
///
/// Source: Unicode Technical Standard 35, part 3, "Plural Operand Meanings".
struct PluralOperands: Hashable, Sendable {
  /// The whole part of the absolute value.
  var i = 0
  /// How many decimals there are, with and without the zeros at the end.
  var v = 0
  var w = 0
  /// The decimals as a number, with and without the zeros at the end.
  var f = 0
  var t = 0
  /// The exponent of a compact number: 6 for `1.2c6`.
  var e = 0

  init(_ number: Int) {
    i = number == .min ? .max : abs(number)
  }

  /// Reads `3`, `-3.50` or `1.2c6`; `nil` when it is no such number or has more than 18 digits.
  init?(decimal text: some StringProtocol) {
    let unsigned = text.first == "-" ? text.dropFirst() : text.dropFirst(0)
    let halves = unsigned.split(omittingEmptySubsequences: false) { $0 == "c" || $0 == "e" }
    guard (1...2).contains(halves.count) else { return nil }
    let parts = halves[0].split(separator: ".", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { (0x30...0x39).contains($0) } })
    else { return nil }
    var whole = String(parts[0])
    var decimals = parts.count == 2 ? String(parts[1]) : ""
    if halves.count == 2 {
      guard let exponent = Int(halves[1]), (0...18).contains(exponent) else { return nil }
      e = exponent
      for _ in 0..<exponent { whole.append(decimals.isEmpty ? "0" : decimals.removeFirst()) }
    }
    var significant = decimals
    while significant.last == "0" { significant.removeLast() }
    guard whole.utf8.count + decimals.utf8.count <= 18, let i = Int(whole) else { return nil }
    self.i = i
    self.v = decimals.utf8.count
    self.w = significant.utf8.count
    self.f = Int(decimals) ?? 0
    self.t = Int(significant) ?? 0
  }
}
