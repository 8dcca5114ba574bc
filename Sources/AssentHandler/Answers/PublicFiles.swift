import AssentFormats
import AssentHashes
import AssentModel
import HTTPTypes
import Hummingbird

/// The files that are the same for everybody: pages as they were built, and assets.
struct PublicFiles {
  let site: PublishedSite
  let now: Timestamp

  /// The front door: the reader's language when the browser names one that the site has, else the page that asks.
  func root(_ request: Request) async throws -> Response {
    let site = site.snapshot
    let wanted = LanguagePreference(request.headers[.acceptLanguage]).best(of: site.manifest.locales.map(\.tag))
    var response =
      if let home = wanted.flatMap({ site.home(of: $0) }) { redirect(to: home.path, site) } else {
        try await file("index.html", request)
      }
    let vary = response.headers[.vary]
    response.headers[.vary] = (["Accept-Language"] + (vary.map { [$0] } ?? [])).joined(separator: ", ")
    return response
  }

  /// The front door of a locale: its first guide, else the front door of the site.
  func home(_ locale: LocaleTag) throws(Refusal) -> Response {
    let site = site.snapshot
    guard site.locales[locale] != nil else { throw .notFound }
    return redirect(to: site.home(of: locale)?.path ?? "", site)
  }

  /// - Throws: ``Refusal/notFound`` for every name that isn't a page or an asset of the site.
  func file(_ name: String, _ request: Request) async throws -> Response {
    if let page = try await site.page({ $0.page(at: name) }) {
      let campaign = page.entry.campaign.flatMap { CampaignNumber(rawValue: $0) }
      guard page.site.dates(of: campaign)?.isPublished(at: now) ?? true else { throw Refusal.notFound }
      guard PageKind(rawValue: page.entry.kind)?.isPublic == true, page.entry.slots.isEmpty else {
        return PageAnswer(page: page).response
      }
      var response = answer(name, page.bytes, hash: page.entry.sha256, request, caching: "public, max-age=300")
      response.headers[.contentLanguage] = page.entry.locale.description
      return response
    }
    guard let bytes = site.asset(name) else { throw Refusal.notFound }
    return answer(name, bytes, hash: SHA256Hash(of: bytes).description, request, caching: "public, max-age=31536000, immutable")
  }

  private func answer(_ name: String, _ bytes: [UInt8], hash: String, _ request: Request, caching: String) -> Response {
    let accepted = request.headers[.acceptEncoding].map { Self.encodings(in: $0) } ?? []
    let twin = [("br", ".br"), ("gzip", ".gz")].lazy.filter { accepted.contains($0.0) }
      .compactMap { encoding, suffix in site.compressed(name, suffix: suffix).map { (encoding, $0) } }.first
    let tag = "\"\(hash)\(twin.map { "-\($0.0)" } ?? "")\""
    var headers: HTTPFields = [.eTag: tag, .cacheControl: caching, .vary: "Accept-Encoding"]
    if let condition = request.headers[.ifNoneMatch], Self.matches(condition, tag) {
      return Response(status: .notModified, headers: headers)
    }
    headers[.contentType] = ContentType.of(name)
    if let twin { headers[.contentEncoding] = twin.0 }
    return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: twin?.1 ?? bytes)))
  }

  private func redirect(to path: String, _ site: SiteSnapshot) -> Response {
    Response(
      status: .seeOther, headers: [.location: "\(site.manifest.basePath)/\(PathEncoding.encoded(path))", .cacheControl: "no-cache"])
  }

  /// Source: RFC 9110 section 13.1.2, weak comparison.
  private static func matches(_ condition: String, _ tag: String) -> Bool {
    condition.split(separator: ",").contains { candidate in
      let candidate = candidate.drop { $0 == " " }.prefix { $0 != " " }
      return candidate == "*" || candidate == tag || candidate == "W/\(tag)"
    }
  }

  /// The codings that a client accepts; those with a weight of 0 it refuses.
  ///
  /// Source: RFC 9110 section 12.5.3.
  private static func encodings(in header: String) -> Set<String> {
    Set(
      header.split(separator: ",").compactMap { part in
        let coding = HeaderParameters(part)
        return coding["q"].map { Double($0) ?? 0 } == 0 ? nil : coding.value
      })
  }
}

/// The media type of a file by its extension.
enum ContentType {
  static func of(_ name: String) -> String {
    let suffix = name.split(separator: ".").last.map { $0.lowercased() } ?? ""
    return types[suffix] ?? "application/octet-stream"
  }

  private static let types = [
    "html": "text/html; charset=utf-8", "css": "text/css; charset=utf-8", "txt": "text/plain; charset=utf-8",
    "svg": "image/svg+xml", "png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg", "gif": "image/gif",
    "webp": "image/webp", "avif": "image/avif", "ico": "image/x-icon", "pdf": "application/pdf",
    "woff2": "font/woff2", "json": "application/json", "xml": "application/xml; charset=utf-8",
    "webmanifest": "application/manifest+json",
  ]
}
