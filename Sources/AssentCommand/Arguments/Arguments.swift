public import ArgumentParser
public import AssentAudience
public import AssentFormats
public import AssentLinks
public import AssentModel
public import AssentQuality
public import AssentStore
public import AssentTranslation

extension LocaleTag: ExpressibleByArgument {
  public init?(argument: String) { self.init(argument) }
}

extension Channel: ExpressibleByArgument {
  public init?(argument: String) { self.init(name: argument) }
  public static var allValueStrings: [String] { allCases.map(\.name) }
  public var defaultValueDescription: String { name }
}

extension Profile.ID: ExpressibleByArgument {
  public init?(argument: String) { self.init(argument) }
}

extension KeyID: ExpressibleByArgument {
  public init?(argument: String) {
    guard let number = UInt8(argument) else { return nil }
    self.init(rawValue: number)
  }
}

extension LinkAction: ExpressibleByArgument {
  /// Reads the actions that a sender mints; the others are made by the handler.
  public init?(argument: String) {
    guard let action = LinkAction(name: argument), Self.minted.contains(action) else { return nil }
    self = action
  }

  public static var allValueStrings: [String] { minted.map(\.name) }

  private static let minted: [LinkAction] = [.optOut, .optIn, .preferences]
}

extension Severity: ExpressibleByArgument {}

extension ReportFormat: ExpressibleByArgument {}

extension Timestamp: ExpressibleByArgument {
  public init?(argument: String) { self.init(rfc3339: argument) }
}

extension HistoryPosition: ExpressibleByArgument {
  public init?(argument: String) {
    guard let number = Int64(argument) else { return nil }
    self.init(rawValue: number)
  }
}

extension RowFormat: ExpressibleByArgument {}

extension ExportSubject: ExpressibleByArgument {}

extension ExportPreset: ExpressibleByArgument {
  public init?(argument: String) {
    guard let preset = Self.all.first(where: { $0.name == argument }) else { return nil }
    self = preset
  }

  public static var allValueStrings: [String] { all.map(\.name) }
}

extension ServiceStanding: ExpressibleByArgument {}

extension TimeSpan: ExpressibleByArgument {
  public init?(argument: String) { self.init(argument) }

  public var defaultValueDescription: String { "\(milliseconds / 1000)s" }
}

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
