import AssentModel
import Crypto
import Foundation

/// A small built site, written the way a build writes one: pages whose slots are empty, and `pages.json`.
struct TestSite {
  /// A word that stands in every page, so that two builds differ.
  var generation = "first"
  var basePath = ""
  var locales = ["en", "fr"]
  var format = SiteManifest.currentFormat
  var leftOut: Set<PageKind> = []
  /// `publishes` and `expires` of the campaign with the number 7, which brings its own opt-out page.
  var publishes: String?
  var expires: String?

  static let services: [UInt16] = [2]
  static let channels = ["email", "sms", "post"]

  func write(to folder: String) throws {
    var pages: [SiteManifest.PageEntry] = []
    let tags = locales.compactMap { LocaleTag($0) }
    for locale in tags {
      for kind in PageKind.landing + PageKind.confirmation + [.receipt] + PageKind.problem where !leftOut.contains(kind) {
        pages.append(try page("\(locale)/\(kind.rawValue).html", kind, locale, in: folder))
      }
      pages.append(try page("\(locale)/a-campaign-with-a-long-name/opt-out.html", .optOut, locale, campaign: 7, in: folder))
      pages.append(try page("\(locale)/guides/first.html", .guide, locale, in: folder))
    }
    if let source = tags.first { pages.append(try page("index.html", .languageChooser, source, in: folder)) }
    try put(Array("body{}\(generation)".utf8), at: "assets/site.css", in: folder)
    try put(Array("a secret".utf8), at: "notes.txt", in: folder)
    var manifest = SiteManifest(
      baseURL: "https://preferences.example.com\(basePath)", basePath: basePath, sourceLocale: tags[0],
      locales: tags.map { SiteManifest.LocaleEntry(tag: $0, direction: .leftToRight, fragments: fragments($0)) },
      channels: Self.channels, services: Self.services.map { SiteManifest.ServiceEntry(number: $0, channels: ["email"]) },
      campaigns: [SiteManifest.CampaignEntry(number: 7, slug: "a-campaign-with-a-long-name", publishes: publishes, expires: expires)],
      styleHashes: ["sha256-AAAA"], sources: [SiteManifest.SourceEntry(path: "strings.yml", sha256: "00ff")], pages: pages)
    manifest.format = format
    try put(Array(try JSONEncoder().encode(manifest)), at: "pages.json", in: folder)
  }

  static func hash(_ bytes: [UInt8]) -> String {
    SHA256.hash(data: bytes).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  private func fragments(_ locale: LocaleTag) -> [String: String] {
    var fragments = [Fragment.testNotice.name: "<p class=\"test\">test \(locale)</p>"]
    let scopes = (0...31).compactMap { Scope(code: $0) } + Self.services.compactMap { Scope(code: $0 + 256) }
    for scope in scopes {
      fragments[Fragment.scope(scope).name] = "scope-\(scope.code)-\(locale)"
      for choice in [Choice.optIn, .optOut] {
        fragments[Fragment.change(scope, choice).name] = "<li>\(scope.code) \(choice.rawValue) \(locale)</li>"
      }
    }
    return fragments
  }

  private func page(
    _ path: String, _ kind: PageKind, _ locale: LocaleTag, campaign: UInt32? = nil, in folder: String
  ) throws -> SiteManifest.PageEntry {
    var markup = """
      <!DOCTYPE html><html lang="\(locale)"><head><title>\(kind.rawValue) \(locale)</title></head>\
      <body class="\(campaign.map(String.init) ?? "site") \(generation)">
      """
    if !kind.isPublic {
      markup += """
        {notice}<a href="\(basePath)/fr/{path}">fr</a><p>{scope}</p><form method="post" action="\(basePath)/\(locale)/{token}"></form>\
        <ul>{summary}</ul><a class="everything" href="\(basePath)/\(locale)/{everything}">all</a>\
        <form class="undo" method="post" action="\(basePath)/\(locale)/{undo}"></form>
        """
    }
    if kind.isConfirmation, kind != .nothingChanged {
      markup +=
        "<a class=\"receipt\" href=\"\(basePath)/\(locale)/{receipt}\">r</a><a class=\"data\" href=\"\(basePath)/\(locale)/{receipt-data}\">d</a>"
    }
    if kind == .receipt { markup += "<p class=\"time\">{time}</p><p class=\"record\">{record}</p><p class=\"page\">{page}</p>" }
    if kind == .preferences {
      markup += [1, 2, 16, 258].map { "<input name=\"choice\" value=\"\($0)\"{checked.\($0)}/>" }.joined()
    }
    var (bytes, slots): ([UInt8], [SiteManifest.SlotEntry]) = ([], [])
    for (index, piece) in "\(markup)</body></html>".split(separator: "{", omittingEmptySubsequences: false).enumerated() {
      let parts = piece.split(separator: "}", maxSplits: 1, omittingEmptySubsequences: false)
      if index > 0, parts.count == 2 { slots.append(SiteManifest.SlotEntry(name: String(parts[0]), offset: bytes.count)) }
      bytes += Array((parts.last ?? "").utf8)
    }
    try put(bytes, at: path, in: folder)
    return SiteManifest.PageEntry(
      path: path, kind: kind.rawValue, locale: locale, campaign: campaign, sha256: Self.hash(bytes), size: bytes.count,
      sources: [0], slots: slots)
  }

  private func put(_ bytes: [UInt8], at path: String, in folder: String) throws {
    let file = URL(fileURLWithPath: folder).appending(path: path)
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: file)
  }
}
