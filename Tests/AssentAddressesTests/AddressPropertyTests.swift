import AssentAddresses
import AssentModel
import TestSupport
import Testing

@Suite("Properties of addresses")
struct AddressPropertyTests {
  private static let normalizers = [
    AddressNormalizer(), AddressNormalizer(AddressComparison(foldsLocalPart: false, country: "BE")),
    AddressNormalizer(AddressComparison(country: "IT")),
    AddressNormalizer(AddressComparison(country: "US")), AddressNormalizer(AddressComparison(country: "HU")),
    AddressNormalizer(AddressComparison(country: "SG")),
  ]
  /// Pieces of addresses, good and bad, so that many texts are nearly addresses.
  private static let pieces = [
    "a", "B", "ana", "é", "e\u{301}", "ß", "ς", "\u{1E9E}", "ı", "İ", "\u{FB01}", "ǅ", "中", "\u{202E}", "\u{200D}", "🙂", ".", "..", "-", "--", "@",
    "@", "@", "\"",
    "\\", " ", "\u{A0}", "\u{0}", "\u{7F}", "xn--", "xn--bcher-kva", "XN--", "example", "EXAMPLE", ".be", ".com", ".fr", ".1", "+", "+32", "+33",
    "+39",
    "0032", "011", "00", "0", "470", "123", "456", "7", "8", "06", "(0)", "/", "_", "'", "<", ">", "[", "]", "\u{FF13}", "\u{3002}", "\u{37E}",
    "\u{345}",
  ]

  @Test("The normal form of a normal form is itself, and what is quickly said to be normal is", arguments: 0..<Channel.allCases.count)
  func stable(number: Int) throws {
    let channel = Channel.allCases[number]
    var generator = SeededGenerator(seed: UInt64(41 + number))
    var (valid, normal) = (0, 0)
    for round in 0..<60_000 {
      var parts = (0..<Int.random(in: 1...5, using: &generator)).map { _ in Self.pieces.randomElement(using: &generator) ?? "" }
      if round.isMultiple(of: 2) { parts += ["@", "example", ".be"] }
      if round.isMultiple(of: 3) { parts = ["+32", "470"] + parts + ["123", "456"] }
      let text = parts.joined()
      let normalizer = Self.normalizers[round % Self.normalizers.count]
      let address = try? normalizer.address(text, channel: channel)
      if isNormal(text, normalizer, channel) {
        normal += 1
        #expect(address?.text.utf8.elementsEqual(text.utf8) == true, "\(text.debugDescription)")
      }
      guard let address else { continue }
      valid += 1
      let again = try normalizer.address(address.text, channel: channel)
      #expect(again.text.utf8.elementsEqual(address.text.utf8), "\(text.debugDescription): \(address.text.debugDescription)")
    }
    #expect(valid > 500)
    #expect(normal > 100)
  }

  @Test("Bytes of every kind are quickly said to be normal only when they are")
  func bytes() {
    var generator = SeededGenerator(seed: 7)
    let alphabet = Array("aaabcz019...--@@+ABx_\"".utf8)
    var normal = 0
    for round in 0..<300_000 {
      let text = String(
        decoding: (0..<Int.random(in: 1...14, using: &generator)).map { _ in alphabet.randomElement(using: &generator) ?? 0 }, as: UTF8.self)
      let normalizer = Self.normalizers[round % Self.normalizers.count]
      guard isNormal(text, normalizer, .email) else { continue }
      normal += 1
      #expect((try? normalizer.address(text, channel: .email))?.text == text, "\(text)")
    }
    #expect(normal > 300)
  }

  @Test("Every E.164 number that can be read is quickly known, but for a few after a 0")
  func numbers() throws {
    var generator = SeededGenerator(seed: 11)
    let normalizer = AddressNormalizer()
    var valid = 0
    for _ in 0..<100_000 {
      let digits = (0..<Int.random(in: 6...17, using: &generator)).map { _ in "0123456789".randomElement(using: &generator) ?? "0" }
      let text = "+" + String(digits)
      let address = try? normalizer.address(text, channel: .phone)
      #expect(isNormal(text, normalizer, .phone) == (address?.text == text), "\(text)")
      if address != nil { valid += 1 }
    }
    #expect(valid > 10_000)
  }

  @Test("Ordinary addresses are quickly known, and what needs work isn't")
  func ordinary() {
    let normalizer = AddressNormalizer(AddressComparison(country: "BE"))
    for text in ["ana@example.be", "a.b+c@sub.example-site.co.uk", "x@y.z1"] { #expect(isNormal(text, normalizer, .email)) }
    for text in ["Ana@example.be", "ana@Example.be", "ana@xn--bcher-kva.de", "ana@example", "\"a\"@b.be", "é@b.be", "ana@b.12", ""] {
      #expect(!isNormal(text, normalizer, .email))
    }
    for text in ["+32470123456", "+390612345678"] { #expect(isNormal(text, normalizer, .sms)) }
    for text in ["0470123456", "+320470123456", "+32 470123456", "+999123456789", ""] { #expect(!isNormal(text, normalizer, .sms)) }
    #expect(isNormal("token", normalizer, .push) && !isNormal(" token", normalizer, .push) && !isNormal("", normalizer, .post))
  }

  @Test("Every fault says what is wrong and what to do")
  func sentences() {
    for fault in AddressFault.allCases { #expect(fault.sentence.contains(":"), "\(fault)") }
    #expect(Set(AddressFault.allCases.map(\.sentence)).count == AddressFault.allCases.count)
  }

  private func isNormal(_ text: String, _ normalizer: AddressNormalizer, _ channel: Channel) -> Bool {
    unsafe Array(text.utf8).withUnsafeBytes { unsafe normalizer.isNormal($0, channel: channel) }
  }
}
