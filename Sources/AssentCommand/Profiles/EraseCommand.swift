import ArgumentParser
import AssentFormats
import AssentModel
import AssentStore

struct EraseCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "erase", abstract: "Removes a person from the store, and goes on respecting their opt-outs.",
    discussion: """
      The person's records lose everything that tells whose they are; the chain of the history still holds, and the erasure is an entry of it. Of the \
      person a keyed hash stays, with what they opted out of, so that a later message, import or link of the same id is still held to it. Backups \
      and the logs of other programs aren't touched. It can't be taken back.
      """)

  @Argument(help: "The person's id.")
  var profile: Profile.ID

  @Option(help: ArgumentHelp("Why. It stays in the history for good: name nobody.", valueName: "text"))
  var reason: String

  @Option(help: ArgumentHelp("Who does it.", valueName: "name"))
  var `operator`: String?

  @OptionGroup var store: StoreOption

  func validate() throws {
    guard !reason.contains(profile.text), self.operator?.contains(profile.text) != true else {
      throw ValidationError("The reason stays in the history for good: leave the person's id out of it.")
    }
  }

  func run() async throws {
    var generator = SystemRandomNumberGenerator()
    let now = SystemClock.now
    let request = ErasureRequest(
      id: RecordID(at: now, from: &generator), profile: profile, statement: SenderStatement(reason: reason, actor: self.operator))
    guard let erasure = try await store.open().erase(request, at: now) else {
      StandardStream.output.print("the store has no record of this profile; nothing was changed")
      return
    }
    let count = erasure.records.count
    StandardStream.output.print("\(count) \(count == 1 ? "record" : "records") erased, as entry \(erasure.id)")
    StandardStream.output.print(
      erasure.suppression.map { "still respected: \($0.state.json)" } ?? "nothing was opted out of, so nothing is kept")
  }
}
