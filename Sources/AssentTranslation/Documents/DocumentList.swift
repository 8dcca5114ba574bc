import AssentModel
import Foundation

/// The Markdown documents of a locale.
struct DocumentList {
  let project: TranslationProject

  /// Their paths relative to the locale's folder, sorted.
  func paths(of locale: LocaleTag) throws(TranslationFailure) -> [String] {
    let folder = "\(project.site)/Locales/\(locale)"
    guard TextFile.exists(folder) else { return [] }
    do {
      return try FileManager.default.subpathsOfDirectory(atPath: folder).filter { path in
        path.hasSuffix(".md") && !path.split(separator: "/").contains { $0.hasPrefix(".") }
      }.sorted()
    } catch {
      throw TranslationFailure(Finding("file-access", at: SourceLocation("Locales/\(locale)"), "can't list the documents: \(error)"))
    }
  }
}
