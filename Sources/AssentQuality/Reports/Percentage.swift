/// A share in whole per cent, rounded down, so that 100 % is all.
struct Percentage: CustomStringConvertible {
  let value: Int

  init(_ count: Int, of total: Int) {
    let (product, isTooLarge) = count.multipliedReportingOverflow(by: 100)
    value = total > 0 && !isTooLarge ? min(100, max(0, product / total)) : total > 0 ? 100 : 0
  }

  var description: String { "\(value) %" }
}
