import ArgumentParser
import AssentModel
import AssentSite
import Foundation

/// Reads `site.yml` for a command that needs no more of the site.
enum SiteReader {
  /// - Throws: when the file can't be read or has an error; all findings are printed first.
  static func configuration(_ folder: String) throws -> SiteConfiguration {
    let path = folder + "/" + SiteConfiguration.path
    guard let bytes = FileManager.default.contents(atPath: path) else {
      throw ValidationError("There is no \(path); name the site's folder with --site.")
    }
    let (configuration, findings) = SiteConfiguration.parse(String(decoding: bytes, as: UTF8.self))
    for finding in findings { StandardStream.error.print(finding.description) }
    guard let configuration, !findings.contains(where: { $0.severity == .error }) else { throw ExitCode(1) }
    return configuration
  }
}
