import ArgumentParser
import AssentDocuments
import AssentFormats
import AssentLocalization
import AssentModel
import AssentQuality
import AssentTranslation

struct SyncTranslationsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sync", abstract: "Records which source text each translation was made from.",
    discussion: """
      Translations that don't say it yet get the fingerprint of today's source text. One whose source has changed is updated only when it is named with --key or \
      --document, or all are with --all: that says that somebody has read it beside the new source.
      """)

  @Option(help: ArgumentHelp("This locale only; may be repeated.", valueName: "tag"))
  var locale: [LocaleTag] = []

  @Option(help: ArgumentHelp("A string that was reviewed; may be repeated.", valueName: "key"))
  var key: [String] = []

  @Option(help: ArgumentHelp("A document that was reviewed, such as guides/quarantine.md; may be repeated.", valueName: "path"))
  var document: [String] = []

  @Flag(help: "Every stale string and document was reviewed.")
  var all = false

  @Flag(help: "Show what would change, and write nothing.")
  var dryRun = false

  @OptionGroup var site: SiteOption

  func run() throws {
    let project = try TranslationReport.run { () throws(TranslationFailure) in try TranslationProject.load(site: site.folder) }
    let keys = try key.map { text in
      guard let key = StringKey(text) else { throw ValidationError("'\(text)' is no key of a string.") }
      return key
    }
    let reviewed: TableSync.Reviewed = all ? .all : keys.isEmpty ? .none : .keys(Set(keys))
    var hasProblems = false
    for locale in try TranslationReport.targets(locale, of: project) {
      let isClean = try TranslationReport.run { () throws(TranslationFailure) in try sync(locale, reviewed, project) }
      hasProblems = hasProblems || !isClean
    }
    if hasProblems { throw ExitCode(1) }
  }

  /// False when something was named that isn't there, or can't be recorded.
  private func sync(_ locale: LocaleTag, _ reviewed: TableSync.Reviewed, _ project: TranslationProject) throws(TranslationFailure) -> Bool {
    let source = try project.table(project.source)
    let target = try project.table(locale)
    let sync = TableSync(source: source.table, target: target.table, reviewed: reviewed)
    for key in sync.unknown { StandardStream.error.print("\(locale): error: there is no string '\(key)' to record a source for") }
    let editor = TableEditor(text: target.text, table: target.table, order: EntryOrder(source.table, text: source.text))
    if !sync.edits.isEmpty {
      let text = try editor.applying(sync.edits)
      if !dryRun { try project.write(text, tableOf: locale) }
    }
    let documents = try DocumentSync(project: project, documentFingerprint: documentFingerprint)
      .run(locale, writes: !dryRun) { all || document.contains($0) }
    for problem in documents.problems { StandardStream.error.print(problem.description) }
    StandardStream.output.print(
      "\(locale): \(TranslationReport.count(sync.edits.count, "string")) and \(TranslationReport.count(documents.updated.count, "document")) updated"
        + (dryRun ? "; nothing was written" : ""))
    for key in sync.stale { StandardStream.output.print("  stale: \(key)") }
    for path in documents.stale { StandardStream.output.print("  stale: \(path)") }
    return sync.unknown.isEmpty && documents.problems.isEmpty
  }

  /// What `assent check` compares with.
  private var documentFingerprint: @Sendable ([UInt8]) -> Fingerprint {
    { bytes in DocumentOutline.parse(bytes, file: "").map { Fingerprint(ofDocument: $0) } ?? Fingerprint(of: String(decoding: bytes, as: UTF8.self)) }
  }
}
