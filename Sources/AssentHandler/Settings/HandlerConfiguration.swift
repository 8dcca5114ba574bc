import AssentModel
import AssentStore
import Logging

/// How the program runs.
struct HandlerConfiguration: Hashable, Sendable {
  let site: String
  let store: StoreLocation
  /// The file that keeps opt-outs while the store is away.
  let journal: String
  let host: String
  /// 0 for any port that is free.
  let port: Int
  let metricsHost: String
  /// `nil` for no metrics.
  let metricsPort: Int?
  /// The key ring file that a flag or the file names.
  let keys: String?
  /// The value of `ASSENT_KEYS`, when it counts.
  let keysVariable: String?
  let logFormat: LogFormat
  let logLevel: Logger.Level
  /// How long requests that are under way have to finish.
  let shutdownTimeout: Duration
  let limits: HandlerLimits
  let evidence: EvidenceSettings
  /// The files of the certificate and its key; `nil` for HTTP.
  let tls: TLSFiles?

  /// - Throws: ``HandlerConfigurationError``, `StoreError` when a value makes no sense.
  init(_ values: SettingValues) throws {
    func text(_ setting: Setting) -> String { values[setting]?.text ?? "" }
    func choice<Choice>(_ setting: Setting, _ kind: String, _ read: (String) -> Choice?, _ expectation: String) throws -> Choice {
      guard let choice = read(text(setting)) else {
        throw HandlerConfigurationError(
          message: "'\(text(setting))' (\(values[setting]?.place ?? "")) is no \(kind): give \(expectation) with \(setting.places)")
      }
      return choice
    }
    self.site = text(.site)
    self.store = try StoreLocation(text(.store))
    self.journal =
      switch (values[.journal]?.text, store) {
      case (let path?, _): path
      case (nil, .sqlite(let path)): path + ".journal"
      case (nil, .postgresql): "assent.journal"
      }
    self.host = text(.host)
    self.port = try choice(.port, "port", Self.port, "a number from 0 to 65535")
    self.metricsHost = text(.metricsHost)
    self.metricsPort =
      text(.metricsPort) == "off" ? nil : try choice(.metricsPort, "port", Self.port, "a number from 0 to 65535, or off")
    let keys = values[.keys]
    self.keys = keys?.origin == .environment ? nil : keys?.text
    self.keysVariable = keys?.origin == .environment ? keys?.text : nil
    self.logFormat = try choice(.logFormat, "format", LogFormat.init(rawValue:), "text or json")
    self.logLevel = try choice(
      .logLevel, "level", Logger.Level.init(rawValue:), "one of \(Logger.Level.allCases.map(\.rawValue).joined(separator: ", "))")
    self.shutdownTimeout = .seconds(
      try choice(
        .shutdownTimeout, "number of seconds", { text in Int(text).flatMap { (0...86_400).contains($0) ? $0 : nil } },
        "a number from 0 to 86400"))
    self.limits = try Self.limits(values)
    self.evidence = try EvidenceSettings(values)
    switch (values[.tlsCertificate]?.text, values[.tlsKey]?.text) {
    case (nil, nil): self.tls = nil
    case (let certificate?, let key?): self.tls = TLSFiles(certificate: certificate, key: key)
    default:
      throw HandlerConfigurationError(
        message: "HTTPS takes a certificate and its key: give both \(Setting.tlsCertificate.flag) and \(Setting.tlsKey.flag), or neither")
    }
  }

  private static func limits(_ values: SettingValues) throws(HandlerConfigurationError) -> HandlerLimits {
    func number(_ setting: Setting, _ range: ClosedRange<Int>) throws(HandlerConfigurationError) -> Int {
      let text = values[setting]?.text ?? ""
      guard let number = Int(text), range.contains(number) else {
        throw HandlerConfigurationError(
          message: "'\(text)' (\(values[setting]?.place ?? "")) can't be: give a number from \(range.lowerBound) to \(range.upperBound) with "
            + setting.places)
      }
      return number
    }
    var limits = HandlerLimits()
    limits.targetLength = try number(.maxTarget, 512...1 << 20)
    limits.headerSize = try number(.maxHeader, 512...1 << 20)
    limits.headerCount = try number(.maxHeaderFields, 10...10_000)
    limits.bodySize = try number(.maxBody, 512...1 << 26)
    limits.headTimeout = .seconds(try number(.headTimeout, 1...3600))
    limits.requestTimeout = .seconds(try number(.requestTimeout, 1...3600))
    limits.idleTimeout = .seconds(try number(.idleTimeout, 1...3600))
    limits.connections = try number(.connections, 1...1_000_000)
    limits.connectionsPerClient = try number(.connectionsPerClient, 0...1_000_000)
    limits.requestsPerMinute = try number(.requestsPerMinute, 0...1_000_000_000)
    limits.choicesPerLinkPerMinute = try number(.choicesPerLink, 0...1_000_000_000)
    for text in (values[.trustProxy]?.text ?? "").split(separator: ",") {
      let trimmed = String(text.drop { $0 == " " }.prefix { $0 != " " })
      guard let range = AddressRange(trimmed) else {
        throw HandlerConfigurationError(
          message: "'\(trimmed)' (\(values[.trustProxy]?.place ?? "")) is no network: write 10.0.0.0/8 or 2001:db8::/32 with "
            + Setting.trustProxy.places)
      }
      limits.trustedProxies.append(range)
    }
    return limits
  }

