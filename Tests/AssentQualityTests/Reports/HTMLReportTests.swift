import AssentFormats
import AssentHTML
import AssentLocalization
import Foundation
import ReportReaders
import Testing

@testable import AssentModel
@testable import AssentQuality

@Suite("The HTML report")
struct HTMLReportTests {
  @Test("Our own validator finds nothing in it, the pictures aside", arguments: [0, 60])
  func validator(_ repetitions: Int) throws {
    let page = PageReaders.withoutPictures(try Self.text(repetitions))
    var validator = HTMLValidator()
    let locale = try #require(LocaleTag("en"))
    let findings = validator.validate(RenderedPage(path: "en/report.html", locale: locale, bytes: Array(page.utf8)), links: nil).findings
    #expect(findings.isEmpty, "\(Set(findings.map(\.description)).sorted().prefix(12).joined(separator: "\n"))")
  }

  @Test("It is well-formed XML, pictures and all")
  func wellFormed() throws {
    #expect(try PageReaders.xmlRoot(Self.text(5)) == "html")
  }

  @Test("The Nu Html Checker finds no error in it")
  func nu() throws {
    #expect(try PageReaders.nu(Self.text(5)) == "")
  }

  @Test("It loads and runs nothing")
  func alone() throws {
    let page = try Self.text(3)
    for word in ["<script", "<link", "<img", "@import", "url(", "http:", "https:", "src="] {
      #expect(!page.contains(word), "\(word)")
    }
  }

  @Test("Texts have their language and direction, and the part is marked")
  func texts() throws {
    let page = try Self.text(0)
    #expect(page.contains("<p class=\"words\" lang=\"ar\" dir=\"rtl\">يمكنك إلغاء الاشتراك <mark>(opt-out</mark> في أي وقت.</p>"))
    #expect(page.contains("lang=\"fr\" dir=\"ltr\">Êtes-vous sûr de vouloir vous désabonner<mark> ?</mark></p>"))
    #expect(page.contains("<mark>pré<span class=\"sign\">U+200B</span>férences</mark>"))
    #expect(page.contains("Hello <span class=\"slot\" title=\"a placeholder or code\">…</span>, the team"))
    #expect(page.contains("describes]](x)") && !page.contains("<that>"))
  }

  @Test("Two findings that are alike mark two places")
  func occurrences() throws {
    let french = try #require(LocaleTag("fr"))
    var report = CheckReport(sourceLocale: try #require(LocaleTag("en")), locales: [french])
    let finding = CheckFinding(
      Finding("doubled-space", at: SourceLocation("a.md", line: 1), "Two spaces", part: "  "), locale: french, translation: "un  deux  trois")
    report.findings = [finding, finding]
    let page = ReportWriter(report, sources: .none, options: ReportOptions(version: "1.0")).text(in: .html)
    #expect(page.contains("un<mark>  </mark>deux  trois") && page.contains("un  deux<mark>  </mark>trois"))
  }

  @Test("Every link leads to something on the page, and no name is given twice")
  func links() throws {
    let page = try Self.text(60)
    let ids = page.components(separatedBy: " id=\"").dropFirst().compactMap { $0.split(separator: "\"").first.map(String.init) }
    let targets = page.components(separatedBy: "href=\"#").dropFirst().compactMap { $0.split(separator: "\"").first.map(String.init) }
    #expect(Set(ids).count == ids.count)
    #expect(Set(targets).isSubset(of: ids))
  }

  private static func text(_ repetitions: Int) throws -> String {
    let sample = try SampleReport(repetitions: repetitions)
    let page = ReportWriter(sample.report, sources: sample.sources, options: ReportOptions(version: "1.0")).text(in: .html)
    if let folder = ProcessInfo.processInfo.environment["ASSENT_REPORT_FOLDER"] {
      try page.write(toFile: folder + "/report-\(repetitions).html", atomically: true, encoding: .utf8)
      for format in ReportFormat.allCases where format != .html {
        let text = ReportWriter(sample.report, sources: sample.sources, options: ReportOptions(version: "1.0", colour: .coloured)).text(in: format)
        try text.write(toFile: folder + "/report-\(repetitions).\(format.rawValue)", atomically: true, encoding: .utf8)
      }
    }
    return page
  }
}
