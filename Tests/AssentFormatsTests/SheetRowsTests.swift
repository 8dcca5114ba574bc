import AssentFormats
import Foundation
import TestSupport
import Testing

@Suite("Rows of sheets")
struct SheetRowsTests {
  @Test("Fields come without their quotation marks, rows with the line they begin on")
  func rows() throws {
    let sheet = try SheetFile("\u{FEFF}profile,note\r\na,\"1, \"\"2\"\"\nand 3\"\r\n\r\nb,é\nc,")
    #expect(sheet.columns == ["profile", "note"])
    #expect(
      sheet.rows == [
        SheetRow(line: 2, fields: ["a", "1, \"2\"\nand 3"]), SheetRow(line: 5, fields: ["b", "é"]), SheetRow(line: 6, fields: ["c", ""]),
      ])
  }

  @Test("Semicolons and tabs separate fields when asked for", arguments: [";", "\t"])
  func separators(separator: String) throws {
    let sheet = try SheetFile("a\(separator)b\n1,2\(separator)3\n", format: .csv(separator: try #require(separator.utf8.first)))
    #expect(sheet.columns == ["a", "b"])
    #expect(sheet.rows == [SheetRow(line: 2, fields: ["1,2", "3"])])
  }

  @Test("A row that can't be used says why, and reading goes on")
  func problems() throws {
    let long = String(repeating: "x", count: SheetRows.rowLimit)
    let sheet = try SheetFile("a,b\n1\n\"x\"y,2\nu\0,v\n\(long),1\n3,4\n\"5,6\n")
    #expect(
      sheet.rows == [
        SheetRow(line: 2, problem: .wrongFieldCount(expected: 2, found: 1)), SheetRow(line: 3, problem: .misplacedQuote),
        SheetRow(line: 4, problem: .containsNUL), SheetRow(line: 5, problem: .rowTooLong), SheetRow(line: 6, fields: ["3", "4"]),
        SheetRow(line: 7, problem: .unclosedQuote),
      ])
  }

  @Test("An encoding that is not UTF-8 is an error with its line")
  func encoding() throws {
    #expect(throws: SheetError.notUTF8(line: 3)) { try SheetFile(Array("a,b\n1,2\n".utf8) + [0x63, 0xE9, 0x2C, 0x31, 0x0A]) }
    let text = try #require("a,b\n1,2\n".data(using: .utf16))
    let error = #expect(throws: SheetError.self) { try SheetFile(text) }
    #expect(error?.code == .wrongEncoding)
    #expect(error?.message.contains("iconv -f UTF-16") == true)
    #expect(throws: SheetError.self) { try SheetFile(try #require("a,b\n".data(using: .utf16LittleEndian))) }
  }

  @Test("A header that is empty, too long or separated by something else is an error that says what to do")
  func headers() throws {
    #expect(#expect(throws: SheetError.self) { try SheetFile("") }?.code == .emptyInput)
    let wide = #expect(throws: SheetError.self) { try SheetFile(String(repeating: "column,", count: 200_000)) }
    #expect(wide?.code == .malformedHeader)
    let columns = try SheetFile("profile;email\n").self
    let error = #expect(throws: SheetError.self) {
      try SheetColumns(names: columns.columns).index(ofRequired: ["profile"], separator: UInt8(ascii: ","))
    }
    #expect(error?.code == .wrongSeparator)
    #expect(error?.message == "the columns are separated by semicolons: say so with --delimiter ';'")
  }

  @Test("Lines of JSON give the members that were asked for")
  func jsonLines() throws {
    let text = """
      {"id": 12, "email": "a\\u00e9\\n\\ud83d\\ude00", "other": {"id": [1, {"x": null}]}}

      {"email":null}
      [1]
      {"id":"a","id":"b"}
      {"id":"\\ud800"}
      """
    let sheet = try SheetFile(text, format: .jsonLines, members: ["id", "email"])
    #expect(
      sheet.rows == [
        SheetRow(line: 1, fields: ["12", "aé\n😀"]), SheetRow(line: 3, fields: ["", ""]), SheetRow(line: 4, problem: .notJSON),
        SheetRow(line: 5, problem: .repeatedMember), SheetRow(line: 6, problem: .notJSON),
      ])
  }

  @Test("What is an object for Foundation is one here, and the other way round", arguments: 0..<40)
  func jsonAgrees(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let parts = [
      "{", "}", "[", "]", ",", ":", "\"a\"", "\"b\"", "\"id\"", "1", "-0.5e3", "01", "true", "null", " ", "\"\\n\"", "\"x", "{\"a\":1}", "[1,2]",
      "\"id\":\"x\"", "\"c\":[", "]", "}", "1.",
    ]
    let lines = (0..<50).map { _ in
      let body = (0..<Int.random(in: 0...7, using: &generator)).compactMap { _ in parts.randomElement(using: &generator) }.joined()
      return Bool.random(using: &generator) ? "{\(body)}" : body + "x"
    }
    let rows = try SheetFile(lines.joined(separator: "\n"), format: .jsonLines, members: ["zz"]).rows
    #expect(rows.count == lines.count)
    for (line, row) in zip(lines, rows) {
      let object = (try? JSONSerialization.jsonObject(with: Data(line.utf8))) as? [String: Any]
      #expect((row.problem == nil) == (object != nil), "\(line)")
    }
  }

  @Test(
    "No text is a formula",
    arguments: [
      ("=1+1", "\"'=1+1\""), ("+32470123456", "\"'+32470123456\""), ("+1+cmd", "\"'+1+cmd\""), ("-1", "\"'-1\""), ("@x", "\"'@x\""),
      ("\t=1", "\"'\t=1\""), ("a,b", "\"a,b\""), ("say \"so\"", "\"say \"\"so\"\"\""), ("plain", "plain"), ("", ""), ("+", "\"'+\""),
      ("\r1", "\"'\r1\""), ("two\nlines", "\"two\nlines\""), ("'=1", "\"''=1\""), ("'x", "'x"), ("\n=1", "\"'\n=1\""),
      ("\u{A0}=1", "\"'\u{A0}=1\""), ("\u{200B}\u{FEFF}-1", "\"'\u{200B}\u{FEFF}-1\""), ("\u{FF1D}1", "\"'\u{FF1D}1\""),
      ("=\u{301}", "\"'=\u{301}\""),
      ("\u{FF20}x", "\"'\u{FF20}x\""), ("\u{A0}x", "\u{A0}x"),
    ])
  func cells(text: String, cell: String) {
    var output: [UInt8] = []
    CSVCell.append(text, to: &output)
    #expect(String(decoding: output, as: UTF8.self) == cell)
  }

  static let awkward = [
    "-7", "=1", "+32", "@a", "'x", "\n=1+1", "'=1", "''-x", "\t", "\r\n@", "\u{FEFF}=1", "\u{A0}\u{200B}+1", "\u{FF0B}1", "=\u{301}", "'", " x ",
    "a\"b", "a,b",
  ]

  @Test("Every id and every text comes back from CSV; ids are written exactly", arguments: awkward)
  func roundTrip(text: String) throws {
    var bytes: [UInt8] = []
    RowFormat.csv.appendHeader(["id", "text"], to: &bytes)
    RowFormat.csv.append([.id(text), .text(text)], columns: ["id", "text"], to: &bytes)
    let sheet = try SheetFile(bytes, ids: ["ID"])
    #expect(sheet.rows.map(\.fields) == [[text, text]])
    let content = String(decoding: bytes, as: UTF8.self)
    #expect(content.contains("\n\"" + text.replacing("\"", with: "\"\"") + "\",") || content.contains("\n" + text + ","))
  }

  @Test("JSON lines have every text as it is", arguments: awkward)
  func jsonRoundTrip(text: String) throws {
    var bytes: [UInt8] = []
    RowFormat.jsonl.append([.id(text), .text(text)], columns: ["id", "text"], to: &bytes)
    #expect(try SheetFile(bytes, format: .jsonLines, members: ["id", "text"]).rows.map(\.fields) == [[text, text]])
    #expect(try JSONDecoder().decode([String: String].self, from: Data(bytes)) == ["id": text, "text": text])
  }

  @Test("A NUL in a member that is read is refused, as in CSV")
  func nul() throws {
    let rows = try SheetFile("{\"a\":\"x\\u0000y\"}\n{\"a\":\"x\",\"b\":\"\\u0000\"}\n", format: .jsonLines, members: ["a"]).rows
    #expect(rows.map(\.problem) == [RowProblem(line: 1, reason: .containsNUL), nil])
    #expect(try SheetFile("a\nx\u{0}y\n").rows.map(\.problem) == [RowProblem(line: 2, reason: .containsNUL)])
  }
}
