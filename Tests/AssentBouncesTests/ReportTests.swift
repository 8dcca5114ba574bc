import AssentAddresses
import AssentModel
import Foundation
import Testing

@testable import AssentBounces

@Suite("Reports of servers and providers")
struct ReportTests {
  @Test(
    "Each report says what became of which address",
    arguments: [
      ("postfix-unknown-user.eml", "hard ana@example.be 5.1.1"),
      ("postfix-spamhaus.eml", "refused bo@example.net 5.7.1"),
      (
        "postfix-several.eml",
        "hard gone@example.org 5.1.1\nsoft full@example.org 5.2.2\nsoft later@example.org 4.4.1\nignored good@example.org 2.0.0"
      ),
      ("postfix-nederlands.eml", "hard greet@voorbeeld.be 5.1.1"),
      ("postfix-francais-latin1.eml", "hard helene@exemple.fr 5.2.1"),
      ("exim-unknown-user.eml", "hard carl@example.com 5.0.0"),
      ("exim-delayed.eml", "soft dora@example.com 4.0.0"),
      ("exchange-online.eml", "hard eva@contoso.example 5.1.10"),
      ("microsoft-access-denied.eml", "hard finn@fabrikam.example 5.4.1"),
      ("outlook-blocked.eml", "refused gus@outlook.example 5.7.1"),
      ("gmail-unknown-user.eml", "hard hugo@gmail.example 5.1.1"),
      ("gmail-rate.eml", "soft ida@gmail.example 5.2.1"),
      ("gmail-unauthenticated.eml", "refused jan@gmail.example 5.7.26"),
      ("sendmail-user-unknown.eml", "hard kim@example.edu 5.1.1"),
      ("sendmail-blocked-as-5.1.1.eml", "refused lea@example.edu 5.1.1"),
      ("internationalized.eml", "hard zoë@xn--bcher-kva.example 5.1.1"),
      ("base64-status.eml", "hard max@example.be 5.1.1"),
      ("delivered.eml", "ignored nora@example.be 2.0.0"),
      ("yahoo-complaint.eml", "complaint pia@yahoo.example abuse"),
      ("outlook-complaint.eml", "complaint quinn@hotmail.example abuse"),
      ("not-spam.eml", "ignored rosa@provider.example not-spam"),
      ("redacted-complaint.eml", "it doesn't say who complains: neither in Original-Rcpt-To nor in the returned message"),
      ("vacation.eml", "automatic reply"),
      ("read-receipt.eml", "automatic reply"),
      ("reply.eml", "not a report: it has neither a delivery status (RFC 3464) nor a feedback report (RFC 5965)"),
      ("qmail.eml", "not a report: it has neither a delivery status (RFC 3464) nor a feedback report (RFC 5965)"),
      ("forwarded-report.eml", "not a report: it has neither a delivery status (RFC 3464) nor a feedback report (RFC 5965)"),
    ])
  func meaning(file: String, expected: String) throws {
    let readings = ReportFiles.read(path: try ReportFiles.path(file))
    #expect(readings.map(\.content.summary) == [expected])
    // The ends of lines that SMTP has make no difference, and neither does the way it is stored.
    let lines = ReportFiles.reader.read(try ReportFiles.bytes(file).flatMap { $0 == 0x0A ? [0x0D, 0x0A] : [$0] }, at: SourceLocation("crlf"))
    #expect(lines.content.summary == expected)
  }

