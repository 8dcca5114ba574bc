import Foundation
import Testing

@Suite("assent keywords")
struct KeywordsCommandTests {
  /// A site for Belgium with a store that a handler has made.
  private func workplace() async throws -> Workplace {
    let workplace = try Workplace()
    try workplace.prepare()
    _ = try await RunningProgram(workplace)
    return workplace
  }

  private func keywords(_ workplace: Workplace, _ file: String, _ text: String, _ arguments: String...) throws -> Programs.Result {
    try text.write(toFile: workplace.path(file), atomically: true, encoding: .utf8)
    let store = "sqlite:\(workplace.path("store.sqlite"))"
    return try Programs.run("assent", ["keywords", workplace.path(file), "--site", workplace.path("site"), "--store", store] + arguments)
  }

  private static let inbox = """
    From,To,Body,SentDate,Direction
    +32470000003,8000,START,2026-11-20T11:30:00Z,inbound
    +32470000003,8000,Stop.,2026-11-20T10:30:00Z,inbound
    +32470000001,8000,"Arrêt, merci",2026-11-20T09:15:00Z,inbound
    +32470000002,8000,STOPPEN aub,2026-11-20T09:20:00Z,inbound
    +32470000004,8000,ne stop pas mes messages,2026-11-20T09:25:00Z,inbound
    8000,+32470000004,Reply STOP,2026-11-20T09:25:00Z,outbound-api
    Maison,8000,STOP,2026-11-20T09:25:00Z,inbound

    """

  @Test("An export of a gateway becomes records and quarantine entries, with texts to send back; doing it again changes nothing")
  func export() async throws {
    let workplace = try await workplace()
    try "profile,address\nana-7,0470 00 00 01\nbob,+32 470 00 00 02\n".write(
      toFile: workplace.path("people.csv"), atomically: true, encoding: .utf8)
    let options = ["--profiles", workplace.path("people.csv"), "--replies", workplace.path("replies.jsonl")]
    let dry = try keywords(workplace, "inbox.csv", Self.inbox, options[0], options[1], "--dry-run")
    let first = try keywords(workplace, "inbox.csv", Self.inbox, options[0], options[1], options[2], options[3])
    #expect(dry.output.replacing("This was a dry run: nothing was changed.\n", with: "") == first.output)
    #expect(first.code == 1)
    #expect(first.output.contains(/opted out +2\n/) && first.output.contains(/number on denylist +1\n/) && first.output.contains(/released +1\n/))
    #expect(first.errors.contains("inbox.csv:6: warning: the message says more") && first.errors.contains("inbox.csv:8: error: the number has"))
    #expect(!first.errors.contains("+32470000"))
    let replies = try String(contentsOfFile: workplace.path("replies.jsonl"), encoding: .utf8)
    #expect(replies.contains(#"{"to":"+32470000001","text":"Vous ne recevrez plus de SMS de Maison Lumen."#))
    #expect(replies.contains(#"{"to":"+32470000002","text":"U krijgt geen sms-berichten meer van Maison Lumen."#))
    #expect(replies.split(separator: "\n").count == 5)
    let again = try keywords(workplace, "inbox.csv", Self.inbox, options[0], options[1])
    #expect(again.output.contains(/unchanged +4\n/) && !again.output.contains("opted out "))
    let verified = try Programs.assent("store", "verify", "--store", "sqlite:\(workplace.path("store.sqlite"))")
    #expect(verified.code == 0 && verified.output.contains("4 records"), "\(verified.output)\(verified.errors)")
  }

  @Test("JSON lines of a gateway are read, with or without a plus before the number")
  func jsonLines() async throws {
    let workplace = try await workplace()
    let lines = """
      {"type":"mo_text","id":"1","from":"33612345678","to":"8000","body":"STOP","received_at":"2026-11-20T09:15:00.000Z"}
      {"msisdn":"32470000009","to":"8000","text":"Bonjour","message-timestamp":"2026-11-20 09:15:00"}
      {"from":

      """
    let result = try keywords(workplace, "inbox.jsonl", lines)
    #expect(result.code == 1 && result.errors.contains("inbox.jsonl:3: error: the line is no JSON object"))
    #expect(result.output.contains(/number on denylist +1\n/) && result.output.contains(/without a keyword +1\n/))
  }

  @Test("A sheet without the columns that are needed, or with another separator, is refused with what to do")
  func columns() async throws {
    let workplace = try await workplace()
    let missing = try keywords(workplace, "inbox.csv", "name,text\nAna,STOP\n")
    #expect(missing.code != 0 && missing.errors.contains("inbox.csv:1: a column with the sender's number"), "\(missing.errors)")
    let semicolons = "from;body\n+32470000001;STOP\n"
    #expect(try keywords(workplace, "inbox.csv", semicolons).errors.contains("--delimiter"))
    #expect(try keywords(workplace, "inbox.csv", semicolons, "--delimiter", ";").output.contains("number on denylist"))
    let latin = try keywords(workplace, "inbox.csv", "")
    #expect(latin.code != 0 && latin.errors.contains("inbox.csv"), "\(latin.errors)")
  }
}
