import ArgumentParser
import AssentFormats
import AssentLinks
import AssentModel

struct KeysCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "keys", abstract: "Keeps the key ring that links are signed with. Secrets are never printed.",
    subcommands: [New.self, Rotate.self, List.self, Retire.self, Remove.self])

  struct New: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Makes a key ring with one key, in a new file that only you can read.")
    @OptionGroup var keys: KeysOption

    func run() throws {
      let file = try keys.file()
      var generator = SystemRandomNumberGenerator()
      KeysCommand.show(try file.create(now: SystemClock.now, using: &generator))
      StandardStream.error.print("\(file.path) is made. Keep a copy in a safe place: without it no link that is out can be honoured.")
    }
  }

  struct Rotate: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Adds a key that signs from now on; the one before it goes on verifying.")
    @OptionGroup var keys: KeysOption

    func run() throws {
      var generator = SystemRandomNumberGenerator()
      KeysCommand.show(try keys.file().rotate(now: SystemClock.now, using: &generator))
    }
  }

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Lists the keys: number, state, when made.")
    @OptionGroup var keys: KeysOption

    func run() throws { KeysCommand.show(try keys.ring()) }
  }

  struct Retire: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Stops a key from signing; its links go on working.")
    @Argument(help: "The key's number, 0 to 15.") var id: KeyID
    @OptionGroup var keys: KeysOption

    func run() throws { KeysCommand.show(try keys.file().retire(id)) }
  }

  struct Remove: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Removes a key: every link that it signed is refused from then on, opt-out links too.")
    @Argument(help: "The key's number, 0 to 15.") var id: KeyID
    @OptionGroup var keys: KeysOption

    func run() throws { KeysCommand.show(try keys.file().remove(id)) }
  }

  /// Prints the keys without their secrets.
  static func show(_ ring: KeyRing) {
    var table = TextTable(numeric: [])
    table.add(["key", "state", "made"])
    for key in ring.keys { table.add([key.id.description, key.state.rawValue, key.createdAt.description]) }
    StandardStream.output.print(table.lines.joined(separator: "\n"))
  }
}