  @Test("Every file is in the table above, but the one whose recipient was forwarded")
  func completeness() throws { #expect(try ReportFiles.names().count == 28) }

  @Test("The address that was written to counts, not the one it was forwarded to; xtext that a server left is decoded where it can be none else")
  func forwarded() throws {
    let text = try ReportFiles.text("forwarded-original-recipient.eml")
    #expect(ReportFiles.read(text).reports.map(\.recipient.text) == ["olga+2bnews@example.be"])
    let known = text.replacing("old+2Btag@elsewhere.example", with: "olga+news@example.be")
    #expect(ReportFiles.read(known).reports.map(\.recipient.text) == ["olga+news@example.be"])
    let broken = text.replacing("olga+2Bnews@example.be", with: "olga+40example.be")
    #expect(ReportFiles.read(broken).reports.map(\.recipient.text) == ["olga@example.be"])
  }

  @Test("The fields of a notification are kept in its own terms")
  func fields() throws {
    let report = try #require(ReportFiles.read(try ReportFiles.text("gmail-unknown-user.eml")).reports.first)
    guard case .delivery(let status) = report.details else { return #expect(Bool(false)) }
    #expect(status.action == .failed && status.status?.description == "5.1.1")
    #expect(status.reportingServer == "googlemail.example")
    #expect(status.remoteServer == "gmail-smtp-in.l.google.example. (192.0.2.26, the server for the domain gmail.example.)")
    #expect(status.arrival?.description == "2026-11-20T08:13:36.000Z")
    #expect(status.lastAttempt?.description == "2026-11-20T08:13:37.000Z" && report.time == status.lastAttempt)
    #expect(status.diagnostic?.hasPrefix("550-5.1.1 The email account that you tried to reach does not exist. Please try 550-5.1.1 double") == true)
    #expect(report.errorText == status.diagnostic)
    let exim = try #require(ReportFiles.read(try ReportFiles.text("exim-unknown-user.eml")).reports.first)
    #expect(exim.errorText == "5.0.0 550 No such user here" && exim.time?.description == "2026-11-20T09:30:01.000Z")
  }

  @Test("A time that is to come, or of another century, isn't believed")
  func times() throws {
    let text = try ReportFiles.text("not-spam.eml")
    for date in ["Sat, 21 Nov 2099 08:20:01 +0000", "Sat, 21 Nov 1970 08:20:01 +0000", "yesterday", "99999999999999999999"] {
      #expect(ReportFiles.read(text.replacing("Sat, 21 Nov 2026 08:20:01 +0000", with: date)).reports.first?.time == nil)
    }
  }

  @Test("A report has one hash wherever it is read, each recipient another; without a Message-ID what it says identifies it")
  func hashes() throws {
    func hashes(_ text: String) -> [String] { ReportFiles.read(text).reports.map(\.hash) }
    let several = try ReportFiles.text("postfix-several.eml")
    #expect(Set(hashes(several)).count == 4 && hashes(several).allSatisfy { $0.count == 64 })
    #expect(hashes("Received: from elsewhere\nX-Spam: no\n" + several) == hashes(several))
    #expect(hashes(several.replacing("6677889900@", with: "other@")) != hashes(several))
    let base64 = try ReportFiles.text("base64-status.eml")
    #expect(hashes(base64) == hashes("Received: from elsewhere\n" + base64) && hashes(base64).count == 1)
  }

  @Test("Warnings about one delayed message count once, and the failure in the end for itself")
  func delays() throws {
    let first = try ReportFiles.text("exim-delayed.eml")
    let second = first.replacing("E1tDw24-0001aB-AA@", with: "E1tDw48-0001aB-BB@").replacing("24 hours", with: "48 hours")
    let failed = second.replacing("Action: delayed", with: "Action: failed")
    func hash(_ text: String) -> String? { ReportFiles.read(text).reports.first?.hash }
    #expect(hash(first) == hash(second) && hash(first) != hash(failed) && hash(failed) != nil)
  }

  @Test("A report of which the end is missing is used as far as it is whole: half an address may be somebody else's")
  func truncated() throws {
    let text = try ReportFiles.text("postfix-several.eml")
    let cut = String(text[..<(try #require(text.range(of: "later@example.or")?.upperBound))])
    let content = ReportFiles.read(cut)
    #expect(content.reports.map(\.recipient.text) == ["gone@example.org", "full@example.org"])
    #expect(content.faults == ["it is cut off in the delivery status; the last recipient was left out"])
    let complaint = try ReportFiles.text("yahoo-complaint.eml")
    let half = String(complaint[..<(try #require(complaint.range(of: "Pia@Yahoo.ex")?.upperBound))])
    #expect(ReportFiles.read(half).summary == "it is cut off in the feedback report; nothing of it was used")
  }

  @Test("What can't be used is said without the address, and the other recipients count")
  func faults() throws {
    let text = try ReportFiles.text("postfix-several.eml").replacing("full@example.org\nAction", with: "full@localhost\nAction")
      .replacing("rfc822; later@example.org", with: "x400; c=be;s=later").replacing("Action: relayed\nStatus: 2.0.0\n", with: "")
    let content = ReportFiles.read(text)
    #expect(content.reports.map(\.recipient.text) == ["gone@example.org"])
    #expect(content.faults.count == 3 && !content.faults.joined().contains("example.org") && !content.faults.joined().contains("localhost"))
    #expect(content.faults[1] == "recipient 3: its address is of another kind than e-mail")
    #expect(content.faults[2] == "recipient 4: neither an action nor a status says what happened")
    let merged = try ReportFiles.text("postfix-several.eml").replacing("User unknown\n\nFinal", with: "User unknown\nFinal")
    #expect(ReportFiles.read(merged).faults == ["recipient 1: one group of fields names several"])
  }

  @Test("A NUL in an address makes it none, it doesn't end it")
  func nul() throws {
    let text = try ReportFiles.text("postfix-spamhaus.eml").replacing("Original-Recipient: rfc822;bo@example.net\n", with: "")
    let content = ReportFiles.read(text.replacing("rfc822; bo@example.net", with: "rfc822; bo@example.net\0.evil"))
    #expect(content.reports.isEmpty && content.faults.count == 1)
  }

  @Test("What a server said is shown on one line, without control characters, and cut at 500 characters")
  func diagnostics() throws {
    let text = try ReportFiles.text("exim-unknown-user.eml")
    let content = ReportFiles.read(
      text.replacing(
        "Diagnostic-Code: smtp; 550 No such user here",
        with: "Diagnostic-Code: smtp; 550 \u{1B}[31mred\u{202E}\r\n " + String(repeating: "x", count: 5000)))
    let shown = try #require(content.reports.first?.errorText)
    #expect(shown.hasPrefix("5.0.0 550 [31mred xxx") && shown.hasSuffix("x…") && shown.count < 520)
  }
}
