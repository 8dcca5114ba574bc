import ArgumentParser
import AssentExchange
import AssentModel
import AssentPreferences

/// Whose choice an operator enters, why, and where.
struct OperatorOptions: ParsableArguments {
  @Argument(help: "The ids of the people.")
  var profiles: [Profile.ID]

  @Option(help: ArgumentHelp("Why. It stands in the record.", valueName: "text"))
  var reason: String

  @Option(help: ArgumentHelp("Who does it.", valueName: "name"))
  var `operator`: String?

  @OptionGroup var store: StoreOption
  @OptionGroup var site: SiteOption

  func validate() throws {
    guard reason.contains(where: { !$0.isWhitespace }) else { throw ValidationError("--reason is empty: say why.") }
    guard !reason.utf8.contains(0), self.operator?.utf8.contains(0) != true else { throw ValidationError("--reason holds a NUL character.") }
  }

  /// Records a choice for each of the people, and tells what became of it.
  ///
  /// - Throws: `StoreError`; the choices of the people before stay recorded.
  func record(_ choice: Choice, _ scope: Scope, _ vocabulary: SiteVocabulary) async throws {
    let store = try await store.open()
    var generator = SystemRandomNumberGenerator()
    let name = vocabulary.scopes.name(of: scope)
    for (index, profile) in profiles.enumerated() {
      let now = SystemClock.now
      let submission = Submission(
        id: RecordID(at: now, from: &generator), salt: RecordSalt(from: &generator), profile: profile, choice: choice, scope: scope,
        method: .byHand, statement: SenderStatement(reason: reason, actor: self.operator), validity: vocabulary.validity)
      do {
        let records = try await store.record(submission, at: now).records
        let end = records.last.flatMap { record in record.scope.service.flatMap { record.after.expires[$0] } }
        StandardStream.output.print(
          "\(profile.text): "
            + (records.isEmpty ? "nothing changed, \(name) was \(choice.rawValue) already" : "\(choice.rawValue) for \(name) recorded")
            + (end.map { ", until \($0)" } ?? ""))
      } catch {
        if index > 0 { StandardStream.error.print("recorded for the first \(index) of \(profiles.count); the others weren't reached") }
        throw error
      }
    }
  }
}

extension Scope {
  /// The service that it is; `nil` for channels.
  var service: ServiceNumber? { if case .service(let service) = self { service } else { nil } }
}
