import AssentFormats
import AssentHashes
import AssentLocalization
import AssentModel
import Foundation

/// Makes `pages.json` of what a build made and of what it left as it was.
struct ManifestMaker {
  private let content: LoadedSite
  /// `pages.json` of the last build, for the parts of the site that this one doesn't touch.
  private let previous: SiteManifest?
  private(set) var sources: [SiteManifest.SourceEntry] = []
  private var sourceIndices: [SiteManifest.SourceEntry: Int] = [:]
  private(set) var pages: [SiteManifest.PageEntry] = []

  init(content: LoadedSite, previous: SiteManifest?) {
    self.content = content
    self.previous = previous
  }

  /// Adds a page that this build made, or found to be as it would make it.
  ///
  /// - Parameter files: the paths of the files that it comes from.
  mutating func add(_ page: PlannedPage, entry: BuildState.Entry, files: [String]) {
    pages.append(
      SiteManifest.PageEntry(
        path: page.path, kind: page.kind.rawValue, locale: page.locale, campaign: page.campaign?.number.rawValue, sha256: entry.sha256,
        size: entry.size, sources: Set(files.compactMap { content.sources[$0] }.map { index(of: $0.path, $0.hash.description) }).sorted(),
        slots: entry.slots))
  }

  /// Adds a page that stays as the last build left it.
  mutating func keep(_ page: SiteManifest.PageEntry) {
    var page = page
    let known = previous?.sources ?? []
    page.sources = page.sources.filter(known.indices.contains).map { index(of: known[$0].path, known[$0].sha256) }.sorted()
    pages.append(page)
  }

  /// The bytes of `pages.json`.
  ///
  /// - Parameters:
  ///   - fragments: what the handler puts into slots, by locale. A locale that this build doesn't touch keeps what it has of the last build.
  ///   - kept: the locales that this build doesn't touch.
  ///   - styles: the contents of the style elements.
  func bytes(fragments: [LocaleTag: [String: String]], kept: Set<LocaleTag>, styles: Set<[UInt8]>) throws -> [UInt8] {
    let configuration = content.configuration
    let locales = configuration.locales.tags.map { tag in
      let before = kept.contains(tag) ? previous?.locales.first { $0.tag == tag }?.fragments : nil
      let fragments = fragments[tag, default: [:]].merging(before ?? [:]) { _, before in before }
      return SiteManifest.LocaleEntry(tag: tag, direction: tag.direction, fragments: fragments)
    }
    let hashes = styles.map { "sha256-" + Data(SHA256Hash(of: $0).bytes).base64EncodedString() }
    let brand = configuration.brand
    let manifest = SiteManifest(
      baseURL: configuration.baseURL, basePath: configuration.basePath, sourceLocale: configuration.sourceLocale,
      sender: SiteManifest.SenderEntry(
        name: brand.name, legalName: brand.legalName, address: brand.address, contact: brand.contact, privacyURL: brand.privacyURL),
      locales: locales,
      channels: configuration.channels.map(\.name),
      services: configuration.services.map { service in
        SiteManifest.ServiceEntry(number: service.number.rawValue, channels: service.channels.map(\.name), validity: service.validity)
      },
      campaigns: configuration.campaigns.map {
        SiteManifest.CampaignEntry(
          number: $0.number.rawValue, slug: $0.slug, publishes: $0.publishes?.description, expires: $0.expires?.description)
      },
      styleHashes: Set(hashes + (previous?.styleHashes ?? [])).sorted(), sources: sources, pages: pages.sorted { $0.path < $1.path })
    return try ManifestEncoder.encode(manifest)
  }

  private mutating func index(of path: String, _ hash: String) -> Int {
    let entry = SiteManifest.SourceEntry(path: path, sha256: hash)
    if let known = sourceIndices[entry] { return known }
    sources.append(entry)
    sourceIndices[entry] = sources.count - 1
    return sources.count - 1
  }
}

extension SiteManifest {
  /// Reads `pages.json`; `nil` when the bytes aren't one that this version knows.
  init?(decoding bytes: [UInt8]) {
    do {
      self = try JSONDecoder().decode(SiteManifest.self, from: Data(bytes))
    } catch {
      return nil
    }
    guard SiteManifest.readableFormats.contains(format) else { return nil }
  }
}

/// Writes `pages.json`, one page a line, keys sorted.
///
/// The pages are written by hand: Foundation's encoder takes 25 microseconds for each, a fifth of what making a page takes.
enum ManifestEncoder {
  static func encode(_ manifest: SiteManifest) throws -> [UInt8] {
    var head = manifest
    head.pages = []
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let text = Array(try encoder.encode(head))
    let place = Array("\"pages\":[".utf8)
    guard let range = text.firstRange(of: place + [UInt8(ascii: "]")]) else { return Array(try encoder.encode(manifest)) }
    var bytes = Array(text[..<range.lowerBound]) + place
    bytes.reserveCapacity(text.count + 400 * manifest.pages.count)
    for (index, page) in manifest.pages.enumerated() {
      bytes += index == 0 ? "\n".utf8 : ",\n".utf8
      append(page, to: &bytes)
    }
    bytes += "\n]".utf8
    bytes += text[range.upperBound...]
    bytes.append(UInt8(ascii: "\n"))
    return bytes
  }

  private static func append(_ page: SiteManifest.PageEntry, to bytes: inout [UInt8]) {
    if let campaign = page.campaign {
      bytes += "{\"campaign\":\(campaign),\"kind\":\"\(page.kind)\"".utf8
    } else {
      bytes += "{\"kind\":\"\(page.kind)\"".utf8
    }
    bytes += ",\"locale\":\"\(page.locale)\",\"path\":".utf8
    JSONString.append(page.path, to: &bytes)
    bytes += ",\"sha256\":\"\(page.sha256)\",\"size\":\(page.size),\"slots\":[".utf8
    for (index, slot) in page.slots.enumerated() { bytes += "\(index == 0 ? "" : ",")[\"\(slot.name)\",\(slot.offset)]".utf8 }
    bytes += "],\"sources\":".utf8
    append(page.sources, to: &bytes)
    bytes += "}".utf8
  }

  private static func append(_ numbers: [Int], to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "["))
    for (index, number) in numbers.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      bytes += String(number).utf8
    }
    bytes.append(UInt8(ascii: "]"))
  }
}
