import ArgumentParser
import AssentAudience
import AssentFormats
import AssentModel
import AssentStore

/// What a choice is about.
struct ScopeOptions: ParsableArguments {
  @Option(help: ArgumentHelp("A channel, or several with commas; may be repeated.", valueName: "channel"))
  var channel: [String] = []

  @Option(help: ArgumentHelp("A service, by its name or number in site.yml.", valueName: "service"))
  var service: String?

  /// `nil` when nothing was named.
  ///
  /// - Throws: when a name is unknown, or both were given.
  func scope(_ vocabulary: SiteNames) throws -> Scope? {
    if let service {
      guard channel.isEmpty else { throw ValidationError("Give --channel or --service, not both: they are two choices.") }
      return .service(try vocabulary.service(service))
    }
    guard !channel.isEmpty else { return nil }
    let channels = try channel.flatMap { $0.split(separator: ",") }.map { name in
      guard let channel = Channel(name: name) else {
        throw ValidationError("'\(name)' is no channel; channels are \(Channel.nameList).")
      }
      return channel
    }
    return .channels(ChannelSet(channels))
  }
}

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
  func record(_ choice: Choice, _ scope: Scope, _ vocabulary: SiteNames) async throws {
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
