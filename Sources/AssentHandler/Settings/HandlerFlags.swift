public import ArgumentParser

/// The flags of `assent-handler`: one for each setting, and those that say where settings are and show them.
public struct HandlerOptions: ParsableCommand {
  public static let configuration = CommandConfiguration(
    commandName: "assent-handler",
    abstract: "Shows the pages behind links and records what recipients choose.",
    discussion: """
      A setting is looked for among the flags, then in the environment (the names in brackets), then in the configuration file, where it has \
      the name of the flag without the hyphens in front. SIGHUP takes a rebuilt site and a changed key ring; SIGTERM and SIGINT finish what \
      was accepted and stop.
      """)

  @Option(help: ArgumentHelp("A YAML file of settings. [\(Setting.fileVariable)]", valueName: "file"))
  var config: String?

  @Flag(help: "Print every setting, its value and where it comes from, without secrets, and stop.")
  var printConfig = false

  @Option(help: Setting.site.argumentHelp) var site: String?
  @Option(help: Setting.store.argumentHelp) var store: String?
  @Option(help: Setting.journal.argumentHelp) var journal: String?
  @Option(help: Setting.keys.argumentHelp) var keys: String?
  @Option(help: Setting.host.argumentHelp) var host: String?
  @Option(help: Setting.port.argumentHelp) var port: String?
  @Option(help: Setting.metricsHost.argumentHelp) var metricsHost: String?
  @Option(help: Setting.metricsPort.argumentHelp) var metricsPort: String?
  @Option(help: Setting.logFormat.argumentHelp) var logFormat: String?
  @Option(help: Setting.logLevel.argumentHelp) var logLevel: String?
  @Option(help: Setting.shutdownTimeout.argumentHelp) var shutdownTimeout: String?
  @Option(help: Setting.evidence.argumentHelp) var evidence: String?
  @Option(help: Setting.evidenceRetention.argumentHelp) var evidenceRetention: String?
  @Option(help: Setting.tlsCertificate.argumentHelp) var tlsCertificate: String?
  @Option(help: Setting.tlsKey.argumentHelp) var tlsKey: String?
  @Option(help: Setting.trustProxy.argumentHelp) var trustProxy: String?
  @Option(help: Setting.connections.argumentHelp) var connections: String?
  @Option(help: Setting.connectionsPerClient.argumentHelp) var connectionsPerClient: String?
  @Option(help: Setting.maxTarget.argumentHelp) var maxTarget: String?
  @Option(help: Setting.maxHeader.argumentHelp) var maxHeader: String?
  @Option(help: Setting.maxHeaderFields.argumentHelp) var maxHeaderFields: String?
  @Option(help: Setting.maxBody.argumentHelp) var maxBody: String?
  @Option(help: Setting.headTimeout.argumentHelp) var headTimeout: String?
  @Option(help: Setting.requestTimeout.argumentHelp) var requestTimeout: String?
  @Option(help: Setting.idleTimeout.argumentHelp) var idleTimeout: String?
  @Option(help: Setting.requestsPerMinute.argumentHelp) var requestsPerMinute: String?
  @Option(name: .customLong("choices-per-link-per-minute"), help: Setting.choicesPerLink.argumentHelp) var choicesPerLink: String?

  public init() {}

  /// The settings that flags set.
  var values: [Setting: String] {
    [
      Setting.site: site, .store: store, .journal: journal, .keys: keys, .host: host, .port: port, .metricsHost: metricsHost,
      .metricsPort: metricsPort, .evidence: evidence, .evidenceRetention: evidenceRetention, .connectionsPerClient: connectionsPerClient,
      .logFormat: logFormat, .logLevel: logLevel, .shutdownTimeout: shutdownTimeout, .tlsCertificate: tlsCertificate, .tlsKey: tlsKey,
      .trustProxy: trustProxy, .connections: connections, .maxTarget: maxTarget, .maxHeader: maxHeader, .maxHeaderFields: maxHeaderFields,
      .maxBody: maxBody, .headTimeout: headTimeout, .requestTimeout: requestTimeout, .idleTimeout: idleTimeout,
      .requestsPerMinute: requestsPerMinute, .choicesPerLink: choicesPerLink,
    ].compactMapValues { $0 }
  }
}
