import AssentModel
import AssentSQLite
import AssentStore
import Foundation
import Testing

@Suite("What an operator does by hand")
struct ProfileTests {
  @Test("A change is a record like any other, twice records once, and show tells who and why")
  func changes() async throws {
    let workshop = try Workshop()
    let first = try workshop.assent("profile", "opt-out", "ana", "bo", "--channel", "email,sms", "--reason", "by letter", "--operator", "Ines")
    #expect(first.code == 0 && first.output == "ana: opt-out for email+sms recorded\nbo: opt-out for email+sms recorded\n", "\(first.errors)")
    let again = try workshop.assent("profile", "opt-out", "ana", "--channel", "email", "--reason", "by letter")
    #expect(again.code == 0 && again.output == "ana: nothing changed, email was opt-out already\n")
    #expect(try workshop.assent("profile", "subscribe", "ana", "--service", "newsletter", "--reason", "form 12").code == 0)
    #expect(try workshop.assent("profile", "unsubscribe", "ana", "--service", "2", "--reason", "call").code == 0)
    #expect(try workshop.assent("profile", "opt-in", "bo", "--everything", "--reason", "form 13").code == 0)
    let shown = try workshop.assent("profile", "show", "ana")
    #expect(shown.code == 0 && shown.errors.isEmpty)
    for part in [
      "email         opt-out", "post          -", "newsletter    opt-in", "privateSales  opt-out", "by letter (Ines)", "email+sms  operator",
    ] {
      #expect(shown.output.contains(part), "\(part) in \(shown.output)")
    }
    let json = try workshop.assent("profile", "show", "ana", "bo", "nobody", "--format", "json").output.split(separator: "\n")
    #expect(json.count == 3)
    let ana = try #require(try JSONSerialization.jsonObject(with: Data(json[0].utf8)) as? [String: Any])
    #expect((ana["history"] as? [[String: Any]])?.compactMap { $0["position"] as? Int } == [1, 3, 4])
    #expect((ana["channels"] as? [[String: Any]])?.map { $0["choice"] as? String } == ["opt-out", "opt-out", nil])
  }

  @Test(
    "What can't be meant is refused",
    arguments: [
      ["opt-in", "ana", "--reason", "r"], ["opt-in", "ana", "--everything", "--channel", "email", "--reason", "r"], ["opt-out", "ana"],
      ["opt-out", "ana", "--reason", " "], ["opt-out", "ana", "--channel", "fax", "--reason", "r"], ["opt-out", "--reason", "r"],
      ["opt-out", "ana", "--channel", "email", "--service", "newsletter", "--reason", "r"],
      ["subscribe", "ana", "--service", "nothing", "--reason", "r"], ["opt-out", String(repeating: "x", count: 65), "--reason", "r"],
      ["opt-out", "ana", "--reason", "r", "--site", "none"], ["show", "ana", "--at", "yesterday"],
    ])
  func refused(arguments: [String]) async throws {
    let workshop = try Workshop()
    var quoted = arguments.map { "'\($0)'" }
    quoted.insert("profile", at: 0)
    let result = try workshop.shell("\"$assent\" \(quoted.joined(separator: " "))")
    #expect(result.code != 0 && !result.errors.isEmpty && result.output.isEmpty)
    #expect(try await workshop.store().head() == .start)
  }

  @Test("What a terminal would obey isn't shown as it is")
  func controls() throws {
    let workshop = try Workshop()
    #expect(try workshop.assent("profile", "opt-out", "ana", "--reason", "a\u{1B}[2Jb\nfake line").code == 0)
    let shown = try workshop.assent("profile", "show", "ana").output
    #expect(shown.contains("a⟨U+001B⟩[2Jb fake line") && !shown.contains("\u{1B}"), "\(shown)")
  }

  @Test("A service shows its subscribers, those whose time is over, and the curve")
  func service() async throws {
    let workshop = try Workshop()
    let site = try workshop.text("Templates/site.yml").replacing("    channels: [email]\n", with: "    channels: [email]\n    validity: 180d\n")
    try workshop.write(site, to: "Templates/site.yml")
    try workshop.write(
      "profile,choice,scope,time,proof\nana,opt-in,newsletter,2025-01-01,f1\nbo,opt-in,newsletter,2025-06-01,f2\ncy,sign-up,newsletter,2025-06-02,f3\n",
      to: "choices.csv")
    #expect(try workshop.assent("profile", "import", "choices.csv").code == 0)
    let early = try workshop.assent("service", "show", "newsletter", "--at", "2025-06-10T00:00:00Z")
    #expect(
      early.output.contains("subscribed     2, 2 of them with an end") && early.output.contains("not confirmed  1, of 1"),
      "\(early.output)\(early.errors)")
    let later = try workshop.assent("service", "show", "1", "--at", "2025-07-10T00:00:00Z", "--format", "json").output
    let object = try #require(try JSONSerialization.jsonObject(with: Data(later.utf8)) as? [String: Any])
    #expect(object["subscribed"] as? Int == 1 && object["expired"] as? Int == 1 && (object["curve"] as? [Any])?.isEmpty == false)
    #expect(try workshop.assent("service", "show", "newsletter", "--at", "2025-07-10", "--list", "expired").output == "profile\nana\n")
    let csv = try workshop.assent("service", "show", "newsletter", "--at", "2025-07-10", "--format", "csv", "--points", "3").output.split(
      separator: "\n")
    #expect(csv.count == 4 && csv[0] == "day,began,ended,expired,subscribed" && csv[3].hasSuffix(",1"))
    #expect(try workshop.assent("profile", "show", "ana").output.contains("expired, ended 2025-06-30"))
    #expect(try workshop.assent("service", "show", "unknown").code != 0)
  }
}
