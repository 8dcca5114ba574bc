import AssentModel
import Testing

@testable import AssentSite

@Suite("Style sheets, colours, addresses and images of a site")
struct SourceValueTests {
  @Test(
    "Comments, strings and addresses of a style sheet are read as CSS reads them",
    arguments: [
      (#".a::before { content: "/* kept */"; }"#, #".a::before { content: "/* kept */"; }"#),
      (".b { margin: 0/* top */auto; }", ".b { margin: 0 auto; }"),
      (".a/**/.b { color: red }", ".a.b { color: red }"), ("@media screen and/**/(width: 1px) {}", "@media screen and (width: 1px) {}"),
      (".c::before { content: \"/*\"; }\n.d { color: red; }", ".c::before { content: \"/*\"; }.d { color: red; }"),
      (".e::before { content: \"a\\\nb\"; }", ".e::before { content: \"ab\"; }"), (".f { color:\n  red }", ".f { color: red }"),
      (".g { background: url(data:image/png;base64,/*A*/) }", ".g { background: url(data:image/png;base64,/*A*/) }"),
      (#".h::before { content: "\"}" }"#, #".h::before { content: "\"}" }"#),
    ])
  func styleSheet(text: String, compact: String) {
    let sheet = StyleSheet(text)
    #expect(sheet.problems == [] && sheet.compact == compact)
  }

  @Test(
    "What a browser would drop or not load is found at its line",
    arguments: [
      ".a{}\n/* x", ".a{}\n.b::after{content:\"x", ".a{}\n.b::after{content:'x\n'}", ".a{}\n.b{background:url(data:image/png;base64,A",
      ".a{}\n.b{color:red",
      ".a{}\n}", ".a{}\n.b{background:URL( \"bg.png\" )}", ".a{}\n.b{background:url(/assets/bg.png)}", ".a{}\n@import 'x.css';",
      ".a{}\n@font-face{src:url(data:font/woff2;base64,AAAA)}", ".a{}\n.b{background:image-set(\"a.png\" 1x)}", ".a{}\n.b{&:hover{color:red}}",
    ])
  func styleProblem(text: String) {
    #expect(StyleSheet(text).problems.map(\.line) == [2], "\(StyleSheet(text).problems)")
  }

  @Test(
    "A colour is one that browsers know",
    arguments: [
      ("#7a3f05", true), ("#FFF8", true), ("Red", true), ("rgb(122 63 5 / 50%)", true), ("rgb(1, 2, 3, .5)", true), ("oklch(.6 .1 30deg)", true),
      ("color-mix(in srgb, red 40%, blue)", true), ("light-dark(#fff, var(--ink))", true), ("color(display-p3 1 0 0)", true), ("blau", false),
      ("rgb(122 63 5", false), ("#7a3f05 /* brown", false), ("#12345", false), ("rgb(1 2)", false), ("red;}", false), ("url(x)", false), ("", false),
    ])
  func color(text: String, isColor: Bool) { #expect((CSSColor(text) != nil) == isColor) }

  @Test(
    "A base URL is written as browsers and mail programs read it",
    arguments: [
      ("HTTPS://Example.COM/a/", "https://example.com/a", "/a"), ("https://bücher.example", "https://xn--bcher-kva.example", ""),
      ("https://[::1]:8443", "https://[::1]:8443", ""), ("http://127.0.0.1:8080/", "http://127.0.0.1:8080", ""),
    ])
  func baseURL(text: String, whole: String, path: String) throws {
    let address = try SiteAddress.base(text)
    #expect(address.text == whole && address.path == path)
  }

  @Test(
    "What can't stand in front of every link is refused",
    arguments: [
      "https://example.com:99999", "https://example.com:0", "https://example.com/a%zz", "https://.", "https://[::1", "https://example.com//p",
      "https://example.com/a/../b", "https://example.com/%2E%2e/b", "https://example.com/a?b", "https://user@example.com", "https://999.1.1.1",
      "https://a b.example", "https://☃.example", "https://example.com/é", "ftp://example.com", "//example.com", "https://", "https://example.com//",
    ])
  func badBaseURL(text: String) { #expect(throws: SiteAddress.Fault.self) { try SiteAddress.base(text) } }

  @Test("A mistake in an address of site.yml is one finding, at its line", arguments: ["baseURL", "privacyURL", "contact"])
  func oneFinding(key: String) throws {
    let scratch = try ScratchSite()
    let text = try scratch.text("Templates/site.yml")
    try scratch.write("Templates/site.yml", text.replacing(try Regex("\(key): .*"), with: "\(key): https://exa mple.com//p"))
    let line = try scratch.line(of: "\(key): ", in: "Templates/site.yml")
    #expect(try scratch.build().findings.map(\.location) == [SourceLocation("Templates/site.yml", line: line)])
  }

  @Test(
    "A picture is what its ending says, and whole",
    arguments: [
      ("logo.svg", #"<svg xmlns="http://www.w3.org/2000/svg"/>"#, true), ("logo.SVG", #"<svg xmlns="http://www.w3.org/2000/svg"/>"#, true),
      ("logo.svg", #"<svg xmlns="http://www.w3.org/2000/svg">"#, false), ("logo.svg", "", false), ("logo.gif", "GIF89a", false),
      ("logo.png", #"<svg xmlns="http://www.w3.org/2000/svg"/>"#, false), ("logo.jpeg", "\u{1}", false), ("logo.webp", "RIFF", false),
    ])
  func logo(path: String, text: String, isLogo: Bool) { #expect(((try? LogoFile(Array(text.utf8), path: path)) != nil) == isLogo) }
}

@Suite("One mistake, one finding")
struct CauseTests {
  @Test(
    "A source that can't be read is the only finding",
    arguments: [
      ("Locales/fr/strings.yml", "text: \"Langue\"", "text: \"Langue"), ("Locales/en/strings.yml", "text: \"Language\"", "text: \"Language"),
      ("Locales/en/strings.yml", "text: \"Skip to the content\"", "text: \"Skip {to the content\""),
      ("Locales/en/strings.yml", "text: \"Skip to the content\"", "text: \"\""), ("Locales/nl/strings.yml", "text: \"Privacybeleid\"", "text: \" \""),
      ("Locales/nl/guides/quarantine.md", "title: ", "titel: "), ("Locales/nl/guides/quarantine.md", "title: \"", "title: Stop: how \""),
    ])
  func cause(path: String, old: String, new: String) throws {
    let scratch = try ScratchSite()
    try scratch.edit(path, old, new)
    let findings = try scratch.build().findings.filter { $0.rule != "unknown-field" }
    #expect(findings.count == 1 && findings.first?.location?.file == path && findings.first?.location?.line != nil, "\(findings)")
  }

  @Test("Errors come before warnings about untranslated texts")
  func order() throws {
    let scratch = try ScratchSite()
    let table = try scratch.text("Locales/fr/strings.yml")
    try scratch.write("Locales/fr/strings.yml", table.replacing(try Regex("  layout.languages:\n(    .*\n)+"), with: ""))
    try scratch.edit("Templates/layout.mustache", "{{page.title}}", "{{page.titel}}")
    #expect(try scratch.build().findings.map(\.rule) == ["missing-name", "missing-translation"])
  }

  @Test("A logo that makes pages heavy is a warning at its line in site.yml")
  func weight() throws {
    let scratch = try ScratchSite()
    try scratch.keepPages(of: ["opt-in", "language-chooser"])
    let path = String(repeating: "M0 0h1v1z", count: 9000)
    try scratch.write("Templates/assets/logo.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"><path d=\"\(path)\"/></svg>")
    let report = try scratch.build()
    let findings = report.findings.filter { $0.rule != "page-kind-missing" && $0.rule != "unused-file" }
    #expect(findings.map(\.rule) == ["page-weight"] && !report.hasErrors, "\(report.findings)")
    #expect(findings.first?.location?.file == "Templates/site.yml" && findings.first?.location?.line != nil)
  }
}
