public import ArgumentParser
public import AssentExchange
public import AssentLinks
public import AssentModel
public import AssentPreferences
public import AssentQuality

extension LocaleTag: ExpressibleByArgument {
  public init?(argument: String) { self.init(argument) }
}

extension Channel: ExpressibleByArgument {
  public init?(argument: String) { self.init(name: argument) }
  public static var allValueStrings: [String] { Channel.all.map(\.name) }
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

extension ExportPreset: ExpressibleByArgument {}

extension ServiceStanding: ExpressibleByArgument {}
