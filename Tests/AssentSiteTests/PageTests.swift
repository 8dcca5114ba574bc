import AssentModel
import Dispatch
import Foundation
import Testing

@testable import AssentSite

@Suite("Every page of the starting site")
struct PageTests {
  private let scratch: ScratchSite
  private let manifest: SiteManifest

  init() throws {
    scratch = try ScratchSite()
    _ = try scratch.build()
    manifest = try scratch.manifest()
  }

  private func pages() throws -> [(page: SiteManifest.PageEntry, text: String)] { try manifest.pages.map { ($0, try scratch.page($0.path)) } }

  @Test("It says its language and direction, has a title, a description and a canonical URL")
  func head() throws {
    for (page, text) in try pages() {
      #expect(text.contains("<html lang=\"\(page.locale)\" dir=\"ltr\">"))
      #expect(text.contains("<link rel=\"canonical\" href=\"http://127.0.0.1:8080/\(page.path == "index.html" ? "" : page.path)\"/>"))
      #expect(text.firstMatch(of: /<title>[^<]{5,}<\/title>/) != nil && text.firstMatch(of: /<meta name="description" content="[^"]{20,}"\/>/) != nil)
    }
  }

  @Test("It has no script, no handler and nothing from another host")
  func selfContained() throws {
    for (page, text) in try pages() {
      #expect(!text.contains("<script") && text.firstMatch(of: /\son[a-z]+=/) == nil && !text.contains("javascript:"), "\(page.path)")
      #expect(text.firstMatch(of: /(src|srcset|poster|data)="(https?:)?\/\//) == nil && !text.contains("@import"), "\(page.path)")
      #expect(text.firstMatch(of: /<link rel="(stylesheet|preload|preconnect|dns-prefetch)"/) == nil, "\(page.path)")
    }
  }

  @Test("Compressed it has at most 14 KB")
  func weight() throws {
    for page in manifest.pages {
      let process = Process()
      process.executableURL = URL(filePath: "/usr/bin/env")
      process.arguments = ["gzip", "-9", "-c", scratch.output.appending(path: page.path).path(percentEncoded: false)]
      let compressed = scratch.root.appending(path: "compressed")
      try Data().write(to: compressed)
      process.standardOutput = try FileHandle(forWritingTo: compressed)
      let ended = DispatchSemaphore(value: 0)
      process.terminationHandler = { _ in ended.signal() }
      try process.run()
      ended.wait()
      let size = try Data(contentsOf: compressed).count
      #expect(process.terminationStatus == 0 && size > 0 && size <= 14_336, "\(page.path) has \(size) bytes")
    }
  }

  @Test("A guide names itself, its translations and the one for everybody else; pages behind links are kept out of search engines")
  func alternates() throws {
    for (page, text) in try pages() {
      let kind = try #require(PageKind(rawValue: page.kind))
      let alternates = text.matches(of: /<link rel="alternate" hreflang="([^"]+)" href="([^"]+)"\/>/).map { (String($0.1), String($0.2)) }
      #expect(text.contains("<meta name=\"robots\" content=\"noindex\"/>") == !kind.isPublic)
      if kind == .guide {
        #expect(alternates.map(\.0) == ["en", "fr", "nl", "x-default"])
        #expect(alternates.contains { $0.1 == "http://127.0.0.1:8080/\(page.path)" })
      } else if !kind.isPublic {
        #expect(alternates.isEmpty)
      }
    }
  }

  @Test("A link of a guide to a document leads to the site's page, also where a campaign's page is shown with that document")
  func linkToSharedDocument() throws {
    let scratch = try ScratchSite()
    let guide = "Locales/fr/guides/quarantine.md"
    try scratch.write(guide, try scratch.text(guide) + "\n[Vos choix](../pages/preferences.md)\n")
    #expect(try !scratch.build().hasErrors)
    #expect(try scratch.manifest().pages.contains { $0.path == "fr/autumn-2026/preferences.html" })
    #expect(try scratch.page("fr/guides/quarantine.html").contains("<a href=\"/fr/preferences.html\">Vos choix</a>"))
  }

  /// A receipt is kept as a file, where there is nothing to switch to.
  @Test("The switcher names each language in its own words, and keeps the token where there is one")
  func switcher() throws {
    for (page, text) in try pages() where page.kind != PageKind.receipt.rawValue {
      for (tag, name) in [("en", "English"), ("fr", "Français"), ("nl", "Nederlands")] {
        let link = try Regex("<a href=\"[^\"]*\" hreflang=\"\(tag)\" lang=\"\(tag)\"[^>]*>\(name)</a>")
        #expect(text.firstMatch(of: link) != nil, "\(page.path) doesn't name \(name)")
      }
      let kind = try #require(PageKind(rawValue: page.kind))
      let hasToken = kind.isLanding || kind.isConfirmation || kind == .linkExpired
      #expect((page.slots.count { $0.name == Slot.path.rawValue } == 3) == hasToken, "\(page.path)")
    }
  }

  @Test("Opting out is one button and asks nothing; nothing is ticked beforehand")
  func optOut() throws {
    for (page, text) in try pages() where page.kind == "opt-out" || page.kind == "opt-out-of-everything" {
      #expect(text.matches(of: /<button/).count == 1 && text.firstMatch(of: /<(input|select|textarea)/) == nil, "\(page.path)")
    }
    for (page, text) in try pages() { #expect(!text.contains("checked="), "\(page.path)") }
  }

  @Test("French has narrow no-break spaces and typographic apostrophes, Dutch and French address people formally")
  func typography() throws {
    for (page, text) in try pages() {
      let body = try #require(text.firstRange(of: "<main")).lowerBound
      let prose = text[body...].replacing(/<[^>]*>/, with: "")
      #expect(!prose.contains("'") && !prose.contains("&#39;"), "\(page.path) has a straight apostrophe")
      if page.locale.language == "fr" {
        #expect(prose.firstMatch(of: /[^\u{202F}\s;!?][;!?]/.matchingSemantics(.unicodeScalar)) == nil || !prose.contains(" ?"), "\(page.path)")
        #expect(prose.firstMatch(of: /\b(tu|ton|tes|toi)\b/) == nil, "\(page.path)")
      }
      if page.locale.language == "nl" { #expect(prose.firstMatch(of: /\b(je|jij|jouw|jou)\b/) == nil, "\(page.path)") }
    }
  }
}
