import ArgumentParser
import AssentPreferences

struct RemoveQuarantineCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "remove", abstract: "Takes addresses out of quarantine or off the denylist: they are valid again, and their records stay.",
    discussion: "An address that is on the denylist because of a complaint gets messages again, too: be sure that its owner wants that.")

  @OptionGroup var addresses: AddressArguments
  @OptionGroup var reason: ReasonOptions
  @OptionGroup var store: StoreOption

  func run() async throws {
    let changes = QuarantineChanges(method: .operator, statement: reason.statement)
    try await changes.apply(.release, to: try addresses.normalized(), in: try await store.open())
  }
}
