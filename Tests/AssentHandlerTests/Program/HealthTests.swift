import AssentModel
import AssentStore
import Foundation
import Testing

@testable import AssentHandler

@Suite("Health")
struct HealthTests {
  @Test("A handler that can do everything is healthy and ready")
  func whole() async throws {
    try await TestHandler.run { handler async throws in
      let health = try await handler.client.get("/health")
      #expect(health.status == 200)
      #expect(health.headers["content-type"] == "application/json")
      #expect(health.headers["cache-control"] == "no-store")
      #expect(health.text == #"{"status":"ok","store":"ok","journal":null,"site":"ok"}"# + "\n")
      let ready = try await handler.client.get("/ready")
      #expect(ready.status == 200)
      #expect(ready.text == "{\"ready\":true}\n")
    }
  }

  @Test("Without its store it is alive and not ready")
  func storeAway() async throws {
    try await TestHandler.run(store: .broken) { handler async throws in
      let health = try await handler.client.get("/health")
      #expect(health.status == 200)
      #expect(health.text == #"{"status":"degraded","store":"unavailable","journal":null,"site":"ok"}"# + "\n")
      let ready = try await handler.client.get("/ready")
      #expect(ready.status == 503)
      #expect(ready.headers["retry-after"] == "5")
      #expect(ready.text == #"{"ready":false,"reasons":["store"]}"# + "\n")
    }
  }

  @Test("Without its site it is alive and not ready")
  func siteAway() async throws {
    try await TestHandler.run { handler async throws in
      try FileManager.default.removeItem(atPath: handler.siteFolder)
      #expect(try await handler.client.get("/health").text.contains(#""status":"degraded","store":"ok","journal":null,"site":"unavailable""#))
      let ready = try await handler.client.get("/ready")
      #expect(ready.status == 503)
      #expect(ready.text.contains(#"["site"]"#))
    }
  }

  @Test("What waits in the journal is told by its number and its age")
  func journal() async throws {
    let state = JournalState(depth: 3, oldest: Timestamp(seconds: TestHandler.now.seconds - 90), hasRoom: false)
    try await TestHandler.run(store: .journaling(state)) { handler async throws in
      let health = try await handler.client.get("/health")
      #expect(health.text == #"{"status":"degraded","store":"ok","journal":{"depth":3,"oldestSeconds":90,"full":true},"site":"ok"}"# + "\n")
      #expect(try await handler.client.get("/ready").status == 200)
    }
  }

  @Test("The store is asked once a second, however many ask")
  func asksSeldom() async throws {
    let store = CountingStore()
    try await TestHandler.run(store: store.store) { handler async throws in
      await withThrowingTaskGroup(of: Void.self) { group in
        for _ in 0..<20 { group.addTask { _ = try await handler.client.get("/ready") } }
      }
    }
    #expect(store.checks <= 3)
  }

  @Test("A store that never answers counts as away")
  func silentStore() async throws {
    let probe = StoreProbe(PreferenceStore.silent)
    async let first = probe.answers()
    async let second = probe.answers()
    #expect(await [first, second] == [false, false])
  }
}
