import ArgumentParser
import AssentAddresses
import AssentModel

/// Addresses that a command is given.
struct AddressArguments: ParsableArguments {
  @Argument(help: ArgumentHelp("The addresses.", valueName: "address"))
  var addresses: [String]

  @Option(help: "The channel that they are for.")
  var channel = Channel.email

  @OptionGroup var rules: AddressRulesOption

  /// The addresses in their normal form, each once.
  ///
  /// - Throws: when one is none; all problems are in the message.
  func normalized() throws -> [Address] {
    let normalizer = try rules.normalizer()
    var found: [Address] = []
    var known: Set<Address> = []
    var problems: [String] = []
    for (index, text) in addresses.enumerated() {
      do throws(AddressFault) {
        let address = try normalizer.address(text, channel: channel)
        if known.insert(address).inserted { found.append(address) }
      } catch { problems.append("address \(index + 1): \(error.sentence)") }
    }
    guard problems.isEmpty else { throw ValidationError("\(problems.joined(separator: "\n"))\nNothing was changed.") }
    return found
  }
}
