import AssentLinks
import AssentModel
import Foundation

/// Measures how many links a second are signed, verified, and added to a sheet.
struct LinkBenchmark {
  let rows: Int
  let rounds: Int

  func run() throws {
    let ring = try ring()
    print(row("what", "links/s (median)", "minimum", "maximum"))
    let links = (0..<1000).compactMap { Profile.ID(uuid(UInt64($0))) }.map { Link(.optOut, profile: $0, expiresAt: 1_800_000_000) }
    let tokens = try links.map { try ring.sign($0).text }
    try measure("sign, one by one", count: 200 * links.count) {
      for _ in 0..<200 { for link in links { _ = try ring.sign(link) } }
    }
    try measure("verify, one by one", count: 200 * tokens.count) {
      for _ in 0..<200 { for token in tokens { _ = try ring.verify(token) } }
    }
    let folder = FileManager.default.temporaryDirectory.appending(path: "assent-link-benchmark-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let input = folder.appending(path: "in.csv")
    try writeInput(to: input)
    for jobs in Set([1, 2, ProcessInfo.processInfo.activeProcessorCount]).sorted() {
      try measure("sheet of \(rows) rows, jobs: \(jobs)", count: rows) {
        try addLinks(input, folder.appending(path: "out.csv"), ring, jobs: jobs)
      }
    }
    print("peak memory: \(peakMemory() / 1024) MiB")
  }

  private func ring() throws -> KeyRing {
    guard let secret = Secret(0..<32) else { throw CocoaError(.coderInvalidValue) }
    return try KeyRing(keys: KeyID.all.prefix(1).map { SigningKey(id: $0, secret: secret, createdAt: Timestamp(seconds: 0)) })
  }

  private func addLinks(_ input: URL, _ output: URL, _ ring: KeyRing, jobs: Int) throws {
    guard let english = LocaleTag("en"), let french = LocaleTag("fr"), let dutch = LocaleTag("nl") else { return }
    let sheet = try LinkSheet(
      ring: ring, baseURL: "https://choices.example.com", locales: [english, french, dutch], defaultLocale: english, jobs: jobs)
    try Data().write(to: output)
    let (source, target) = (try FileHandle(forReadingFrom: input), try FileHandle(forWritingTo: output))
    let counts = try sheet.write(from: source.fileDescriptor, to: target.fileDescriptor) { print($0) }
    precondition(counts.written == rows)
  }

  /// The same rows in every run: a UUID, a locale, a name.
  private func writeInput(to url: URL) throws {
    try Data("profile,locale,name\n".utf8).write(to: url)
    let file = try FileHandle(forWritingTo: url)
    try file.seekToEnd()
    for start in stride(from: 0, to: rows, by: 10_000) {
      let text = (start..<min(rows, start + 10_000)).map { "\(uuid(UInt64($0))),\(["en", "fr", "nl"][$0 % 3]),Name \($0)\n" }.joined()
      try file.write(contentsOf: Data(text.utf8))
    }
    try file.close()
  }

  private func uuid(_ number: UInt64) -> String {
    let (high, low) = ((number &+ 1) &* 0x9E37_79B9_7F4A_7C15, (number &+ 7) &* 0xBF58_476D_1CE4_E5B9)
    let digits = Array([high, low].map { String(repeating: "0", count: $0.leadingZeroBitCount / 4) + String($0, radix: 16) }.joined())
    return [0..<8, 8..<12, 12..<16, 16..<20, 20..<32].map { String(digits[$0]) }.joined(separator: "-")
  }

  private func measure(_ what: String, count: Int, _ body: () throws -> Void) throws {
    let rates = try (0..<rounds).map { _ in
      let duration = try ContinuousClock().measure(body).components
      return Double(count) / (Double(duration.seconds) + Double(duration.attoseconds) / 1e18)
    }.sorted()
    print(row(what, text(rates[rates.count / 2]), text(rates[0]), text(rates[rates.count - 1])))
  }

  private func text(_ rate: Double) -> String { String(Int(rate)) }

  private func row(_ cells: String...) -> String {
    cells.enumerated().map { $1.padding(toLength: $0 == 0 ? 36 : 18, withPad: " ", startingAt: 0) }.joined()
  }

  /// The most memory that the process has had, in KiB.
  private func peakMemory() -> Int {
    var usage = rusage()
    _ = unsafe getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    return usage.ru_maxrss
  }
}
