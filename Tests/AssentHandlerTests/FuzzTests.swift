import Testing

@testable import HandlerFuzz

@Suite("Fuzzing")
struct FuzzTests {
  @Test("Whatever is sent, no reader crashes or makes up what wasn't there, and no answer is an error of the server's")
  func readers() async throws {
    let (isRight, lines) = try await HandlerFuzz.run(200_000, seed: 4)
    #expect(isRight, "\(lines)")
  }
}
