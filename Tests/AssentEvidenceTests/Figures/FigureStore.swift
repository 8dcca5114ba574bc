import AssentEvidence
import AssentLinks
import AssentModel
import AssentSQLite
import AssentStore
import Foundation
import TestSupport
import Testing

/// A store in a file, and a random history in it that is the same for the same seed.
final class FigureStore {
  let folder: URL
  let store: PreferenceStore
  var location: String { "sqlite:\(folder.appending(path: "store.sqlite").path)" }
  private let keys: KeyRing
  private var generator: SeededGenerator

  /// 2026-10-05T00:00:00Z, a Monday.
  static let start = Timestamp(seconds: 1_791_158_400)

  init(seed: UInt64 = 1) throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "assent-figures-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    store = try PreferenceStore(SQLiteBackend(path: folder.appending(path: "store.sqlite").path))
    generator = SeededGenerator(seed: seed)
    keys = try KeyRing(now: Timestamp(seconds: 0), using: &generator)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// Follows a link, and answers its form.
  @discardableResult
  func follow(
    _ action: LinkAction, _ scope: Scope = .everyChannel, _ profile: String, form: SubmissionForm = .button, campaign: UInt32? = 1,
    locale: String = "fr", after seconds: Int64 = 0
  ) async throws -> RecordedSubmission {
    let time = Timestamp(milliseconds: Self.start.milliseconds + seconds * 1000)
    let link = Link(
      action, scope: scope, profile: try #require(Profile.ID(profile)), campaign: campaign.flatMap { CampaignNumber(rawValue: $0) })
    let evidence = PageEvidence(locale: try #require(LocaleTag(locale)))
    let submission = try #require(
      Submission(
        id: RecordID(at: time, from: &generator), salt: RecordSalt(from: &generator), link: try keys.verify(try keys.sign(link).text),
        form: form, evidence: evidence))
    return try await store.record(submission, at: time)
  }

  /// Somebody at the sender enters a choice.
  func enter(_ choice: Choice, _ scope: Scope, _ profile: String, _ method: SenderMethod = .byHand, after seconds: Int64) async throws {
    let time = Timestamp(milliseconds: Self.start.milliseconds + seconds * 1000)
    let submission = Submission(
      id: RecordID(at: time, from: &generator), salt: RecordSalt(from: &generator), profile: try #require(Profile.ID(profile)), choice: choice,
      scope: scope, method: method, statement: SenderStatement(reason: "by letter"))
    _ = try await store.record(submission, at: time)
  }

  func erase(_ profile: String, after seconds: Int64) async throws {
    let time = Timestamp(milliseconds: Self.start.milliseconds + seconds * 1000)
    let request = ErasureRequest(
      id: RecordID(at: time, from: &generator), profile: try #require(Profile.ID(profile)), statement: SenderStatement(reason: "asked"))
    _ = try await store.erase(request, at: time)
  }

  /// So many steps of forty people over ninety days.
  func fill(_ steps: Int) async throws {
    let channels: [Scope] = [
      .everyChannel, .channel(.email), .channel(.sms),
      .channels([Channel.email, .post].reduce(into: ChannelSet([])) { $0.formUnion(ChannelSet([$1])) }),
    ]
    let services = [1, 2, 300].compactMap { ServiceNumber(rawValue: $0).map { Scope.service($0) } }
    let offered = [Scope.channel(.email), .channel(.sms), .channel(.post)] + services
    for step in 0..<steps {
      let profile = "person-\(pick(40))"
      let seconds = Int64(step) * 7_776_000 / Int64(steps) + Int64(pick(500))
      let scope = (channels + services)[pick(7)]
      let campaign: UInt32? = [nil, 1, 1, 2, 77][pick(5)]
      let locale = ["fr", "nl", "en"][pick(3)]
      switch pick(12) {
      case 0...3:
        try await follow(.optOut, scope, profile, form: pick(2) == 0 ? .button : .oneClick, campaign: campaign, locale: locale, after: seconds)
      case 4...5: try await follow(.optIn, scope, profile, campaign: campaign, locale: locale, after: seconds)
      case 6: try await follow(.confirm, scope, profile, campaign: campaign, locale: locale, after: seconds)
      case 7...8:
        let ticked = Set(offered.filter { _ in pick(2) == 0 })
        let form = SubmissionForm.preferences(offered: offered, ticked: ticked)
        try await follow(.preferences, .everyChannel, profile, form: form, campaign: campaign, locale: locale, after: seconds)
      case 9:
        let made = try await follow(.optOut, scope, profile, campaign: campaign, locale: locale, after: seconds)
        guard !made.records.isEmpty else { continue }
        try await follow(.undo, scope, profile, campaign: campaign, locale: locale, after: seconds + 20)
      case 10: try await enter(pick(2) == 0 ? .optIn : .optOut, scope, profile, pick(2) == 0 ? .byHand : .byImport, after: seconds)
      default: if pick(4) == 0 { try await erase(profile, after: seconds) }
      }
    }
  }

  func figures(_ question: FigureQuestion = FigureQuestion(today: FigureStore.today)) async throws -> Figures {
    try await FigureCollector(reader: store).figures(question)
  }

  static let today = CalendarDate(daysSince1970: start.seconds / 86_400 + 100)

  private func pick(_ count: Int) -> Int { Int.random(in: 0..<count, using: &generator) }
}
