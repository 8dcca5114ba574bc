import ArgumentParser
import AssentModel
import AssentTranslation

/// Runs a step of the exchange; what is wrong with the site's files is printed, and ends the command with 2.
enum TranslationReport {
  static func run<Result>(_ step: () throws(TranslationFailure) -> Result) throws -> Result {
    do throws(TranslationFailure) {
      return try step()
    } catch {
      for finding in error.findings { StandardStream.error.print(finding.description) }
      throw ExitCode(2)
    }
  }

  /// The locales that were named, or all that are translated to.
  static func targets(_ named: [LocaleTag], of project: TranslationProject) throws -> [LocaleTag] {
    for locale in named { try check(locale, in: project) }
    return named.isEmpty ? project.targets : named
  }

  static func check(_ locale: LocaleTag, in project: TranslationProject) throws {
    guard !project.targets.contains(locale) else { return }
    let known = project.targets.map(\.description).joined(separator: ", ")
    throw ValidationError(
      locale == project.source ? "\(locale) is the language that is translated from." : "\(locale) is no locale of the site; it has \(known).")
  }

  static func count(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }
}
