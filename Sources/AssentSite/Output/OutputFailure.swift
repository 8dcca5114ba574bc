/// An output folder that can't be used.
public struct OutputFailure: Error, Hashable, Sendable, CustomStringConvertible {
  public enum Code: Sendable { case foreignFolder, notAFolder, unreadableManifest, foreignArchive, changedMeanwhile }

  public let code: Code
  public let path: String

  public var description: String {
    switch code {
    case .foreignFolder:
      "\(path) holds files but no site that assent built; choose an empty or new folder with --output, so that nothing of yours is replaced"
    case .notAFolder: "\(path) is a file; choose a folder with --output"
    case .foreignArchive:
      "\(path) holds files and is no archive of pages; choose an empty or new folder with --archive"
    case .changedMeanwhile: "\(path) was changed while it was read; build again"
    case .unreadableManifest: "\(path) can't be read; build the whole site once, without --locale and --campaign"
    }
  }
}
