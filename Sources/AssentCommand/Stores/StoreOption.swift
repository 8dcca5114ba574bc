import ArgumentParser
import AssentPreferences
import Foundation

/// The store, for every command that reads or changes one.
struct StoreOption: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The store: sqlite:PATH or postgresql://USER@HOST/DATABASE; otherwise ASSENT_STORE names it, else sqlite:assent.sqlite.",
      valueName: "location"))
  var store: String?

  /// - Throws: `StoreError` when the text names no store.
  func location() throws -> StoreLocation {
    let value = store ?? ProcessInfo.processInfo.environment["ASSENT_STORE"] ?? ""
    return try StoreLocation(value.isEmpty ? "sqlite:assent.sqlite" : value)
  }

  /// Opens a store that is there.
  ///
  /// - Throws: `StoreError` when it isn't, or can't be opened.
  func open() async throws -> any MaintainedStore { try await OpenStore(location()).store }

  /// Opens a store, and makes it when it isn't there: for what a new sender begins with.
  ///
  /// - Throws: `StoreError` when it can't be opened or made.
  func openOrMake() async throws -> any MaintainedStore { try await OpenStore(making: location()).store }
}
