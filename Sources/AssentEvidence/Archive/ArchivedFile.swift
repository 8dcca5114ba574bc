/// What was found where the archive should hold a file.
public enum ArchivedFile: Hashable, Sendable {
  /// The very file: its bytes have the hash that it is named by.
  case intact([UInt8])
  /// Nothing is there.
  case missing
  /// Something else is there, with this SHA-256.
  case altered(sha256: String)

  public var bytes: [UInt8]? {
    if case .intact(let bytes) = self { bytes } else { nil }
  }

  /// The word in reports and data.
  public var name: String {
    switch self {
    case .intact: "intact"
    case .missing: "missing"
    case .altered: "altered"
    }
  }
}
