import AssentLinks
import AssentModel
import Testing

/// A slow and plain reader of three-column sheets, to compare the fast one with: character by character, one row at a time, all in memory.
enum PlainSheetReader {
  private struct Row {
    var raw: [UInt8] = []
    var fields: [[UInt8]] = [[]]
    var line = 1
    var isBad = false
  }

  static func output(_ bytes: [UInt8], _ fixture: SheetFixture) throws -> (output: String, badLines: [Int]) {
    var (output, badLines) = ("", [Int]())
    for (index, row) in rows(bytes).enumerated() {
      let ending = row.raw.suffix(2) == [0x0D, 0x0A] ? "\r\n" : row.raw.last == 0x0A ? "\n" : row.raw.last == 0x0D ? "\r" : ""
      let content = String(decoding: row.raw.dropLast(ending.utf8.count), as: UTF8.self)
      if index == 0 {
        output += content + ",opt_out_link" + ending
      } else if let url = try url(row, fixture) {
        output += content + "," + url + ending
      } else if !content.isEmpty {
        badLines.append(row.line)
      }
    }
    return (output, badLines)
  }

  private static func url(_ row: Row, _ fixture: SheetFixture) throws -> String? {
    guard !row.isBad, row.fields.count == 3, (1...64).contains(row.fields[0].count) else { return nil }
    let locale = String(decoding: row.fields[1], as: UTF8.self)
    guard locale.isEmpty || ["en", "fr", "fr-BE", "nl"].contains(locale) else { return nil }
    return try fixture.url(String(decoding: row.fields[0], as: UTF8.self), locale.isEmpty ? "en" : locale)
  }

  private static func rows(_ bytes: [UInt8]) -> [Row] {
    var rows: [Row] = []
    var row = Row()
    var (line, isQuoted, wasQuoted, isStart) = (1, false, false, true)
    func finished(_ row: Row) -> Row {
      var row = row
      if isQuoted { row.isBad = true }
      if !wasQuoted, !isQuoted, row.fields[row.fields.count - 1].last == 0x0D { row.fields[row.fields.count - 1].removeLast() }
      return row
    }
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      row.raw.append(byte)
      if byte == 0x0A { line += 1 }
      if isQuoted {
        if byte == 0x22, index + 1 < bytes.count, bytes[index + 1] == 0x22 {
          row.raw.append(0x22)
          row.fields[row.fields.count - 1].append(0x22)
          index += 1
        } else if byte == 0x22 {
          (isQuoted, wasQuoted) = (false, true)
        } else {
          row.fields[row.fields.count - 1].append(byte)
        }
      } else if byte == 0x2C {
        row.fields.append([])
        (isStart, wasQuoted) = (true, false)
        index += 1
        continue
      } else if byte == 0x0A {
        rows.append(finished(row))
        row = Row(line: line)
        (isStart, wasQuoted) = (true, false)
        index += 1
        continue
      } else if byte == 0x22, isStart {
        isQuoted = true
      } else if wasQuoted {
        let endsLine = byte == 0x0D && (index + 1 == bytes.count || bytes[index + 1] == 0x0A)
        if !endsLine { row.isBad = true }
      } else {
        row.fields[row.fields.count - 1].append(byte)
      }
      isStart = false
      index += 1
    }
    if !row.raw.isEmpty { rows.append(finished(row)) }
    return rows
  }
}
