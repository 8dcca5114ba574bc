import ArgumentParser

/// One thing that an operator can set: by a flag, a variable of the environment, or a key of the configuration file, all of the same name.
struct Setting: Hashable, Sendable {
  /// In lower case with hyphens: `metrics-port`. The key of the configuration file.
  let name: String
  /// What stands for its value in `--help`.
  let valueName: String
  /// What it is, with its unit, for `--help`.
  let help: String
  /// The value when nobody sets it; `nil` when the setting then has no value.
  let defaultValue: String?
  /// Whether its value, or part of it, is nobody's business.
  let isSecret: Bool

  init(_ name: String, _ valueName: String, _ help: String, defaultValue: String? = nil, isSecret: Bool = false) {
    self.name = name
    self.valueName = valueName
    self.help = help
    self.defaultValue = defaultValue
    self.isSecret = isSecret
  }

  /// `--metrics-port`.
  var flag: String { "--\(name)" }

  /// `ASSENT_METRICS_PORT`.
  var variable: String { "ASSENT_" + name.uppercased().replacing("-", with: "_") }

  /// The help of its flag.
  var argumentHelp: ArgumentHelp {
    ArgumentHelp("\(help)\(defaultValue.map { "; \($0) unless told otherwise" } ?? ""). [\(variable)]", valueName: valueName)
  }

  /// Where it is set, for messages.
  var places: String { "\(flag) or \(variable)" }
}

extension Setting {
  static let site = Setting("site", "dir", "The folder that `assent build` wrote", defaultValue: "public")
  static let store = Setting(
    "store", "store", "Where choices are recorded: sqlite:PATH or postgresql://USER@HOST/DATABASE", defaultValue: "sqlite:assent.sqlite",
    isSecret: true)
  static let journal = Setting(
    "journal", "file", "The file that keeps opt-outs while the store is away; beside an SQLite store, else assent.journal")
  static let keys = Setting("keys", "file", "The key ring file; the variable may also hold the ring itself", isSecret: true)
  static let host = Setting("host", "address", "The address to listen on", defaultValue: "127.0.0.1")
  static let port = Setting("port", "port", "The port to listen on, 0 for any that is free", defaultValue: "8080")
  static let metricsHost = Setting("metrics-host", "address", "The address to listen on for metrics", defaultValue: "127.0.0.1")
  static let metricsPort = Setting("metrics-port", "port", "The port for metrics, 0 for any that is free, or off", defaultValue: "off")
  static let logFormat = Setting("log-format", "format", "How the log is written: text or json", defaultValue: "text")
  static let logLevel = Setting(
    "log-level", "level", "What is logged: trace, debug, info, notice, warning, error or critical and what is worse", defaultValue: "info")
  static let shutdownTimeout = Setting(
    "shutdown-timeout", "seconds", "How many seconds requests that are under way have to finish when the program is told to stop", defaultValue: "30")

  static let evidence = Setting(
    "evidence", "what", "What is kept of who chose beside the choice: address for the network that the choice came from, or none",
    defaultValue: "none")
  static let evidenceRetention = Setting(
    "evidence-retention", "time", "How long the network of a choice is kept; older ones are removed at the start and daily", defaultValue: "90d")
  static let tlsCertificate = Setting("tls-certificate", "file", "The certificate for HTTPS, in PEM form, with those that it was signed with")
  static let tlsKey = Setting("tls-key", "file", "The private key of the certificate, in PEM form")
  static let trustProxy = Setting(
    "trust-proxy", "networks", "The proxies whose X-Forwarded-For or Forwarded is believed, such as 10.0.0.0/8, separated by commas")
  static let connections = Setting("connections", "number", "The most open connections", defaultValue: "8192")
  static let connectionsPerClient = Setting(
    "connections-per-client", "number", "The most open connections of one client that is no trusted proxy, 0 for any number", defaultValue: "512")
  static let maxTarget = Setting("max-target", "bytes", "The longest request target", defaultValue: "4096")
  static let maxHeader = Setting("max-header", "bytes", "The most bytes of all header fields of a request", defaultValue: "16384")
  static let maxHeaderFields = Setting("max-header-fields", "number", "The most header fields of a request", defaultValue: "100")
  static let maxBody = Setting("max-body", "bytes", "The most bytes of a body", defaultValue: "65536")
  static let headTimeout = Setting(
    "head-timeout", "seconds", "From the first byte of a request to the end of its header, in seconds", defaultValue: "10")
  static let requestTimeout = Setting(
    "request-timeout", "seconds", "From the first byte of a request to the end of its body, in seconds", defaultValue: "30")
  static let idleTimeout = Setting("idle-timeout", "seconds", "How many seconds a connection is kept between two requests", defaultValue: "30")
  static let requestsPerMinute = Setting(
    "requests-per-minute", "number", "The most requests of one client in a minute, choices not counted, 0 for any number", defaultValue: "6000")
  static let choicesPerLink = Setting(
    "choices-per-link-per-minute", "number", "The most choices with one link in a minute, 0 for any number", defaultValue: "60")

  /// Every setting, in the order of `--help` and `--print-config`.
  static let all = [
    site, store, journal, keys, host, port, metricsHost, metricsPort, logFormat, logLevel, shutdownTimeout, evidence, evidenceRetention,
    tlsCertificate, tlsKey, trustProxy, connections, connectionsPerClient, maxTarget, maxHeader, maxHeaderFields, maxBody, headTimeout,
    requestTimeout, idleTimeout, requestsPerMinute, choicesPerLink,
  ]

  /// The variable that names the configuration file, as `--config` does.
  static let fileVariable = "ASSENT_CONFIG"
}
