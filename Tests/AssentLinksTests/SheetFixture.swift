import AssentFormats
import AssentModel
import Foundation
import Synchronization
import TestSupport
import Testing

@testable import AssentLinks

/// Runs sheets through files and says what came out.
struct SheetFixture {
  struct Result: Equatable {
    var output: String
    var problems: [RowProblem]
    var counts: LinkSheetCounts
  }

  let ring: KeyRing

  init() throws { ring = try TokenVectors.ring(signing: 3) }

  func sheet(
    _ actions: [LinkAction] = [.optOut], template: LinkTemplate = LinkTemplate(), baseURL: String = "https://x.example",
    strictness: LinkSheet.Strictness = .skip, jobs: Int = 1, pieceSize: Int = 1 << 18
  ) throws -> LinkSheet {
    let locales = try Set(["en", "fr", "fr-BE", "nl"].map { try #require(LocaleTag($0)) })
    return try LinkSheet(
      ring: ring, baseURL: baseURL, actions: actions, template: template, locales: locales,
      defaultLocale: try #require(LocaleTag("en")), strictness: strictness, jobs: jobs, pieceSize: pieceSize)
  }

  func run(_ sheet: LinkSheet, _ input: some Sequence<UInt8>) throws -> Result {
    let folder = try TemporaryFolder()
    try Data(input).write(to: folder.url.appending(path: "in.csv"))
    try Data().write(to: folder.url.appending(path: "out.csv"))
    let source = try FileHandle(forReadingFrom: folder.url.appending(path: "in.csv"))
    let target = try FileHandle(forWritingTo: folder.url.appending(path: "out.csv"))
    let problems = Mutex<[RowProblem]>([])
    let counts = try sheet.write(from: source.fileDescriptor, to: target.fileDescriptor) { problem in
      problems.withLock { $0.append(problem) }
    }
    return Result(
      output: String(decoding: try folder.bytes(of: "out.csv"), as: UTF8.self), problems: problems.withLock { $0 }, counts: counts)
  }

  func run(_ sheet: LinkSheet, _ input: String) throws -> Result { try run(sheet, input.utf8) }

  /// The link that a row of this profile gets.
  func url(_ profile: String, _ locale: String = "en", _ action: LinkAction = .optOut) throws -> String {
    let link = Link(action, profile: try #require(Profile.ID(profile)))
    return try ring.sign(link).url(baseURL: "https://x.example", locale: try #require(LocaleTag(locale)))
  }
}
