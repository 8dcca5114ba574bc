import AssentHandler
import AssentLinks
import AssentModel
import AssentStore
import Crypto
import Foundation
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import NIOEmbedded

/// The whole handler over a small site and a store in memory.
struct FuzzedHandler {
  private let handler: Handler
  private let paths: [[UInt8]]
  private let context: ConnectionContext
  private let folder: String

  private static let headers = ["Accept-Language", "Content-Type", "Content-Length", "If-None-Match", "Accept-Encoding", "X-Forwarded-For", "Cookie"]
  private static let values = [
    "fr;q=0.5, en", "multipart/form-data; boundary=b", "application/x-www-form-urlencoded; charset=utf-8", "27", "\"abc\", W/\"d\"", "gzip, br;q=0",
    "192.0.2.1", "a=b",
  ]
  private static let bodies = [
    "form=preferences&choice=1&offered=1&offered=2", "List-Unsubscribe=One-Click",
    "--b\r\nContent-Disposition: form-data; name=form\r\n\r\nx\r\n--b--", "",
  ]
  private static let methods: [HTTPRequest.Method] = [.get, .post, .head, .put, .options]

  init(seed: UInt64) throws {
    var generator = FuzzGenerator(seed: seed)
    let keys = try KeyRing(now: Timestamp(seconds: 0), using: &generator)
    let folder = FileManager.default.temporaryDirectory.appending(path: "assent-fuzz-\(ProcessInfo.processInfo.processIdentifier)-\(seed)").path
    self.folder = folder
    try Self.writeSite(to: folder)
    var logger = Logger(label: "fuzz") { _ in StreamLogHandler.standardError(label: "fuzz") }
    logger.logLevel = .critical
    // The server gives every request one.
    logger[metadataKey: "hb.request.id"] = "fuzz"
    var limits = HandlerLimits()
    limits.choicesPerLinkPerMinute = 0
    self.handler = Handler(
      site: try PublishedSite(folder: folder, logger: logger), store: PreferenceStore(MemoryBackend()), keys: try KeyRingSource(keys), logger: logger,
      limits: limits,
      clock: { Timestamp(seconds: 1_795_000_000) }, generator: { FuzzGenerator(seed: UInt64.random(in: 0 ... .max)) })
    self.context = ConnectionContext(source: ApplicationRequestContextSource(channel: EmbeddedChannel(), logger: logger))
    let tokens = try FuzzedReader.tokens(keys)
    self.paths =
      (tokens.map { "/en/\($0)" } + tokens.suffix(5).map { "/fr/\($0)/nothing-changed" } + [
        "/", "/en/", "/health", "/assets/a.css", "/en/guide.html",
      ])
      .map { Array($0.utf8) }
  }

  /// Sends requests, one after the other. What must hold: every answer is one that the handler means to give, never an error of its own.
  func run(_ inputs: Int, seed: UInt64) async -> FuzzedReader.Result {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    var generator = FuzzGenerator(seed: seed)
    var result = FuzzedReader.Result()
    func text(_ seeds: [[UInt8]]) -> String {
      let seed = seeds[generator.index(below: seeds.count)]
      let isChanged = generator.next() % 2 == 0
      return String(decoding: isChanged ? Mutation.of(seed, other: seeds[0], using: &generator) : seed, as: UTF8.self)
    }
    let (values, bodies) = (Self.values.map { Array($0.utf8) }, Self.bodies.map { Array($0.utf8) })
    for _ in 0..<inputs {
      var fields = HTTPFields()
      for header in Self.headers where generator.next() % 3 == 0 {
        if let name = HTTPField.Name(header) { fields.append(HTTPField(name: name, value: text(values))) }
      }
      let method = Self.methods[generator.index(below: Self.methods.count)]
      let head = HTTPRequest(method: method, scheme: "http", authority: "a", path: text(paths), headerFields: fields)
      let body = ByteBuffer(string: text(bodies))
      let response = await handler.respond(to: Request(head: head, body: RequestBody(buffer: body)), context: context)
      result.inputs += 1
      if response.status.code < 400 { result.taken += 1 }
      guard Self.meant.contains(response.status.code) else {
        result.violation = "\(response.status.code) for \(head) \(body)"
        return result
      }
    }
    return result
  }

  private static let meant: Set<Int> = [200, 303, 304, 400, 404, 405, 410, 413, 415]

  private static func writeSite(to folder: String) throws {
    let tags = ["en", "fr"].compactMap { LocaleTag($0) }
    var pages: [SiteManifest.PageEntry] = []
    try FileManager.default.createDirectory(atPath: "\(folder)/assets", withIntermediateDirectories: true)
    try Data("a".utf8).write(to: URL(fileURLWithPath: "\(folder)/assets/a.css"))
    for tag in tags {
      try FileManager.default.createDirectory(atPath: "\(folder)/\(tag)", withIntermediateDirectories: true)
      for kind in PageKind.landing + PageKind.confirmation + PageKind.problem + [.guide] {
        let (bytes, path) = (Array("<p>\(kind.rawValue) \(tag)</p>".utf8), "\(tag)/\(kind.rawValue).html")
        try Data(bytes).write(to: URL(fileURLWithPath: "\(folder)/\(path)"))
        let hash = SHA256.hash(data: bytes).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        pages.append(
          SiteManifest.PageEntry(
            path: path, kind: kind.rawValue, locale: tag, campaign: nil, sha256: hash, size: bytes.count, sources: [],
            slots: kind == .guide ? [] : [("token", 3), ("undo", 3), ("summary", 4)].map { SiteManifest.SlotEntry(name: $0, offset: $1) }))
      }
    }
    let manifest = SiteManifest(
      baseURL: "https://a.example", basePath: "", sourceLocale: tags[0],
      locales: tags.map { SiteManifest.LocaleEntry(tag: $0, direction: .leftToRight, fragments: [:]) }, channels: ["email", "sms"], services: [],
      campaigns: [], styleHashes: [], sources: [], pages: pages)
    try JSONEncoder().encode(manifest).write(to: URL(fileURLWithPath: "\(folder)/pages.json"))
  }
}
