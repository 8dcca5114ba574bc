public import ArgumentParser
public import AssentTranslation

extension ExchangeFormat: ExpressibleByArgument {}

extension UnitSelection {
  /// Reads words separated by commas.
  static func list(_ arguments: [String]) throws -> Set<UnitSelection>? {
    guard !arguments.isEmpty else { return nil }
    let words = arguments.flatMap { $0.split(separator: ",").map(String.init) }
    return Set(
      try words.map { word in
        if let selection = UnitSelection(rawValue: word) { return selection }
        throw ValidationError("'\(word)' is none of \(UnitSelection.allCases.map(\.rawValue).joined(separator: ", ")).")
      })
  }
}
