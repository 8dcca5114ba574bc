import AssentLinks
import AssentModel
import AssentSQLite
import AssentStore
import Foundation
import Synchronization
import TestSupport
import Testing

@testable import AssentHandler

/// A handler that answers on a port of its own, over a site and an SQLite store in a temporary folder.
struct TestHandler: Sendable {
  static let now = Timestamp(seconds: 1_795_000_000)

  let client: HTTPClient
  let folder: TemporaryFolder
  let store: PreferenceStore
  let keys: KeyRing
  let profile: Profile.ID
  let log: CollectedLog
  var siteFolder: String { folder.path("public") }

  /// Starts a handler, runs the body, and stops it.
  static func run(
    _ site: TestSite = TestSite(), store: PreferenceStore? = nil, now: Timestamp = TestHandler.now,
    limits: HandlerLimits = HandlerLimits(), tls: CurrentTLSContext? = nil, keys given: KeyRing? = nil,
    _ body: @escaping @Sendable (TestHandler) async throws -> Void
  ) async throws {
    let folder = try TemporaryFolder()
    let log = CollectedLog()
    try site.write(to: folder.path("public"))
    var generator = SystemRandomNumberGenerator()
    let keys = try given ?? KeyRing(now: Timestamp(seconds: 0), using: &generator)
    let profile = try #require(Profile.ID("person-\(UInt32.random(in: 0 ... .max, using: &generator))"))
    let used: PreferenceStore = try store ?? PreferenceStore(SQLiteBackend(path: folder.path("store.sqlite")))
    let handler = Handler(
      site: try PublishedSite(folder: folder.path("public"), logger: log.logger), store: used, keys: try KeyRingSource(keys), logger: log.logger,
      limits: limits,
      clock: { now })
    let (ports, listening) = AsyncStream<Int>.makeStream()
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask {
        defer { listening.finish() }
        try await HandlerService(handler: handler, host: "127.0.0.1", port: 0, tls: tls) { listening.yield($0) }.run()
      }
      var iterator = ports.makeAsyncIterator()
      let first = await iterator.next()
      let port = try #require(first)
      try await body(
        TestHandler(client: HTTPClient(port: port), folder: folder, store: used, keys: keys, profile: profile, log: log))
      group.cancelAll()
    }
  }

  func token(
    _ action: LinkAction, _ scope: Scope = .everyChannel, campaign: UInt32? = nil, expiresAt: UInt32? = nil, isTest: Bool = false
  ) throws -> String {
    try keys.sign(
      Link(
        action, scope: scope, profile: profile, campaign: campaign.flatMap { CampaignNumber(rawValue: $0) },
        expiresAt: expiresAt, isTest: isTest)
    ).text
  }

  var history: [ConsentRecord] { get async throws { try await store.history(of: profile) } }

  /// Sends a form and returns the page that the answer leads to.
  func follow(_ path: String, _ form: String = "") async throws -> HTTPAnswer {
    let answer = try await client.post(path, form)
    try #require(answer.status == 303, "\(answer.text)")
    return try await client.get(try #require(answer.headers["location"]))
  }
}
