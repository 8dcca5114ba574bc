import AssentAddresses
import AssentModel
import Foundation
import Testing

@Suite("E-mail addresses")
struct EmailAddressTests {
  private let normalizer = AddressNormalizer()

  private func normal(_ text: String) throws(AddressFault) -> String { try normalizer.address(text, channel: .email).text }

  @Test(
    "An e-mail address is brought into its normal form",
    arguments: [
      ("ana@example.be", "ana@example.be"), ("Ana@Example.BE", "ana@example.be"), ("  ana@example.be\t", "ana@example.be"),
      ("\u{FEFF}ana@example.be\u{00A0}", "ana@example.be"), ("ana@example.be.", "ana@example.be"), ("a@b.c", "a@b.c"),
      ("ana+news@example.be", "ana+news@example.be"), ("o'neill@example.ie", "o'neill@example.ie"),
      ("!#$%&'*+-/=?^_`{|}~@example.be", "!#$%&'*+-/=?^_`{|}~@example.be"), ("é.lefèvre@exemple.fr", "é.lefèvre@exemple.fr"),
      ("E\u{301}.LEFE\u{300}VRE@EXEMPLE.FR", "é.lefèvre@exemple.fr"), ("jan@bücher.de", "jan@xn--bcher-kva.de"),
      ("jan@BU\u{308}CHER.de", "jan@xn--bcher-kva.de"), ("jan@XN--BCHER-KVA.de", "jan@xn--bcher-kva.de"),
      ("jan@straße.de", "jan@xn--strae-oqa.de"), ("jan@example\u{3002}be", "jan@example.be"), ("jan@例え.テスト", "jan@xn--r8jz45g.xn--zckzah"),
      ("Δοκιμή@παράδειγμα.δοκιμή", "δοκιμή@xn--hxajbheg2az3al.xn--jxalpdlp"), ("ΟΔΟΣ@example.gr", "οδοσ@example.gr"),
      ("οδος@example.gr", "οδοσ@example.gr"),
      ("Straße@example.de", "straße@example.de"), ("ışık@example.tr", "ışık@example.tr"), ("\"Ana\"@example.be", "ana@example.be"),
      (#""ana maria"@example.be"#, #""ana maria"@example.be"#), (#""a\n\a"@example.be"#, "ana@example.be"),
      (#""a\"b"@example.be"#, #""a\"b"@example.be"#),
      (#""a@b"@example.be"#, #""a@b"@example.be"#), ("a@xn--wgbh1c.xn--wgbh1c", "a@xn--wgbh1c.xn--wgbh1c"),
      ("a@r3--sn.example.be", "a@r3--sn.example.be"),
    ])
  func normalForm(written: String, expected: String) throws {
    let normal = try normal(written)
    #expect(Array(normal.utf8) == Array(expected.utf8), "\(written) became \(normal)")
    #expect(try self.normal(normal) == normal)
  }

  @Test(
    "What is no e-mail address is refused with its reason",
    arguments: [
      ("", AddressFault.empty), (" \u{00A0}\n", .empty), ("ana", .noAtSign), ("ana.example.be", .noAtSign), ("@example.be", .emptyLocalPart),
      ("\"\"@example.be", .emptyLocalPart), ("ana@", .badDomain), ("ana@example", .noDot), ("ana@localhost.", .noDot),
      ("ana@@example.be", .severalAtSigns),
      ("ana@example.be,jan@example.be", .severalAtSigns), ("ana@example.be jan", .badDomain), ("Ana <ana@example.be>", .displayName),
      ("<ana@example.be>", .displayName), ("\"Ana\" <ana@example.be>", .displayName), (".ana@example.be", .badLocalPart),
      ("ana.@example.be", .badLocalPart),
      ("a..b@example.be", .badLocalPart), ("a b@example.be", .badLocalPart), ("a(b)@example.be", .badLocalPart),
      ("mailto:ana@example.be", .badLocalPart),
      ("\"ana@example.be", .badLocalPart), ("\"ana", .noAtSign), ("\"a\\", .badLocalPart), ("\"ana\"x@example.be", .badLocalPart),
      ("ana@[192.0.2.1]", .addressLiteral), ("ana@[IPv6:2001:db8::1]", .addressLiteral), ("ana@192.0.2.1", .badDomain),
      ("ana@example..be", .badDomain),
      ("ana@.example.be", .badDomain), ("ana@example.be..", .badDomain), ("ana@-example.be", .badDomain), ("ana@example-.be", .badDomain),
      ("ana@exa_mple.be", .badDomain), ("ana@exa mple.be", .badDomain), ("ana@exé_mple.be", .badDomain), ("ana@\u{2603}.net", .badDomain),
      ("ana@xn--abc.de", .badDomain), ("ana@xn--.de", .badDomain), ("ana@example.be\u{0}x", .badDomain), ("a\u{0}b@example.be", .controlCharacter),
      ("a\u{200B}b@example.be", .badLocalPart), ("a\u{202E}b@example.be", .badLocalPart), ("a\u{85}b@example.be", .controlCharacter),
      ("a\u{00A0}b@example.be", .badLocalPart), ("ana\u{FF20}example.be", .noAtSign),
    ])
  func refused(written: String, fault: AddressFault) {
    #expect(throws: fault) { try normal(written) }
  }

  @Test("Lengths are those of RFC 5321, in bytes of the normal form")
  func lengths() throws {
    let label = String(repeating: "d", count: 61)
    #expect(try normal(String(repeating: "a", count: 64) + "@example.be").utf8.count == 75)
    #expect(throws: AddressFault.localPartTooLong) { try normal(String(repeating: "a", count: 65) + "@example.be") }
    #expect(throws: AddressFault.localPartTooLong) { try normal(String(repeating: "é", count: 33) + "@example.be") }
    #expect(try normal("a@" + String(repeating: "d", count: 63) + ".be").utf8.count == 68)
    #expect(throws: AddressFault.badDomain) { try normal("a@" + String(repeating: "d", count: 64) + ".be") }
    #expect(try normal("abcd@" + Array(repeating: label, count: 4).joined(separator: ".") + ".e").utf8.count == 254)
    #expect(throws: AddressFault.tooLong) { try normal("abcd@" + Array(repeating: label, count: 4).joined(separator: ".") + ".ee") }
    #expect(throws: AddressFault.tooLong) { try normal("a@" + String(repeating: "é.", count: 1000) + "be") }
    #expect(throws: AddressFault.tooLong) { try normal(String(repeating: "\"", count: 5_000_000)) }
  }

  @Test("A site that tells capitals in local parts apart still compares domains in lower case")
  func withoutFolding() throws {
    let normalizer = AddressNormalizer(AddressComparison(foldsLocalPart: false))
    #expect(try normalizer.address("Ana@Example.BE", channel: .email).text == "Ana@example.be")
    #expect(try normalizer.address("E\u{301}@Example.BE", channel: .email).text == "É@example.be")
  }

  @Test("Ana@Example.BE and ana@example.be are one address, composed and decomposed letters too; on another channel it is another address")
  func equality() throws {
    #expect(try normalizer.address("Ana@Example.BE", channel: .email) == normalizer.address("ana@example.be", channel: .email))
    #expect(try normalizer.address("e\u{301}@a.be", channel: .email) == normalizer.address("\u{E9}@a.be", channel: .email))
    #expect(Address(stored: "x", channel: .post) != Address(stored: "x", channel: .push))
  }

  @Test("Folding any letter, alone or with a mark, is done in one go")
  func foldingIsStable() throws {
    for value in UInt32(0x80)...0x10FFFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let properties = scalar.properties
      guard properties.changesWhenCaseMapped || properties.changesWhenCaseFolded || properties.canonicalCombiningClass != .notReordered else {
        continue
      }
      guard let once = try? normal("\(scalar)\u{301}a@example.be") else { continue }
      #expect(try normal(once) == once, "U+\(String(value, radix: 16))")
      #expect((try? normal(once.uppercased())) != nil || once.utf8.count > 60)
    }
  }

  @Test("An address hides itself where it could be logged")
  func hidden() throws {
    let address = try normalizer.address("ana@example.be", channel: .email)
    var dump = ""
    Swift.dump(address, to: &dump)
    for text in ["\(address)", String(reflecting: address), dump] { #expect(!text.contains("ana")) }
  }
}
