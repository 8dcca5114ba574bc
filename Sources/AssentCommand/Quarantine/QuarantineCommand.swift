import ArgumentParser

struct QuarantineCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "quarantine", abstract: "Looks after the addresses that get no message: puts them into quarantine, takes them out, reads reports.",
    discussion: """
      Quarantine is a property of an address, not of a person: it excludes the address whoever it belongs to. Nothing is ever removed: an \
      address that is taken out is valid from then on, and its records stay in the history.
      """,
    subcommands: [
      AddQuarantineCommand.self, RemoveQuarantineCommand.self, ListQuarantineCommand.self, ShowQuarantineCommand.self, ImportQuarantineCommand.self,
      ExportQuarantineCommand.self, BouncesCommand.self, ReleaseCommand.self,
    ])
}
