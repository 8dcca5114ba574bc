public import ArgumentParser
public import AssentPreferences

struct AddQuarantineCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(commandName: "add", abstract: "Gives addresses a status: in quarantine, unless told otherwise.")

  @OptionGroup var addresses: AddressArguments

  @Option(help: "The status.")
  var status = QuarantineStatus.quarantined

  @Option(help: ArgumentHelp("What went wrong, in the provider's words.", valueName: "text"))
  var errorText: String?

  @OptionGroup var reason: ReasonOptions
  @OptionGroup var store: StoreOption

  func run() async throws {
    let changes = QuarantineChanges(method: .operator, statement: reason.statement, errorText: errorText)
    try await changes.apply(.status(status), to: try addresses.normalized(), in: try await store.open())
  }
}

extension QuarantineStatus: ExpressibleByArgument {}
