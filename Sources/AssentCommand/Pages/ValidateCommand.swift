import ArgumentParser
import AssentFormats
import AssentHTML
import AssentModel
import Foundation

struct ValidateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "validate", abstract: "Validates HTML files that are also well-formed XML, as a build validates its pages.",
    discussion: "Links between pages are not followed: a file stands alone. libxml2's HTML parser is asked for a second opinion.")

  @Argument(help: "HTML files; a folder stands for all .html files in it.")
  var files: [String] = []

  @Option(help: ArgumentHelp("The locale that the pages must be in; otherwise what each page's lang says.", valueName: "tag"))
  var locale: LocaleTag?

  @Flag(help: "Print the rules and where each comes from.")
  var rules = false

  func validate() throws {
    guard rules || !files.isEmpty else { throw ValidationError("Name the files to validate, or ask for --rules.") }
  }

  func run() throws {
    if rules { return printRules() }
    var validator = HTMLValidator()
    var errors = 0
    var pages = 0
    for file in try files.flatMap(expand) {
      let bytes = Array(try Data(contentsOf: URL(filePath: file)))
      var page = RenderedPage(path: file, bytes: bytes)
      page.locale = locale
      let findings = validator.validate(page, links: nil).findings + validator.secondOpinion(page)
      for finding in findings { StandardStream.output.print(finding.description) }
      errors += findings.count { $0.severity == .error }
      pages += 1
    }
    StandardStream.error.print("\(pages) \(pages == 1 ? "page" : "pages"), \(errors) \(errors == 1 ? "error" : "errors")")
    if errors > 0 { throw ExitCode(1) }
  }

  private func printRules() {
    for rule in HTMLValidator.rules {
      StandardStream.output.print("\(rule.id)  \(rule.severity.rawValue)\n  \(rule.what)\n  \(rule.why)\n  Example: \(rule.example)")
      if let source = rule.source { StandardStream.output.print("  \(source)") }
    }
  }

  private func expand(_ path: String) throws -> [String] {
    var isFolder: ObjCBool = false
    guard unsafe FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else { throw ValidationError("There is no file \(path).") }
    guard isFolder.boolValue else { return [path] }
    return try FileManager.default.subpathsOfDirectory(atPath: path).filter { $0.hasSuffix(".html") }.sorted().map { path + "/" + $0 }
  }
}
