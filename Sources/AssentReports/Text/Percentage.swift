/// A share in whole per cent, rounded down, so that 100 % is all.
public struct Percentage: CustomStringConvertible {
  public let value: Int

  public init(_ count: Int, of total: Int) {
    let (product, isTooLarge) = count.multipliedReportingOverflow(by: 100)
    value = total > 0 && !isTooLarge ? min(100, max(0, product / total)) : total > 0 ? 100 : 0
  }

  public var description: String { "\(value) %" }
}
