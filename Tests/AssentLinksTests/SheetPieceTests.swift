import AssentFormats
import AssentModel
import TestSupport
import Testing

@testable import AssentLinks

/// However a sheet is cut into pieces, and however many threads work on them, the output is what a plain reading of RFC 4180 gives.
@Suite("Pieces of sheets")
struct SheetPieceTests {
  private static let awkward = [
    "profile,locale,n\r\n", "a,fr,\"x,\"\"y\"\"\r\nz\"\r\n", "\n", "b,\"nl\",\"\"\n", "bad\n", "\"c\"\"\",,客户\r\n", ",fr,\"\n\n\"\n",
    "d,fr,\"\"\"\"\r\n",
    "e,fr,1 \"2\" 3\n", "f,fr,\"1\"2\n", "g,en,\u{1F600}\r\n", "h,xx,\"\r\n\"\r\n", "i,,\"",
  ].joined()

  @Test("Every cut is the same", arguments: Array(1...70) + [128, 1 << 16])
  func cuts(pieceSize: Int) throws {
    let fixture = try SheetFixture()
    let whole = try fixture.run(fixture.sheet(), Self.awkward)
    #expect(whole.counts.written == 6)
    #expect(whole.problems.map(\.line) == [6, 8, 13, 15, 17])
    for jobs in [1, 2, 3] {
      #expect(try fixture.run(fixture.sheet(jobs: jobs, pieceSize: pieceSize), Self.awkward) == whole)
    }
  }

  @Test("Many rows come out in their order from several threads")
  func order() throws {
    let fixture = try SheetFixture()
    let input = "profile,locale\n" + (0..<20_000).map { "p\($0),\($0 % 997 == 0 ? "xx" : "fr")\n" }.joined()
    let serial = try fixture.run(fixture.sheet(), input)
    let parallel = try fixture.run(fixture.sheet(jobs: 4, pieceSize: 512), input)
    #expect(serial == parallel)
    #expect(serial.problems.map(\.line) == (0..<20_000).filter { $0 % 997 == 0 }.map { $0 + 2 })
    #expect(serial.output.utf8.count { $0 == 0x0A } == 20_000 - serial.problems.count + 1)
  }

  @Test("Random sheets agree with a plain reader", arguments: 0..<150)
  func random(seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    let fixture = try SheetFixture()
    let alphabet = ["a", "b", ",", "\"", "\"\"", "\n", "\r\n", "\r", "é", "\"x\"", "fr", "\"fr\"", "p1,", ",fr,z\n", "q,fr,z\n"]
    let body = (0..<Int.random(in: 0...120, using: &generator)).compactMap { _ in alphabet.randomElement(using: &generator) }.joined()
    let input = "profile,locale,n\n" + body
    let expected = try PlainSheetReader.output(Array(input.utf8), fixture)
    let sheet = try fixture.sheet(jobs: 1 + seed % 3, pieceSize: Int.random(in: 1...40, using: &generator))
    let result = try fixture.run(sheet, input)
    #expect(result.output == expected.output, "\(input.debugDescription)")
    #expect(result.problems.map(\.line) == expected.badLines, "\(input.debugDescription)")
  }
}
