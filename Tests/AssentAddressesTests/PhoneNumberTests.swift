import AssentAddresses
import AssentModel
import Testing

@Suite("Telephone numbers")
struct PhoneNumberTests {
  private func normal(_ text: String, _ country: String? = nil) throws(AddressFault) -> String {
    try AddressNormalizer(AddressComparison(country: country)).address(text, channel: .sms).text
  }

  @Test(
    "A number is brought into E.164",
    arguments: [
      ("+32 470 12 34 56", nil, "+32470123456"), ("0032470123456", nil, "+32470123456"), ("0470 12 34 56", "BE", "+32470123456"),
      ("+32 (0)470/12.34.56", nil, "+32470123456"), ("+32 0470 12 34 56", "FR", "+32470123456"), ("0470/12.34.56", "BE", "+32470123456"),
      ("+32\u{00A0}470\u{202F}12\u{2009}34\u{00A0}56", nil, "+32470123456"), ("+32-470-12\u{2011}34\u{2013}56", nil, "+32470123456"),
      ("\u{FF0B}\u{FF13}\u{FF12}\u{FF14}\u{FF17}\u{FF10}\u{FF11}\u{FF12}\u{FF13}\u{FF14}\u{FF15}\u{FF16}", nil, "+32470123456"),
      ("\u{202A}+32 470 12 34 56\u{202C}", nil, "+32470123456"), ("470123456", "BE", "+32470123456"), ("32470123456", "BE", "+32470123456"),
      ("02 234 56 78", "BE", "+3222345678"), ("03 212 34 56", "BE", "+3232123456"), ("06 12 34 56 78", "FR", "+33612345678"),
      ("(0)6 12 34 56 78", "FR", "+33612345678"), ("+33 (0)6 12 34 56 78", nil, "+33612345678"), ("612345678", "FR", "+33612345678"),
      ("33612345678", "FR", "+33612345678"), ("06-12345678", "NL", "+31612345678"), ("+31 6 12345678", "BE", "+31612345678"),
      ("31612345678", "NL", "+31612345678"), ("06 12345678", "IT", "+390612345678"), ("+39 06 12345678", nil, "+390612345678"),
      ("393331234567", "IT", "+393331234567"), ("3912345678", "IT", "+393912345678"), ("06 30 123 4567", "HU", "+36301234567"),
      ("+36 06 30 123 4567", nil, "+36301234567"), ("(202) 555-0123", "US", "+12025550123"), ("1-202-555-0123", "US", "+12025550123"),
      ("011 32 470 12 34 56", "US", "+32470123456"), ("0032 470 12 34 56", "US", "+32470123456"), ("8 (495) 123-45-67", "RU", "+74951234567"),
      ("8 10 32 470 12 34 56", "RU", "+32470123456"), ("8 (029) 123-45-67", "BY", "+375291234567"), ("621 123 456", "LU", "+352621123456"),
      ("612 34 56 78", "ES", "+34612345678"), ("+225 07 12 34 56 78", nil, "+2250712345678"),
      ("+32 \u{0664}\u{0667}\u{0660} 12 34 56", nil, "+32470123456"),
      ("010 32 470 12 34 56", "JP", "+32470123456"), ("090-1234-5678", "JP", "+819012345678"), ("+882 16 12345678", nil, "+8821612345678"),
      ("0491 570 156", "AU", "+61491570156"), ("0151 12345678", "DE", "+4915112345678"), ("+290 51234", nil, "+29051234"),
    ] as [(String, String?, String)])
  func normalForm(written: String, country: String?, expected: String) throws {
    let normal = try normal(written, country)
    #expect(normal == expected, "\(written)")
    #expect(try self.normal(normal) == normal)
  }

  @Test(
    "What is no number is refused with its reason",
    arguments: [
      ("", nil, AddressFault.empty), ("+", nil, .notDigits), ("ana@example.be", "BE", .notDigits), ("0470 12 34 5x", "BE", .notDigits),
      ("0470 12 34 56 ext. 7", "BE", .notDigits), ("+32+470123456", nil, .notDigits), ("32+470123456", nil, .notDigits), ("-", "BE", .notDigits),
      ("0470123456", nil, .noCountry), ("470123456", nil, .noCountry), ("0470123456", "ZZ", .noCountry), ("+0470123456", nil, .unknownCallingCode),
      ("+999 123456789", nil, .unknownCallingCode), ("+210 12345678", nil, .unknownCallingCode), ("000", nil, .unknownCallingCode),
      ("+32 00470 12 34 56", nil, .leadingZero), ("+351 0 212 345 678", nil, .leadingZero), ("+32 470", nil, .wrongLength),
      ("+32 4701 2345 6789 0123", nil, .wrongLength), ("0470 12 34 567", "BE", .wrongLength), ("0470", "BE", .wrongLength),
      ("112", "BE", .wrongLength),
      ("8850", "BE", .wrongLength), ("00 55 11 91234 5678", "BR", .ambiguousPrefix), ("+\u{2460}23456789", nil, .notDigits),
      ("0470\u{0}123456", "BE", .notDigits), ("tel:+32470123456", nil, .notDigits), ("0032", nil, .wrongLength), ("00", "BE", .unknownCallingCode),
    ] as [(String, String?, AddressFault)])
  func refused(written: String, country: String?, fault: AddressFault) {
    #expect(throws: fault) { try normal(written, country) }
  }

  @Test("Long texts are refused in no time")
  func long() {
    #expect(throws: AddressFault.wrongLength) { try normal(String(repeating: "1", count: 4096)) }
    #expect(throws: AddressFault.tooLong) { try normal(String(repeating: "(", count: 10_000_000)) }
    #expect(throws: AddressFault.notDigits) { try normal(String(repeating: "(", count: 4096)) }
  }

  @Test("The countries whose numbers can be read are known by their capital letters")
  func countries() {
    for country in ["BE", "FR", "NL", "LU", "DE", "GB", "IT", "ES", "US", "CH"] { #expect(AddressComparison.knows(country: country)) }
    for country in ["", "be", "ZZ", "BEL"] { #expect(!AddressComparison.knows(country: country)) }
  }
}
