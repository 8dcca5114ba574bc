import ArgumentParser
import AssentPreferences

/// Why something is changed, and who does it.
struct ReasonOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Why. It stands in the record.", valueName: "text"))
  var reason: String

  @Option(help: ArgumentHelp("Who does it.", valueName: "name"))
  var `operator`: String?

  var statement: SenderStatement { SenderStatement(reason: reason, actor: self.operator) }

  func validate() throws {
    guard reason.contains(where: { !$0.isWhitespace }) else { throw ValidationError("--reason is empty: say why.") }
    guard self.operator?.allSatisfy(\.isWhitespace) != true else { throw ValidationError("--operator is empty: say who, or leave it out.") }
  }
}
