public import ArgumentParser
public import AssentModel

extension TimeSpan: ExpressibleByArgument {
  public init?(argument: String) { self.init(argument) }

  public var defaultValueDescription: String { "\(milliseconds / 1000)s" }
}
