public import ArgumentParser

/// The program `assent`: the generator and the tools around it.
public struct Assent: AsyncParsableCommand {
  public static let configuration = CommandConfiguration(
    commandName: "assent",
    abstract: "Makes the pages on which people opt in to messages and out of them, and the links that lead there.",
    subcommands: [
      NewCommand.self, BuildCommand.self, CheckCommand.self, TranslationsCommand.self, ValidateCommand.self, KeysCommand.self, LinkCommand.self,
      LinksCommand.self, VerifyCommand.self, StoreCommand.self, EvidenceCommand.self, ProfileCommand.self,
      ServiceCommand.self, ExportCommand.self, WatchCommand.self, ReportCommand.self, UndoCommand.self,
      AnalyseCommand.self, KeywordsCommand.self, QuarantineCommand.self,
    ])

  /// The version of the program and of its reports.
  static let version = "1.0.0"

  public init() {}
}
