import AssentFormats
import AssentHTML
import AssentModel
import AssentStore
import Foundation
import ReportReaders
import Testing

@testable import AssentEvidence

@Suite("Reports of figures")
struct ReportTests {
  private static let hostile = "\"><script>alert('x')</script> & \u{1B}[31m\u{202E}é]]>"

  private static func names() throws -> FigureNames {
    let (one, two) = (try #require(CampaignNumber(rawValue: 1)), try #require(CampaignNumber(rawValue: 2)))
    return FigureNames(
      channels: [.email, .sms], services: [try #require(ServiceNumber(rawValue: 1)): hostile],
      campaigns: [one: .init(slug: "autumn-2026", title: "The autumn letter"), two: .init(slug: hostile, title: hostile)])
  }

  private static func figures(_ steps: Int, days: ClosedRange<CalendarDate>? = nil) async throws -> Figures {
    let history = try FigureStore(seed: 11)
    if steps == 1 {
      try await history.follow(.optOut, .everyChannel, "ana", after: 0)
    } else {
      try await history.fill(steps)
    }
    let one = try #require(CampaignNumber(rawValue: 1))
    let start = CampaignStart.published(CalendarDate(daysSince1970: FigureStore.start.seconds / 86_400 - 1))
    return try await history.figures(
      FigureQuestion(
        from: days?.lowerBound, to: days?.upperBound, today: FigureStore.today, starts: [one: start], recipients: [one: 20_000]))
  }

  private static func page(_ steps: Int) async throws -> String {
    FiguresHTML(try await figures(steps), names: try names(), madeAt: FigureStore.start, version: "1.0.0").text
  }

  @Test("Our own validator finds nothing in the page, the pictures aside; nor does the Nu Html Checker; and it is XML", arguments: [0, 1, 400])
  func html(steps: Int) async throws {
    let page = try await Self.page(steps)
    var validator = HTMLValidator()
    let rendered = RenderedPage(
      path: "en/report.html", locale: try #require(LocaleTag("en")), bytes: Array(PageReaders.withoutPictures(page).utf8))
    let findings = validator.validate(rendered, links: nil).findings
    #expect(findings.isEmpty, "\(Set(findings.map(\.description)).sorted().prefix(12).joined(separator: "\n"))")
    #expect(try PageReaders.nu(page) == "")
    #expect(try PageReaders.xmlRoot(page) == "html")
  }

  @Test("The page loads and runs nothing, and a hostile name is text")
  func alone() async throws {
    let page = try await Self.page(300)
    for word in ["<script", "<link", "<img", "@import", "url(", "http:", "https:", "src=", "\u{1B}", "\u{202E}"] {
      #expect(!page.contains(word), "\(word)")
    }
    #expect(page.contains("&lt;script&gt;alert(&#39;x&#39;)"))
  }

  @Test("Every chart has a title and a description, and the same as a table with a caption and headers")
  func accessible() async throws {
    let page = try await Self.page(300)
    let ids = page.components(separatedBy: " id=\"").dropFirst().compactMap { $0.split(separator: "\"").first.map(String.init) }
    let charts = page.components(separatedBy: "role=\"img\" aria-labelledby=\"").dropFirst().compactMap { $0.split(separator: "\"").first }
    #expect(charts.count == 2 && Set(ids).count == ids.count)
    for chart in charts { #expect(chart.split(separator: " ").allSatisfy { ids.contains(String($0)) }) }
    #expect(page.components(separatedBy: "<svg ").count - 1 == charts.count + page.components(separatedBy: "aria-hidden=\"true\"><rect").count - 1)
    #expect(page.components(separatedBy: "<table>").count == page.components(separatedBy: "<table><caption").count)
    #expect(!page.contains("<th>"))
  }

  @Test("The JSON is as its schema says", arguments: [0, 1, 300])
  func json(steps: Int) async throws {
    let json = FiguresJSON(try await Self.figures(steps), names: try Self.names(), madeAt: FigureStore.start, version: "1.0.0").text
    #expect(try PageReaders.schemaErrors(json, FiguresJSON.schema) == "")
    #expect(try PageReaders.schemaErrors("{\"format\": 2}", FiguresJSON.schema) != "")
  }

  @Test("The text has the figures, their bars and lines; names that would change the terminal are made visible")
  func text() async throws {
    let figures = try await Self.figures(300)
    let text = FiguresText(figures, names: try Self.names()).text
    #expect(text.hasPrefix("\(figures.total.optOuts) opt-outs, \(figures.total.optIns) opt-ins\n"))
    #expect(text.contains("█") && text.contains("The autumn letter") && !text.contains("\u{1B}") && !text.contains("\u{202E}"))
    #expect(text.split(separator: "\n").allSatisfy { !$0.hasSuffix(" ") })
    #expect(FiguresText(figures, names: try Self.names(), colour: .coloured).text.contains("\u{1B}[1mBy channel"))
  }

  @Test("A terminal without UTF-8 gets signs that it has")
  func ascii() async throws {
    var names = try Self.names()
    names.campaigns = [:]
    names.services = [:]
    let text = FiguresText(try await Self.figures(300), names: names, signs: .ascii).text
    #expect(text.utf8.allSatisfy { $0 < 0x80 } && text.contains("####"))
  }

  @Test("Days without a choice are a report that says so")
  func nothing() async throws {
    let day = try #require(CalendarDate("2020-01-01"))
    let figures = try await Self.figures(20, days: day...(try #require(CalendarDate("2020-02-01"))))
    let text = FiguresText(figures, names: FigureNames()).text
    #expect(text.hasPrefix("No choice was recorded\nBetween 1 January 2020 and 1 February 2020 (UTC);"))
    #expect(FiguresHTML(figures, names: FigureNames(), madeAt: FigureStore.start, version: "1").text.contains("<h1>No choice was recorded</h1>"))
  }

  @Test(
    "Shares are as readers expect them",
    arguments: [
      (0, 10, "0 %"), (10, 10, "100 %"), (1, 8, "12.5 %"), (1, 100_000, "under 0.1 %"), (99_999, 100_000, "over 99.9 %"), (1, 0, "–"),
      (30, 10, "300.0 %"),
    ] as [(Int, Int, String)])
  func shares(part: Int, whole: Int, text: String) { #expect(NumberText.share(part, of: whole) == text) }

  @Test(
    "Lengths of time are as readers expect them",
    arguments: [
      (45, "45 s"), (200, "3 min 20 s"), (3600, "1 h"), (18_720, "5 h 12 min"), (100_800, "1 day 4 h"), (1_036_800, "12 days"),
      (Int64.max, "106,751,991,167,300 days"),
    ] as [(Int64, String)])
  func durations(seconds: Int64, text: String) { #expect(NumberText.duration(seconds) == text) }

  @Test(
    "An axis ends at a round number that can be halved",
    arguments: [(0, 1), (1, 1), (2, 2), (3, 4), (5, 6), (7, 10), (11, 20), (61, 100), (101, 200), (Int.max, Int.max)] as [(Int, Int)])
  func axis(number: Int, top: Int) { #expect(ColumnChart.ceiling(number) >= top && (number > 1_000_000 || ColumnChart.ceiling(number) == top)) }

  @Test("Lines and bars in the terminal show what is there, however little")
  func drawing() {
    #expect(TerminalDrawing(.blocks).sparkline([0, 1, 50, 100, -5]) == " ▁▄█ ")
    #expect(TerminalDrawing(.ascii).sparkline([0, 1, 100]) == " .@")
    #expect(TerminalDrawing(.blocks).bar(1, of: 1_000_000, cells: 10) == "▏" && TerminalDrawing(.blocks).bar(5, of: 10, cells: 5) == "██▌")
    #expect(TerminalDrawing(.ascii).bar(10, of: 10, cells: 5) == "#####" && TerminalDrawing(.blocks).bar(0, of: 0, cells: 5) == "")
    #expect(
      TerminalDrawing.Signs(environment: ["LANG": "fr_BE.UTF-8"]) == .blocks
        && TerminalDrawing.Signs(environment: ["LC_ALL": "C", "LANG": "en.utf8"]) == .ascii)
    #expect(GroupedNumber.text(1_234_567) == "1,234,567" && GroupedNumber.text(-100) == "−100" && GroupedNumber.text(Int.min).hasPrefix("−9,223"))
  }
}
