import Testing

/// Waits for what must come, however slow the machine is.
///
/// - Parameter what: what is waited for, for the failure when it never comes: after two minutes.
func wait(for what: Comment, until isTrue: () async throws -> Bool) async throws {
  let end = ContinuousClock.now + .seconds(120)
  while try await !isTrue() {
    try #require(ContinuousClock.now < end, what)
    try await Task.sleep(for: .milliseconds(20))
  }
}
