import Testing

@testable import AssentBounces

@Suite("What a status means for the address")
struct VerdictTests {
  @Test(
    "The table of the policy",
    arguments: [
      ("failed", "5.1.1", "", "hard"), ("failed", "5.1.2", "", "hard"), ("failed", "5.1.3", "", "hard"), ("failed", "5.1.6", "", "hard"),
      ("failed", "5.1.10", "", "hard"), ("failed", "5.1.0", "550 5.1.0 Address rejected", "hard"), ("failed", "5.1.7", "", "refused"),
      ("failed", "5.1.8", "", "refused"), ("failed", "5.2.1", "550 5.2.1 The account is disabled", "hard"), ("failed", "5.2.2", "", "soft"),
      ("failed", "5.2.2", "552 5.2.2 mailbox full", "soft"), ("failed", "5.2.3", "", "refused"), ("failed", "5.3.0", "", "soft"),
      ("failed", "5.3.4", "", "refused"), ("failed", "5.4.4", "Host or domain name not found", "soft"), ("failed", "5.4.1", "", "soft"),
      ("failed", "5.5.0", "550 5.5.0 Requested action not taken: mailbox unavailable", "hard"), ("failed", "5.6.0", "", "refused"),
      ("failed", "5.7.1", "", "refused"), ("failed", "5.7.1", "550 5.7.1 Recipient unknown", "refused"), ("failed", "5.7.17", "", "hard"),
      ("failed", "5.7.26", "", "refused"), ("failed", "5.9.9", "", "soft"), ("failed", "4.4.7", "", "soft"),
      ("failed", "4.2.2", "452 4.2.2 over quota", "soft"),
      ("delayed", "4.4.1", "", "soft"), ("delayed", "4.7.0", "421 4.7.0 Temporary rate limit", "refused"),
      ("delayed", "4.0.0", "421 4.0.0 [TSS04] Messages temporarily deferred due to user complaints", "refused"), ("delayed", "", "", "soft"),
      ("delivered", "2.0.0", "", "ignored"), ("relayed", "2.0.0", "", "ignored"), ("expanded", "2.0.0", "", "ignored"), ("", "2.0.0", "", "ignored"),
      ("", "5.1.1", "", "hard"), ("", "4.4.1", "", "soft"), ("failed", "", "", "hard"), ("failed", "5.0.0", "", "hard"),
      ("failed", "5.0.0", "550 5.1.1 whatever", "hard"), ("failed", "5.0.0", "554 5.7.1 whatever", "refused"),
      ("failed", "5.0.0", "550 5.2.2 whatever", "soft"), ("failed", "5.0.0", "554 Transaction failed", "soft"),
      ("failed", "5.0.0", "550 Requested action not taken", "hard"), ("failed", "5.0.0", "550 Rejected: see our spam policy", "refused"),
      ("failed", "5.0.0", "552 insufficient storage", "soft"), ("failed", "", "421 try later", "soft"), ("failed", "2.0.0", "", "soft"),
      ("failed", "5.1.1", "550 5.1.1 User unknown, see our antispam policy", "hard"), ("failed", "5.1.1", "550 blocked, see spamhaus", "refused"),
      ("failed", "5.1.1", "550 5.7.1 no", "refused"), ("failed", "5.1.1", "Marble Rblarge spamalot", "hard"),
    ])
  func table(action: String, status: String, diagnostic: String, expected: String) {
    let report = DeliveryStatus(
      action: DeliveryAction(rawValue: action), status: EnhancedStatus(status), diagnostic: diagnostic.isEmpty ? nil : diagnostic)
    #expect(VerdictPolicy.verdict(report).rawValue == expected)
  }

  @Test("No status of policy, of the message or of the sender's address quarantines anybody, whatever the text says", arguments: [4, 5])
  func policy(category: Int) {
    for (subject, details) in [(7, 0...16), (7, 19...40), (6, 0...10), (1, 7...8)] where category == 5 || subject == 7 {
      for detail in details {
        for text in ["", "550 User unknown", "550 5.0.0 no such user", "mailbox full"] {
          let report = DeliveryStatus(action: .failed, status: EnhancedStatus(category, subject, detail), diagnostic: text)
          #expect(VerdictPolicy.verdict(report) == .refused, "\(category).\(subject).\(detail) \(text)")
        }
      }
    }
  }

  @Test("A status code is three numbers; four are the address of a host")
  func codes() {
    #expect(EnhancedStatus("5.1.1")?.description == "5.1.1" && EnhancedStatus("5.7.509 (policy)")?.detail == 509)
    for text in ["", "5", "5.1", "5.1.1.25", "3.1.1", "5.1111.1", "5..1", "x5.1.1", "192.0.2.25", "-5.1.1"] {
      #expect(EnhancedStatus(text) == nil, "\(text)")
    }
    #expect(DiagnosticText("550 [5.1.1.25] said 5.2.2").status?.description == "5.2.2")
    #expect(DiagnosticText("550-5.7.26 no").reply == 550 && DiagnosticText("host said 550").reply == nil)
  }

  @Test(
    "A complaint is what a recipient means",
    arguments: [("abuse", true), ("Fraud", true), ("opt-out", true), ("virus", false), ("auth-failure", false), ("other", false)])
  func feedback(name: String, isComplaint: Bool) { #expect(FeedbackType(name).isComplaint == isComplaint) }
}
