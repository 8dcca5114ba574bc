import AssentFormats
import AssentModel
import Foundation
import TestSupport
import Testing

@testable import AssentLinks

@Suite("Link sheets")
struct LinkSheetTests {
  private let fixture: SheetFixture

  init() throws { fixture = try SheetFixture() }

  private func error(_ sheet: LinkSheet, _ input: some Sequence<UInt8>) -> SheetError? {
    #expect(throws: SheetError.self) { try fixture.run(sheet, input) }
  }

  @Test("Each row gets a link for its profile and locale, and keeps its bytes")
  func links() throws {
    let uuid = "26edf1bd-2785-5798-394a-fbe91bea705e"
    let result = try fixture.run(fixture.sheet(), "name,profile,locale\r\nZoë,\(uuid),fr\r\n=SUM(A1),p-2,nl\n@b, p 3 ,\n")
    #expect(
      result.output == """
        name,profile,locale,opt_out_link\r
        Zoë,\(uuid),fr,\(try fixture.url(uuid, "fr"))\r
        =SUM(A1),p-2,nl,\(try fixture.url("p-2", "nl"))
        @b, p 3 ,,\(try fixture.url(" p 3 "))

        """)
    #expect(result.problems.isEmpty)
    #expect((result.counts.written, result.counts.skipped) == (3, 0))
  }

  @Test("There is a column per action, in the order given, once each")
  func actions() throws {
    let sheet = try fixture.sheet([.preferences, .optOut, .optIn, .preferences])
    #expect(
      try fixture.run(sheet, "profile\na").output == """
        profile,preferences_link,opt_out_link,opt_in_link
        a,\(fixture.url("a", "en", .preferences)),\(fixture.url("a")),\(fixture.url("a", "en", .optIn))
        """)
    #expect(LinkAction.allCases.map(LinkSheet.columnName) == ["opt_out_link", "opt_in_link", "preferences_link", "confirm_link", "undo_link"])
  }

  @Test("What the template says is in every link")
  func template() throws {
    let template = LinkTemplate(
      scope: .channel(.sms), expiresAt: 1_800_000_000, campaign: CampaignNumber(rawValue: 70_000), isTest: true)
    let output = try fixture.run(fixture.sheet(template: template), "profile\na\n").output
    let token = try #require(output.split(separator: "/").last).dropLast()
    #expect(
      try fixture.ring.verify(token).link
        == Link(
          .optOut, scope: .channel(.sms), profile: try #require(Profile.ID("a")), campaign: CampaignNumber(rawValue: 70_000),
          expiresAt: 1_800_000_000, isTest: true))
  }

  @Test("Quoted fields may hold commas, quotation marks and line breaks, and the profile may be quoted")
  func quotes() throws {
    let input = "\"locale\",\"na\"\"me\",\"profile\"\r\n\"fr\",\"a, \"\"b\"\"\r\nc\",\"p\"\"1\"\r\n,\"\",\"p,2\"\n"
    let result = try fixture.run(fixture.sheet(), input)
    #expect(
      result.output == "\"locale\",\"na\"\"me\",\"profile\",opt_out_link\r\n"
        + "\"fr\",\"a, \"\"b\"\"\r\nc\",\"p\"\"1\",\(try fixture.url("p\"1", "fr"))\r\n,\"\",\"p,2\",\(try fixture.url("p,2"))\n")
    #expect(result.problems.isEmpty)
  }

  @Test("A byte order mark is kept and belongs to no name")
  func byteOrderMark() throws {
    #expect(try fixture.run(fixture.sheet(), "\u{FEFF}profile\na\n").output == "\u{FEFF}profile,opt_out_link\na,\(fixture.url("a"))\n")
    #expect(try fixture.run(fixture.sheet(), "\u{FEFF}\"profile\"\na\n").counts.written == 1)
  }

  @Test(
    "Locales may be spelled in another case, and an empty one means the default",
    arguments: [("fr-be", "fr-BE"), ("FR", "fr"), ("", "en"), ("\"nl\"", "nl")])
  func locales(text: String, tag: String) throws {
    let result = try fixture.run(fixture.sheet(), "profile,locale\na,\(text)\n")
    #expect(result.output.hasSuffix(",\(try fixture.url("a", tag))\n"))
  }

  @Test("A base URL that CSV would misread is quoted")
  func quotedBase() throws {
    let result = try fixture.run(fixture.sheet(baseURL: "https://x.example/a,b\"c/"), "profile\na\n")
    let token = try fixture.ring.sign(Link(.optOut, profile: try #require(Profile.ID("a")))).text
    #expect(result.output == "profile,opt_out_link\na,\"https://x.example/a,b\"\"c/en/\(token)\"\n")
  }

  @Test("Blank lines are left out and still count as lines")
  func blankLines() throws {
    let result = try fixture.run(fixture.sheet(), "profile,locale\n\na,fr\n\r\n\nb\n\n")
    #expect(result.output == "profile,locale,opt_out_link\na,fr,\(try fixture.url("a", "fr"))\n")
    #expect(result.problems == [RowProblem(line: 6, reason: .wrongFieldCount(expected: 2, found: 1))])
  }

  static let badRows: [(row: String, reason: RowProblem.Reason, lines: Int)] = [
    ("a,fr\n", .wrongFieldCount(expected: 3, found: 2), 1),
    ("a,fr,x,y\n", .wrongFieldCount(expected: 3, found: 4), 1),
    (",fr,x\n", .emptyProfile, 1),
    ("\"\",fr,x\n", .emptyProfile, 1),
    ("\(String(repeating: "p", count: 65)),fr,x\n", .profileTooLong, 1),
    ("\(String(repeating: "é", count: 33)),fr,x\n", .profileTooLong, 1),
    ("a,de,x\n", .unknownLocale, 1),
    ("a,fr_BE,x\n", .unknownLocale, 1),
    ("a,\"fr\n\",x\n", .unknownLocale, 2),
    ("\"a\"b,fr,x\n", .misplacedQuote, 1),
    ("a,fr,\"x\" \n", .misplacedQuote, 1),
    ("a,fr,\"x\n\n\"y\n", .misplacedQuote, 3),
    ("a,fr,x\0\n", .containsNUL, 1),
  ]

  @Test("A bad row is reported with its line and left out, and the rows around it are kept", arguments: badRows)
  func badRow(row: String, reason: RowProblem.Reason, lines: Int) throws {
    let result = try fixture.run(fixture.sheet(), "profile,locale,name\nb,fr,\"1\n2\"\n\(row)c,nl,2\nd,,\n,,\n")
    #expect(
      result.output == "profile,locale,name,opt_out_link\nb,fr,\"1\n2\",\(try fixture.url("b", "fr"))\n"
        + "c,nl,2,\(try fixture.url("c", "nl"))\nd,,,\(try fixture.url("d"))\n")
    #expect(
      result.problems == [RowProblem(line: 4, reason: reason), RowProblem(line: 6 + lines, reason: .emptyProfile)])
    #expect((result.counts.written, result.counts.skipped) == (3, 2))
    for problem in result.problems { #expect(problem.description.hasPrefix("line \(problem.line): ")) }
  }

  @Test("A bad row ends a strict run, with the rows before it written", arguments: badRows)
  func strict(row: String, reason: RowProblem.Reason, lines: Int) throws {
    let sheet = try fixture.sheet(strictness: .stop, jobs: 2, pieceSize: 16)
    let problem = RowProblem(line: 3, reason: reason)
    #expect(error(sheet, "profile,locale,name\nb,fr,1\n\(row)c,nl,2\n".utf8)?.code == .badRow(problem))
  }

  @Test("Bytes that are no UTF-8 are a bad row", arguments: [[0xFF], [0xC3], [0xE2, 0x82], [0xC0, 0x80], [0xED, 0xA0, 0x80]] as [[UInt8]])
  func notUTF8(bytes: [UInt8]) throws {
    let result = try fixture.run(fixture.sheet(), Array("profile,n\na,é\nb,".utf8) + bytes + Array("\nc,客\n".utf8))
    #expect(result.problems == [RowProblem(line: 3, reason: .notUTF8)])
    #expect(result.counts.written == 2)
  }

  @Test("A quotation mark that isn't closed takes the rest of the sheet with it, and says where it begins")
  func unclosed() throws {
    let result = try fixture.run(fixture.sheet(), "profile,n\na,1\nb,\"2\nc,3\nd,4\n")
    #expect(result.problems == [RowProblem(line: 3, reason: .unclosedQuote)])
    #expect(result.counts.written == 1)
  }

  @Test("A quotation mark inside an unquoted field is a character like others")
  func plainQuote() throws {
    let result = try fixture.run(fixture.sheet(), "n,profile\n5\" disk,a\nx,b\n")
    #expect(result.output == "n,profile,opt_out_link\n5\" disk,a,\(try fixture.url("a"))\nx,b,\(try fixture.url("b"))\n")
  }

  @Test(
    "A row over 1 MiB is left out, whether it ends or not, and the rows after it have their lines", arguments: [1 << 10, 1 << 18, 1 << 22], [1, 2])
  func tooLong(pieceSize: Int, jobs: Int) throws {
    let sheet = try fixture.sheet(jobs: jobs, pieceSize: pieceSize)
    let fits = String(repeating: "x", count: (1 << 20) - 3)
    let filler = String(repeating: "y\n", count: 1 << 19)
    let result = try fixture.run(sheet, "profile,n\na,\(fits)\nb,\(fits)x\nc,\"\(filler)\"\nd,1\n\ne\nf,\"\(filler)")
    #expect(
      result.problems == [
        RowProblem(line: 3, reason: .rowTooLong), RowProblem(line: 4, reason: .rowTooLong),
        RowProblem(line: 7 + (1 << 19), reason: .wrongFieldCount(expected: 2, found: 1)),
        RowProblem(line: 8 + (1 << 19), reason: .rowTooLong),
      ])
    #expect(result.counts.written == 2)
  }

  @Test(
    "A header that won't do is refused",
    arguments: [
      ("", SheetError.Code.emptyInput, "empty"), ("name,locale\na,b\n", .missingColumn, "`name`, `locale`"),
      ("Profile\n", .missingColumn, "`Profile`"),
      ("\n", .missingColumn, "profile"), ("profile;locale\n", .missingColumn, "commas"), ("profile,a,a\n", .duplicateColumn, "`a`"),
      ("profile,profile\n", .duplicateColumn, "`profile`"), ("profile,opt_out_link\n", .duplicateColumn, "`opt_out_link`"),
      ("\"profile\n", .malformedHeader, "closes"), ("\"profile\"x\n", .malformedHeader, "closing"), ("profile,\0\n", .malformedHeader, "UTF-8"),
    ])
  func header(input: String, code: SheetError.Code, part: String) throws {
    let error = error(try fixture.sheet(), input.utf8)
    #expect(error?.code == code)
    #expect(error?.message.contains(part) == true, "\(error?.message ?? "")")
  }

  @Test("UTF-16 and an endless header are refused")
  func otherHeaders() throws {
    #expect(error(try fixture.sheet(), [0xFF, 0xFE, 0x70, 0x00, 0x0A, 0x00])?.code == .malformedHeader)
    #expect(error(try fixture.sheet(), "profile,\(String(repeating: "x", count: 1 << 20))\n".utf8)?.code == .malformedHeader)
  }

  @Test("Two columns without a name are no duplicates, and a header alone gives a header alone")
  func emptyNames() throws {
    #expect(try fixture.run(fixture.sheet(), "profile,,").output == "profile,,,opt_out_link\n")
  }

  @Test("Profile ids that look like addresses are counted")
  func addressLike() throws {
    let counts = try fixture.run(fixture.sheet(), "profile\na@example.com\n+33612345678\np-1\n26edf1bd-2785-5798-394a-fbe91bea705e\n").counts
    #expect((counts.written, counts.addressLike) == (4, 2))
  }

  @Test("A ring that can't sign is refused before anything is read")
  func noActiveKey() throws {
    let key = SigningKey(
      id: try #require(KeyID(rawValue: 1)), secret: try #require(Secret(repeatElement(1, count: 32))), createdAt: Timestamp(seconds: 0),
      state: .retired)
    let tag = try #require(LocaleTag("en"))
    let error = #expect(throws: KeyRingError.self) {
      try LinkSheet(ring: KeyRing(keys: [key]), baseURL: "https://x.example", locales: [tag], defaultLocale: tag)
    }
    #expect(error?.code == .noActiveKey)
  }

  @Test("A failure to read or write is reported")
  func inputOutput() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("profile\na\n", to: "in.csv")
    let file = try #require(FileHandle(forReadingAtPath: path))
    let sheet = try fixture.sheet()
    let unreadable = #expect(throws: SheetError.self) { try sheet.write(from: -1, to: file.fileDescriptor) { _ in } }
    #expect(unreadable?.code == .inputOutput)
    let readOnly = #expect(throws: SheetError.self) { try sheet.write(from: file.fileDescriptor, to: file.fileDescriptor) { _ in } }
    #expect(readOnly?.code == .inputOutput)
  }
}
