import ArgumentParser
import AssentExchange

/// What of the history is told only to who asks for it.
struct HistoryOptions: ParsableArguments {
  @Flag(help: "With the networks that requests came from, where the store keeps them.")
  var withNetwork = false

  @Flag(help: "With the SHA-256 of the tokens of links.")
  var withTokenHash = false

  var extras: HistoryRows.Extras {
    var extras: HistoryRows.Extras = []
    if withNetwork { extras.insert(.network) }
    if withTokenHash { extras.insert(.tokenHash) }
    return extras
  }
}
