import ArgumentParser

struct TranslationsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "translations", abstract: "Exchanges strings with translators, and keeps account of what is translated.",
    subcommands: [
      ExportTranslationsCommand.self, ImportTranslationsCommand.self, SyncTranslationsCommand.self, TranslationStatusCommand.self,
      AddLocaleCommand.self,
    ])
}
