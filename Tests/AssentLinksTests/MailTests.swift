import AssentLinks
import Testing

@Suite("Mail")
struct MailTests {
  @Test("The unsubscribe headers are those of RFC 8058")
  func headers() {
    #expect(
      UnsubscribeHeaders(url: "https://example.com/fr/EhQBAP")?.lines == [
        "List-Unsubscribe: <https://example.com/fr/EhQBAP>", "List-Unsubscribe-Post: List-Unsubscribe=One-Click",
      ])
  }

  @Test(
    "No header is made of what isn't an https URL",
    arguments: [
      "http://example.com/x", "mailto:a@example.com", "https://example.com/\r\nBcc: a", "https://example.com/>", "https://example.com/a b", "",
    ])
  func noHeaders(url: String) {
    #expect(UnsubscribeHeaders(url: url) == nil)
  }

  @Test(
    "Ids that look like an address are warned of",
    arguments: [
      ("jane@example.com", ProfileIDWarning.email), ("a@b", .email), ("+33 6 12 34 56 78", .phone), ("+33612345678", .phone), ("0612345678", .phone),
      ("06.12.34.56.78", .phone), ("0032475123456", .phone), ("(212) 555-0100", .phone), ("212-555-0100", .phone),
    ])
  func warned(id: String, kind: ProfileIDWarning) {
    #expect(ProfileIDWarning(id) == kind)
    #expect(!kind.message.contains(id))
  }

  @Test(
    "Opaque ids aren't",
    arguments: [
      "26edf1bd-2785-5798-394a-fbe91bea705e", "10002345", "p-1", "客户-9", "@home", "home@", "1234567890", "12-34-56", "A0612345678", "+", "",
      "00000001",
      "20261122-0001-778899",
    ])
  func notWarned(id: String) {
    #expect(ProfileIDWarning(id) == nil)
  }
}
