public import ArgumentParser

/// The flags of `assent-handler`. Each has a variable of the environment that counts when the flag isn't given.
public struct HandlerOptions: ParsableCommand {
  public static let configuration = CommandConfiguration(
    commandName: "assent-handler",
    abstract: "Shows the pages behind links and records what recipients choose.",
    discussion: "Flags come first, then the environment (the names in brackets), then defaults.")

  @Option(help: "The folder that `assent build` wrote; public unless told otherwise. [ASSENT_SITE]")
  var site: String?

  @Option(help: "Where choices are recorded: sqlite:PATH; sqlite:assent.sqlite unless told otherwise. [ASSENT_STORE]")
  var store: String?

  @Option(help: "The address to listen on; 127.0.0.1 unless told otherwise. [ASSENT_HOST]")
  var host: String?

  @Option(help: "The port to listen on; 8080 unless told otherwise, 0 for any that is free. [ASSENT_PORT]")
  var port: String?

  @Option(help: "The key ring file. [ASSENT_KEYS, which may also hold the ring itself]")
  var keys: String?

  public init() {}
}
