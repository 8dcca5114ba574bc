import ArgumentParser
import AssentAddresses
import AssentAudience
import AssentModel
import AssentSheets

/// Which profiles some numbers belong to.
struct NumberProfiles {
  private var profiles: [Address: [Profile.ID]] = [:]
  private(set) var badRows = 0

  /// No profiles.
  init() {}

  /// Reads those of the numbers that are wanted, so that memory doesn't grow with the file. The columns are `profile` and one of `address`, `number`
  /// and `phone`.
  init(_ sheet: InboundSheet, of wanted: Set<Address>, normalizer: AddressNormalizer) throws {
    let names = ["address", "number", "phone", "msisdn", "mobile"]
    try sheet.read(members: ["profile"] + names) { columns, row in
      let columns = columns.map { $0.lowercased() }
      guard let profileColumn = columns.firstIndex(of: "profile"), columns.contains(where: names.contains) else {
        throw ValidationError("\(sheet.name):1: a column `profile` and a column `address` or `number` are needed: rename the columns")
      }
      if let problem = row.problem {
        badRows += 1
        return sheet.report(row.line, .error, problem.message)
      }
      let number = zip(columns, row.fields).first { names.contains($0.0) && !$0.1.isEmpty }?.1
      guard let number, let address = try? InboundColumns.address(number, normalizer), wanted.contains(address) else { return }
      guard let profile = Profile.ID(row.fields[profileColumn]) else {
        badRows += 1
        return sheet.report(row.line, .error, "the profile is empty or longer than 64 bytes: give its id")
      }
      if profiles[address]?.contains(profile) != true { profiles[address, default: []].append(profile) }
    }
  }

  /// That of the message itself, else those that the file names.
  func profiles(of message: InboundMessage) -> [Profile.ID] { message.profile.map { [$0] } ?? profiles[message.number] ?? [] }
}
