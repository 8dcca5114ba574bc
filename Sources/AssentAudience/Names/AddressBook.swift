public import AssentAddresses
public import AssentFormats
public import AssentModel

/// The addresses of profiles, from a file: the store knows profiles by their ids alone.
public struct AddressBook: Sendable {
  /// A row that can't be used.
  public struct Problem: Hashable, Sendable {
    public let line: Int
    public let message: String
  }

  private var addresses: [Profile.ID: [Address]] = [:]
  public private(set) var problems: [Problem] = []

  /// The columns that hold ids.
  public static let ids = ["profile", "address", "email"]

  public init() {}

  /// Whether the file had an address.
  public var isEmpty: Bool { addresses.isEmpty }
  public var profiles: Dictionary<Profile.ID, [Address]>.Keys { addresses.keys }

  public func addresses(of profile: Profile.ID) -> [Address] { addresses[profile] ?? [] }

  public func address(of profile: Profile.ID, on channel: Channel) -> Address? { addresses[profile]?.first { $0.channel == channel } }

  /// Reads `profile,address` and, where it isn't e-mail, `channel`.
  ///
  /// - Throws: `SheetError`.
  public init(_ rows: inout SheetRows, separator: UInt8, normalizer: AddressNormalizer) throws(SheetError) {
    let profile = try rows.columns.index(ofRequired: ["profile"], separator: separator)
    let address = try rows.columns.index(ofRequired: ["address", "email"], separator: separator)
    let channel = try rows.columns.index(named: ["channel"])
    while let row = try rows.next() {
      if let problem = row.problem {
        problems.append(Problem(line: row.line, message: problem.message))
        continue
      }
      guard let id = Profile.ID(row.fields[profile]) else {
        problems.append(Problem(line: row.line, message: "the profile is empty or longer than 64 bytes"))
        continue
      }
      let name = channel.map { row.fields[$0] } ?? ""
      guard let channel = name.isEmpty ? .email : Channel(name: name.lowercased()) else {
        problems.append(Problem(line: row.line, message: "the channel is none: write one of \(Channel.nameList)"))
        continue
      }
      do {
        addresses[id, default: []].append(try normalizer.address(row.fields[address], channel: channel))
      } catch {
        problems.append(Problem(line: row.line, message: error.sentence))
      }
    }
  }
}
