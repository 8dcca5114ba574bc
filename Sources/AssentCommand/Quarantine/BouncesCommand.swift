import ArgumentParser
import AssentBounces
import AssentModel
import AssentPreferences

struct BouncesCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bounces", abstract: "Reads reports about messages that failed or were complained about, and changes the status of their addresses.",
    discussion: """
      Reads delivery status notifications (RFC 3464) and feedback reports (RFC 5965) from files of one message, mailboxes in the mbox format and \
      maildirs; - is standard input. A hard failure puts the address into quarantine at once; soft ones are counted up to the threshold, and the \
      count begins anew after ten days without one; a complaint puts it on the denylist. What was refused because of the sender or the message \
      changes no address. A report counts once, however often it is read. Nothing proves who wrote a report: read only mailboxes that get \
      nothing but reports.
      """)

  @Argument(help: ArgumentHelp("The files and maildirs.", valueName: "file-or-maildir"))
  var paths: [String]

  @Option(help: ArgumentHelp("The soft failure that puts an address into quarantine.", valueName: "count"))
  var threshold = 5

  @Option(help: ArgumentHelp("Who has them read.", valueName: "name"))
  var `operator`: String?

  @Flag(help: "Say what would change, and change nothing.")
  var dryRun = false

  @OptionGroup var store: StoreOption
  @OptionGroup var rules: AddressRulesOption

  func validate() throws {
    guard (1...1000).contains(threshold) else { throw ValidationError("--threshold is a number from 1 to 1000.") }
  }

  func run() async throws {
    let reader = ReportReader(normalizer: try rules.normalizer(), now: SystemClock.now)
    var run = BounceRun(store: try await store.open(), policy: SoftFailurePolicy(threshold: threshold), actor: self.operator, isDryRun: dryRun)
    do throws(StoreError) {
      for path in paths {
        let mailbox = Mailbox(path: path, reader: reader)
        while let reading = mailbox.next() { try await run.take(reading) }
      }
      try await run.finish()
    } catch {
      StandardStream.error.print("error: \(error)")
      StandardStream.output.print(run.summary.text)
      StandardStream.error.print("it ended early: read the same files again; what was counted isn't counted twice")
      throw ExitCode(1)
    }
    StandardStream.output.print(run.summary.text)
    if run.summary.unreadable > 0 { throw ExitCode(1) }
  }
}
