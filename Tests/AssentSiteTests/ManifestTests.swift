import AssentAddresses
import AssentHashes
import AssentModel
import Foundation
import Testing

@testable import AssentSite

@Suite("pages.json")
struct ManifestTests {
  @Test("Every page has the hash of its file and of the files it came from")
  func hashes() throws {
    let scratch = try ScratchSite()
    _ = try scratch.build()
    let manifest = try scratch.manifest()
    for page in manifest.pages {
      let bytes = try Data(contentsOf: scratch.output.appending(path: page.path))
      #expect(page.size == bytes.count && page.sha256 == SHA256Hash(of: Array(bytes)).description)
      let sources = page.sources.map { manifest.sources[$0] }
      #expect(sources.contains { $0.path == "Templates/site.yml" } && sources.contains { $0.path.hasSuffix(".mustache") })
      #expect(sources.contains { $0.path == "Locales/\(page.locale)/strings.yml" } && sources.contains { $0.path.hasSuffix(".md") })
      for source in sources {
        #expect(source.sha256 == SHA256Hash(of: Array(try Data(contentsOf: scratch.site.appending(path: source.path)))).description)
      }
    }
  }

  @Test("A service says how long its subscriptions last; site.yml says which channels need an opt-in, and how addresses compare")
  func subscriptions() throws {
    let scratch = try ScratchSite()
    try scratch.edit("Templates/site.yml", "  - number: 2", "  - number: 2\n    validity: 180d")
    try scratch.edit("Templates/site.yml", "channels: [email, sms, post]", "channels:\n  - email\n  - name: sms\n    consent: explicit\n  - post")
    _ = try scratch.build()
    #expect(try scratch.manifest().services.map(\.validity) == [nil, 180])
    #expect(try scratch.manifest().channels == ["email", "sms", "post"])
    let text = String(decoding: try Data(contentsOf: scratch.site.appending(path: "Templates/site.yml")), as: UTF8.self)
    let configuration = try #require(SiteConfiguration.parse(text).configuration)
    #expect(configuration.explicitChannels == [.sms])
    #expect(configuration.addresses.foldsLocalPart && configuration.addresses.country == "BE")
  }

  @Test("A slot's offset is the place in the file where the handler puts it", arguments: ["en", "fr", "nl"])
  func slots(locale: String) throws {
    let scratch = try ScratchSite()
    _ = try scratch.build()
    let manifest = try scratch.manifest()
    func before(_ kind: PageKind, _ slot: Slot) throws -> [String] {
      let page = try #require(manifest.pages.first { $0.path == "\(locale)/\(kind.rawValue).html" })
      let bytes = Array(try Data(contentsOf: scratch.output.appending(path: page.path)))
      let offsets = page.slots.filter { $0.name == slot.rawValue }.map(\.offset)
      try #require(!offsets.isEmpty, "\(kind.rawValue) has no \(slot.rawValue)")
      return offsets.map { String(decoding: bytes[max(0, $0 - 40)..<$0], as: UTF8.self) }
    }
    #expect(try before(.optOut, .token).allSatisfy { $0.hasSuffix("action=\"/\(locale)/") })
    #expect(try before(.optedOut, .undo).allSatisfy { $0.hasSuffix("action=\"/\(locale)/") })
    #expect(try before(.optOut, .path).map { String($0.suffix(10)) } == ["href=\"/en/", "href=\"/fr/", "href=\"/nl/"])
    #expect(try before(.optedOut, .summary).count == 1)
    #expect(try before(.preferences, .checked(.channel(.sms))).allSatisfy { $0.contains("value=\"2\"") })
    let newsletter = Scope.service(try #require(ServiceNumber(rawValue: 1)))
    #expect(try before(.preferences, .checked(newsletter)).allSatisfy { $0.contains("value=\"257\"") })
    #expect(try before(.linkExpired, .everything).allSatisfy { $0.hasSuffix("href=\"/\(locale)/") })
    for kind in PageKind.landing + PageKind.confirmation { #expect(try before(kind, .notice).count == 1) }
  }

  @Test("Slots with nothing between them keep their order", arguments: ["{{slot.time}}{{slot.record}}", "{{slot.record}}{{slot.time}}"])
  func adjacentSlots(slots: String) throws {
    let scratch = try ScratchSite()
    try scratch.edit("Templates/receipt.mustache", "{{>partials/body}}", "{{>partials/body}}\n<p>\(slots)</p>")
    _ = try scratch.build()
    let page = try #require(try scratch.manifest().pages.first { $0.path == "en/receipt.html" })
    let text = page.insertions(below: page.size) { $0 == .time ? "{{slot.time}}" : $0 == .record ? "{{slot.record}}" : nil }.map(\.text)
    #expect(text.prefix(2).joined() == slots)
  }

  @Test("A list of pages of version 1, whose slots have no order, is read")
  func versionOne() throws {
    let json = """
      {"kind":"opt-out","locale":"fr","path":"fr/opt-out.html","sha256":"00","size":99,"sources":[0],"slots":{"token":[7,80],"scope":[7]}}
      """
    let page = try JSONDecoder().decode(SiteManifest.PageEntry.self, from: Data(json.utf8))
    #expect(page.slots == [("scope", 7), ("token", 7), ("token", 80)].map { SiteManifest.SlotEntry(name: $0, offset: $1) })
    #expect(page.has(.token) && !page.has(.undo))
  }

  @Test("The handler finds a name for every scope that a link can have, and a line for every change", arguments: ["en", "fr", "nl"])
  func fragments(locale: String) throws {
    let scratch = try ScratchSite()
    _ = try scratch.build()
    let fragments = try #require(try scratch.manifest().locales.first { $0.tag.description == locale }).fragments
    for code: UInt16 in [0, 1, 2, 3, 16, 17, 18, 19, 257, 258] {
      let scope = try #require(Scope(code: code))
      #expect(fragments[Fragment.scope(scope).name]?.isEmpty == false)
    }
    for code: UInt16 in [0, 1, 2, 16, 257, 258] {
      let scope = try #require(Scope(code: code))
      for choice in [Choice.optIn, .optOut] {
        let line = try #require(fragments[Fragment.change(scope, choice).name])
        #expect(line.hasPrefix("<li") && line.hasSuffix("</li>"))
      }
    }
    #expect(fragments[Fragment.testNotice.name]?.isEmpty == false)
  }

  @Test("The style hash is that of the style element, which is all that the policy lets through")
  func styleHash() throws {
    let scratch = try ScratchSite()
    _ = try scratch.build()
    let page = try scratch.page("fr/opt-out.html")
    let style = try #require(page.firstMatch(of: /<style>([^<]*)<\/style>/)).output.1
    let hash = SHA256Hash(of: String(style)).description
    let hashes = try scratch.manifest().styleHashes
    #expect(hashes.count == 1)
    let first = try #require(hashes.first)
    let bytes = try #require(Data(base64Encoded: String(first.dropFirst(7))))
    #expect(bytes.map { String(format: "%02x", $0) }.joined() == hash)
  }
}
