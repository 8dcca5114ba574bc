import AssentModel
import Foundation
import Testing

@testable import AssentSite

@Suite("What is true of finished pages")
struct FinishedPageTests {
  @Test("Links out of the site or to folders that it lacks, a bare ampersand, and what the policy blocks are found, at their lines")
  func mistakes() throws {
    let scratch = try ScratchSite()
    let guide = "Locales/en/guides/quarantine.md"
    try scratch.write(guide, try scratch.text(guide) + "\nSee [our FAQ](/p/faq/), [German](/p/de/) and [this](/en/guides/subscriptions.html).\n")
    let base = try scratch.text("Templates/site.yml").replacing(/baseURL: [^\n]+/, with: "baseURL: https://example.com/p")
    try scratch.write("Templates/site.yml", base)
    try scratch.edit(
      "Templates/partials/footer.mustache", "<footer>",
      """
      <footer>
      <p>Terms & conditions</p>
      <form action="https://elsewhere.example/search" method="get"><p><button type="submit">Search</button></p></form>
      <p><iframe src="/p/index.html" title="Languages"></iframe></p>
      """)
    let style = "Templates/assets/style.css"
    try scratch.write(style, try scratch.text(style) + "\n@font-face { font-family: Own; src: url(\"data:font/woff2;base64,d09GMg==\"); }\n")
    let findings = try scratch.build().findings
    let inGuide = findings.filter { $0.location?.file == guide }
    #expect(inGuide.map(\.rule) == ["internal-link", "internal-link", "internal-link"], "\(inGuide)")
    #expect(inGuide.contains { $0.hint == "Write /p/en/guides/subscriptions.html" })
    let footer = "Templates/partials/footer.mustache"
    for (text, rule) in [("Terms & conditions", "entity"), ("elsewhere.example", "blocked-by-policy"), ("<iframe", "blocked-by-policy")] {
      let place = SourceLocation(footer, line: try scratch.line(of: text, in: footer))
      #expect(findings.contains { $0.rule == rule && $0.location == place }, "\(text)")
    }
    #expect(findings.contains { $0.rule == "style" && $0.location == SourceLocation(style, line: try? scratch.line(of: "Own", in: style)) })
  }

  @Test("A style sheet with characters beyond ASCII builds, and so do pages of a language whose region decides its script")
  func scripts() throws {
    let scratch = try ScratchSite()
    let style = "Templates/assets/style.css"
    try scratch.write(style, try scratch.text(style) + "\n.next::after { content: \"→ « é\" }\n")
    try scratch.edit("Templates/site.yml", "- tag: nl", "- tag: pa-PK\n    fallback: [en]\n  - tag: ku\n    fallback: [en]\n  - tag: nl")
    for tag in ["pa-PK", "ku"] { try scratch.write("Locales/\(tag)/strings.yml", "strings: {}\n") }
    let report = try scratch.build()
    #expect(report.findings.filter { $0.severity == .error } == [])
    #expect(try scratch.page("fr/opt-out.html").contains("content: \"→ « é\""))
    #expect(try scratch.page("pa-PK/opt-out.html").contains("<html lang=\"pa-PK\" dir=\"rtl\">"))
    #expect(try scratch.page("ku/opt-out.html").contains("<html lang=\"ku\" dir=\"ltr\">"))
  }
}