  private static func port(_ text: String) -> Int? { Int(text).flatMap { (0...65_535).contains($0) ? $0 : nil } }
}

/// A setting that makes no sense.
struct HandlerConfigurationError: Error, Hashable, CustomStringConvertible {
  let message: String
  var description: String { message }
}

/// Where the certificate for HTTPS is.
struct TLSFiles: Hashable, Sendable {
  let certificate: String
  let key: String

  /// - Throws: ``TLSError`` when a file can't be read or the two don't belong together.
  func load() throws(TLSError) -> TLSContext { try TLSContext.load(certificate: certificate, key: key) }
}

/// What is kept of a request beside the choice itself, and for how long.
struct EvidenceSettings: Hashable, Sendable {
  /// Whether the network that a choice came from is kept.
  let keepsNetworks: Bool
  let retention: TimeSpan

  /// - Throws: ``HandlerConfigurationError`` when a value makes no sense.
  init(_ values: SettingValues) throws(HandlerConfigurationError) {
    switch values[.evidence]?.text {
    case "address": keepsNetworks = true
    case "none": keepsNetworks = false
    default: throw Self.error(.evidence, values, "address, or none")
    }
    guard let retention = values[.evidenceRetention].flatMap({ TimeSpan($0.text) }) else {
      throw Self.error(.evidenceRetention, values, "a time such as 90d or 12h")
    }
    self.retention = retention
  }

  private static func error(_ setting: Setting, _ values: SettingValues, _ expectation: String) -> HandlerConfigurationError {
    HandlerConfigurationError(
      message: "'\(values[setting]?.text ?? "")' (\(values[setting]?.place ?? "")) can't be: give \(expectation) with \(setting.places)")
  }
}

/// How much of the handler one client may take. The defaults fit a handler that faces the internet by itself.
public struct HandlerLimits: Hashable, Sendable {
  /// The longest request target, in bytes; longer ones are answered with 414. A link with its token takes about 350 at most.
  public var targetLength = 4 << 10
  /// The most bytes of all header names and values of a request; 431.
  public var headerSize = 16 << 10
  /// The most header fields of a request; 431.
  public var headerCount = 100
  /// The most bytes of a body; 413, and the rest of it isn't read.
  public var bodySize = 64 << 10
  /// From the first byte of a request to the end of its header; 408. A connection on which nothing comes at all is closed after it.
  public var headTimeout = Duration.seconds(10)
  /// From the first byte of a request to the end of its body; 408.
  public var requestTimeout = Duration.seconds(30)
  /// How long a connection is kept open between two requests, and how long a client may leave an answer unread; then it is closed.
  public var idleTimeout = Duration.seconds(30)
  /// How long what a client still sends is thrown away after the last answer of a connection. To close at once could lose the answer on its way.
  public var closingTimeout = Duration.seconds(2)
  /// The most open connections; those above it are answered with 503. Fewer when the system allows fewer open files.
  public var connections = 8192
  /// The most open connections of one client (an IPv4 address, or an IPv6 network of 64 bits), 0 for any number; 429. Trusted proxies aren't counted:
  /// whose requests come over a connection isn't known before the requests, and that may change from one to the next.
  public var connectionsPerClient = 512
  /// The most requests of one client in a minute (an IPv4 address, or an IPv6 network of 64 bits), 0 for any number; 429.
  ///
  /// A choice, which is a POST of a link whose token is right, is not counted: mail providers send the one-click choices of all their
  /// recipients from a few addresses, and none of those may be lost. What is counted are pages, files, and everything that is refused.
  public var requestsPerMinute = 6000
  /// The most choices with one and the same link in a minute, 0 for any number; 429.
  public var choicesPerLinkPerMinute = 60
  /// How many clients and links are remembered for the two limits above. When there are more, the rest isn't counted.
  public var clientsRemembered = 32_768
  /// The proxies whose `X-Forwarded-For` or `Forwarded` is believed. None: the client is who opened the connection.
  public var trustedProxies: [AddressRange] = []

  public init() {}
}
