import AssentAddresses
import AssentAudience
import AssentModel
import Testing

@Suite("Exports of SMS gateways")
struct InboundColumnsTests {
  private let normalizer = AddressNormalizer(AddressComparison(country: "BE"))
  private let now = Timestamp(seconds: 1_795_200_000)

  private func message(_ names: [String], _ fields: [String]) -> InboundMessage? {
    guard case .message(let message)? = InboundColumns(names)?.row(fields, line: 2, normalizer: normalizer, now: now) else { return nil }
    return message
  }

  @Test("The columns of Twilio, Sinch and Vonage are known")
  func gateways() throws {
    let twilio = try #require(
      message(
        ["From", "To", "Body", "Status", "SentDate", "Direction"],
        ["+32470123456", "+3280000", "Stop", "received", "2026-11-20T09:15:00Z", "inbound"]))
    let sinch = try #require(
      message(["body", "from", "id", "received_at", "to", "type"], ["Stop", "32470123456", "x", "2026-11-20T09:15:00.000Z", "8000", "mo_text"]))
    let vonage = try #require(message(["msisdn", "to", "text", "message-timestamp"], ["32470123456", "8000", "Stop", "2026-11-20 09:15:00"]))
    for message in [twilio, sinch, vonage] {
      #expect(message.number.text == "+32470123456")
      #expect(message.text == "Stop")
      #expect(message.received?.description == "2026-11-20T09:15:00.000Z")
    }
    #expect(sinch.digest == vonage.digest && sinch.digest.utf8.count == 64)
    #expect(sinch.recordID(for: nil) == vonage.recordID(for: nil))
    #expect(sinch.recordID(for: nil) != sinch.recordID(for: Profile.ID("a")))
  }

  @Test("Messages that were sent are passed over, and columns without a number or a text are none")
  func outbound() {
    let names = ["From", "To", "Body", "Direction"]
    #expect(
      InboundColumns(names)?.row(["8000", "+32470123456", "Reply STOP", "outbound-api"], line: 2, normalizer: normalizer, now: now) == .outbound)
    #expect(InboundColumns(["from"]) == nil)
    #expect(InboundColumns(["text"]) == nil)
    #expect(InboundColumns([]) == nil)
  }

  @Test("A row that can't be read says why")
  func problems() {
    func problem(_ fields: [String]) -> InboundColumns.Problem? {
      guard
        case .problem(let problem)? = InboundColumns(["from", "text", "profile", "locale"])?.row(fields, line: 2, normalizer: normalizer, now: now)
      else { return nil }
      return problem
    }
    #expect(problem(["Maison", "STOP", "", ""]) == .number(.notDigits))
    #expect(problem([]) == .number(.empty))
    #expect(problem(["+32470123456", "STOP", String(repeating: "x", count: 65), ""]) == .profile)
    #expect(problem(["+32470123456", "STOP", "", "Frans!"]) == .locale)
    #expect(problem(["+32470123456", "STOP", "a", "fr"]) == nil)
  }

  @Test(
    "Numbers that gateways write without a plus are international",
    arguments: [("33612345678", "+33612345678"), ("4570123456", "+4570123456"), ("0470123456", "+32470123456"), ("470123456", "+32470123456")])
  func numbers(written: String, expected: String) throws {
    #expect(try InboundColumns.address(written, normalizer).text == expected)
  }

  @Test(
    "Times are read as gateways write them",
    arguments: [
      ("2026-11-20T09:15:00Z", "2026-11-20T09:15:00.000Z"), ("2026-11-20T10:15:00+01:00", "2026-11-20T09:15:00.000Z"),
      ("2026-11-20T09:15:00.5", "2026-11-20T09:15:00.500Z"), ("2026-11-20 09:15", "2026-11-20T09:15:00.000Z"),
      ("2026-11-20 09:15:00 UTC", "2026-11-20T09:15:00.000Z"), ("2026-11-20 09:15:00.123456 -0530", "2026-11-20T14:45:00.123Z"),
      ("Fri, 20 Nov 2026 09:15:00 +0000", "2026-11-20T09:15:00.000Z"), ("20 Nov 2026 09:15:00 GMT", "2026-11-20T09:15:00.000Z"),
      ("1795166100", "2026-11-20T09:15:00.000Z"), ("1795166100250", "2026-11-20T09:15:00.250Z"),
    ])
  func times(written: String, expected: String) {
    #expect(InboundTime.timestamp(written)?.description == expected)
  }

  @Test(
    "What is no time is none",
    arguments: [
      "", "yesterday", "2026-11-20", "20/11/2026 09:15", "2026-02-30 09:15", "2026-11-20 25:00", "2026-11-20 09:60", "2026-11-20T09:15:00+1",
      "2026-11-20T", "9999999999999999999", "2026-11-20 09:15:00 PST", "Fri, 20 Nov 2026", "32 Nov 2026 09:15:00 GMT", "2026-11-20 ٠٩:١٥",
      "99999999999999999999 Nov 2026 09:15:00",
    ])
  func noTimes(written: String) {
    #expect(InboundTime.timestamp(written) == nil)
  }

  @Test("A time far in the future is none")
  func future() {
    #expect(message(["from", "text", "time"], ["+32470123456", "STOP", "2030-01-01T00:00:00Z"])?.received == nil)
  }
}
