import AssentFormats
import AssentLocalization
import AssentModel
import AssentQuality
import AssentSite
import Foundation
import SystemPackage

/// A check that has run, and what of it is to be reported.
struct CheckResult {
  var report: CheckReport
  let settings: QualitySettings
  let site: SiteInspection

  func writeBaseline(to file: String) throws {
    do throws(FileError) {
      try OutputFile.write(Baseline(of: report.findings).json, to: file, .readableByAll)
    } catch {
      throw CheckFailure(["\(file): the baseline can't be written: \(error.errno)"])
    }
  }

  /// Takes out what the baseline lists.
  mutating func applyBaseline(from file: String) throws {
    guard let data = FileManager.default.contents(atPath: file) else { throw CheckFailure(["\(file): there is no baseline that can be read"]) }
    let parsed = Baseline.parse(String(decoding: data, as: UTF8.self), file: file)
    guard let baseline = parsed.baseline else { throw CheckFailure(parsed.findings.map(\.description)) }
    let scope = CheckScope(locales: report.locales, of: site.configuration.locales.tags)
    let outcome = baseline.applying(to: report.findings, file: file, scope: scope)
    report.findings = outcome.kept + [outcome.stale].compactMap { $0.flatMap(settings.withSeverity) }
    report.baselined = outcome.covered
  }

  /// Keeps what is on lines that changed, or whose source text is: a translation that a change of the source made stale stands on no changed line.
  mutating func keepChanges(since revision: String, folder: String) throws {
    let changes: ChangedLines
    do throws(GitError) {
      changes = try GitHistory(site: folder).changedLines(since: revision)
    } catch {
      throw CheckFailure(["\(error)"])
    }
    let source = site.configuration.sourceLocale
    report.findings = report.findings.filter { finding in
      if let location = finding.finding.location, changes.contains(location) { return true }
      switch finding.subject {
      case .string(let key): return site.catalog.tables[source]?.entries[key].map { changes.contains($0.location) } ?? false
      case .document(let path): return changes.contains(SourceLocation("Locales/\(source)/\(path)"))
      case .page, nil: return false
      }
    }
  }
}

/// The folder of a site as reports for code hosts name it.
struct CheckFolder {
  /// As seen from the root of the repository, without a slash at the end; empty when they are one, or when there is no repository.
  let fromRepository: String

  init(_ folder: String) {
    let path = URL(filePath: folder).standardizedFileURL.resolvingSymlinksInPath().path(percentEncoded: false)
    var root = URL(filePath: path, directoryHint: .isDirectory)
    while !FileManager.default.fileExists(atPath: root.appending(path: ".git").path(percentEncoded: false)) {
      let parent = root.deletingLastPathComponent()
      guard parent.path(percentEncoded: false) != root.path(percentEncoded: false), root.pathComponents.count > 1 else {
        fromRepository = ""
        return
      }
      root = parent
    }
    let inner = path.dropFirst(root.path(percentEncoded: false).count)
    fromRepository = inner.split(separator: "/").joined(separator: "/")
  }
}
