import AssentFormats
import AssentModel
import Foundation

/// The folder that a build wrote.
struct SiteFolder: Hashable, Sendable {
  let path: String

  var manifestStamp: FileStamp? { FileStamp(path: "\(path)/pages.json") }

  /// Reads `pages.json` and the names of the assets.
  func snapshot() throws(SiteError) -> SiteSnapshot {
    let file = "\(path)/pages.json"
    let bytes: [UInt8]
    do throws(FileError) {
      bytes = try InputFile.bytes(of: file)
    } catch  where error.isMissing {
      throw SiteError(.missing, "\(file) isn't there: build the site with `assent build`, or name its folder with --site")
    } catch {
      throw SiteError(.unreadable, "\(error): the user that the handler runs as must be able to read the site's files and folders")
    }
    guard let stamp = manifestStamp else { throw SiteError(.missing, "\(file) is no file: name the folder of a built site with --site") }
    do {
      return try SiteSnapshot(manifest: try Self.manifest(Data(bytes), file: file), assets: assets(), stamp: stamp)
    } catch let error as SiteError {
      throw SiteError(error.code, error.code == .otherFormat ? error.message : "\(path): \(error.message)")
    } catch {
      throw SiteError(.unreadable, "\(file) is no list of pages (\(Self.place(of: error))): build the site anew")
    }
  }

  /// The bytes of a file of the site; `nil` when it isn't there.
  func contents(of name: String) -> [UInt8]? { FileManager.default.contents(atPath: "\(path)/\(name)").map { Array($0) } }

  func stamp(of name: String) -> FileStamp? { FileStamp(path: "\(path)/\(name)") }

  private struct Format: Decodable { let format: Int }

  /// Reads the format by itself only where the rest can't be read: a large site is read in half the time.
  private static func manifest(_ bytes: Data, file: String) throws -> SiteManifest {
    let result = Result { try JSONDecoder().decode(SiteManifest.self, from: bytes) }
    let format: Int
    switch result {
    case .success(let manifest): format = manifest.format
    case .failure: format = try JSONDecoder().decode(Format.self, from: bytes).format
    }
    guard SiteManifest.readableFormats.contains(format) else {
      throw SiteError(
        .otherFormat, "\(file) has format \(format), and this program reads \(SiteManifest.currentFormat): build the site with the same version")
    }
    return try result.get()
  }

  private func assets() -> Set<String> {
    guard let names = FileManager.default.enumerator(atPath: "\(path)/assets") else { return [] }
    return Set(names.compactMap { $0 as? String }.map { "assets/\($0)" })
  }

  private static func place(of error: any Error) -> String {
    switch error {
    case DecodingError.keyNotFound(let key, _): "'\(key.stringValue)' is missing"
    case DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context):
      "'\(context.codingPath.map(\.stringValue).joined(separator: "."))' is of another type"
    default: "not JSON"
    }
  }
}

/// Why a built site can't be served. The message says what, where and what to do.
public struct SiteError: Error, Hashable, Sendable, CustomStringConvertible {
  public enum Code: String, Hashable, Sendable {
    /// There is no `pages.json`.
    case missing
    /// `pages.json` can't be read, or says what can't be.
    case unreadable
    /// Another version of the program built the site.
    case otherFormat
    /// Pages that the handler needs aren't there.
    case incomplete
    /// A page isn't there, or isn't the one that `pages.json` tells of.
    case pageChanged
  }

  public let code: Code
  public let message: String

  init(_ code: Code, _ message: String) {
    self.code = code
    self.message = message
  }

  public var description: String { message }
}
