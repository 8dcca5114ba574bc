import AssentLocalization
import AssentModel
import Crypto
import Foundation

/// What pages are made from: the files that `pages.json` names for a page, and one hash of everything that can change it.
///
/// A page whose hash is the same needn't be made again. The hash takes in more than the page's own document: the templates, the locale's strings and fallbacks, its pages and guides (a page
/// links to them), the names of all guides (a page names its translations), and for a campaign all its documents in the locale.
struct PageSources {
  private let content: LoadedSite
  private let common: String
  private var locales: [LocaleTag: String] = [:]
  private var campaigns: [String: String] = [:]
  private var templates: [String: [String]] = [:]

  /// - Parameter program: what tells this generator from another version of it.
  init(content: LoadedSite, program: String) {
    self.content = content
    let shared = content.sources.files(under: "Templates/").map { "\($0.path) \($0.hash.hexadecimal)" }
    let guides = content.plan.guideLocales.map { "\($0.key) \($0.value)" }.sorted()
    common = ContentHash(combining: [program] + shared + ["guides"] + guides).hexadecimal
  }

  /// The paths of the files whose text or settings a page shows; of the string tables those of the whole chain of fallbacks, there or not.
  mutating func files(of page: PlannedPage) -> [String] {
    let templates = self.templates[page.template] ?? content.templates.files(of: page.template)
    self.templates[page.template] = templates
    let tables = content.configuration.locales.chain(of: page.locale).map { "Locales/\($0)/strings.yml" }
    return [SiteConfiguration.path, LoadedSite.stylePath, "Templates/\(content.configuration.brand.logo)", page.document] + templates + tables
  }

  /// 32 hexadecimal digits.
  mutating func fingerprint(of page: PlannedPage) -> String {
    String(ContentHash(combining: [common, locale(page.locale), campaign(page), page.path, page.document]).hexadecimal.prefix(32))
  }

  private mutating func locale(_ locale: LocaleTag) -> String {
    if let known = locales[locale] { return known }
    var parts: [String] = []
    for tag in content.configuration.locales.chain(of: locale) {
      for prefix in ["Locales/\(tag)/strings.yml", "Locales/\(tag)/pages/", "Locales/\(tag)/guides/"] {
        parts += content.sources.files(under: prefix).map { "\($0.path) \($0.hash.hexadecimal)" }
      }
    }
    let hash = ContentHash(combining: parts).hexadecimal
    locales[locale] = hash
    return hash
  }

  private mutating func campaign(_ page: PlannedPage) -> String {
    guard let slug = page.campaign?.slug else { return "" }
    let key = "\(page.locale)/\(slug)"
    if let known = campaigns[key] { return known }
    let parts = content.configuration.locales.chain(of: page.locale).flatMap { tag in
      content.sources.files(under: "Locales/\(tag)/campaigns/\(slug)/").map { "\($0.path) \($0.hash.hexadecimal)" }
    }
    let hash = ContentHash(combining: parts).hexadecimal
    campaigns[key] = hash
    return hash
  }
}

/// The SHA-256 of some bytes.
struct ContentHash: Hashable, Sendable {
  private let digest: SHA256Digest

  /// Hashes the bytes.
  init(of bytes: some DataProtocol) { self.digest = SHA256.hash(data: bytes) }

  /// Hashes several hashes and texts in order, each with its length in front, so that no two sequences collide.
  init(combining parts: some Sequence<String>) {
    var hasher = SHA256()
    for part in parts {
      hasher.update(data: Array("\(part.utf8.count):".utf8))
      hasher.update(data: Array(part.utf8))
    }
    self.digest = hasher.finalize()
  }

  /// 64 lower-case hexadecimal digits.
  var hexadecimal: String {
    let digits = Array("0123456789abcdef".utf8)
    var text: [UInt8] = []
    text.reserveCapacity(64)
    for byte in digest {
      text.append(digits[Int(byte >> 4)])
      text.append(digits[Int(byte & 15)])
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// The bytes of the hash, 32 of them.
  var bytes: [UInt8] { Array(digest) }
}
