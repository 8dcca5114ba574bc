/// Whole numbers as English readers expect them.
public enum GroupedNumber {
  /// The digits in groups of three: `1,234,567`.
  public static func text(_ number: Int) -> String {
    let digits = Array(String(number.magnitude))
    var text = number < 0 ? "−" : ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { text += "," }
      text.append(digit)
    }
    return text
  }

  /// The number with its noun: `1 opt-out`, `1,200 opt-outs`.
  public static func text(_ number: Int, _ noun: String) -> String { "\(text(number)) \(noun)\(number == 1 ? "" : "s")" }
}
