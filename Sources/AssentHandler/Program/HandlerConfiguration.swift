import AssentPreferences

/// How the program runs: flags, then the environment, then defaults.
struct HandlerConfiguration: Hashable, Sendable {
  let site: String
  let store: StoreLocation
  let host: String
  /// 0 for any port that is free.
  let port: Int
  /// The key ring file that a flag names.
  let keys: String?
  /// The value of `ASSENT_KEYS`.
  let keysVariable: String?

  /// - Throws: ``HandlerConfigurationError``, `StoreError` when a value makes no sense.
  init(_ options: HandlerOptions, environment: [String: String]) throws {
    func value(_ flag: String?, _ variable: String) -> String? {
      flag ?? environment[variable].flatMap { $0.isEmpty ? nil : $0 }
    }
    self.site = value(options.site, "ASSENT_SITE") ?? "public"
    self.store = try StoreLocation(value(options.store, "ASSENT_STORE") ?? "sqlite:assent.sqlite")
    self.host = value(options.host, "ASSENT_HOST") ?? "127.0.0.1"
    let port = value(options.port, "ASSENT_PORT") ?? "8080"
    guard let number = Int(port), (0...65_535).contains(number) else {
      throw HandlerConfigurationError(message: "'\(port)' is no port: give a number from 0 to 65535 with --port or ASSENT_PORT")
    }
    self.port = number
    self.keys = options.keys
    self.keysVariable = environment["ASSENT_KEYS"]
  }
}

/// A value of a flag or variable that makes no sense.
struct HandlerConfigurationError: Error, Hashable, CustomStringConvertible {
  let message: String
  var description: String { message }
}
