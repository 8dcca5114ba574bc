import ArgumentParser
import AssentFormats
import AssentSQLite
import AssentStore
import Foundation

extension StoreCommand {
  struct Copy: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Moves a store's history into another, empty one, and verifies it there.",
      discussion: "Stop the handlers first: what they record meanwhile isn't copied.")

    @Argument(help: "The store to copy: sqlite:PATH or postgresql://USER@HOST/DATABASE.")
    var from: String

    @Argument(help: "The empty store to copy to; an SQLite file is made.")
    var to: String

    func run() async throws {
      let (from, to) = (try StoreLocation(from), try StoreLocation(to))
      let source = try await OpenStore(from).store
      let target = try await OpenStore(making: to).store
      let progress = ProgressBar(label: "records", isShown: true)
      let copied = try await StoreCopy(from: source, to: target).run { progress.update(done: $0, total: $1) }
      progress.clear()
      try await target.close()
      if case .sqlite(let path) = to { try SQLiteBackend.seal(path: path) }
      StandardStream.output.print("\(StoreCommand.records(copied.count)) copied and verified; the chain ends in \(copied.head.chain)")
      let now = try await source.head()
      guard now == copied.head else {
        StandardStream.error.print(
          "\(from): records were added meanwhile, up to position \(now.position), and are not in the copy: stop the handlers and copy again")
        throw ExitCode(1)
      }
    }
  }

  struct Backup: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Writes all that is recorded now to a new SQLite store, and verifies it; handlers may go on recording.")

    @Argument(help: "The file to make.")
    var file: String

    @OptionGroup var store: StoreOption

    func run() async throws {
      guard !FileManager.default.fileExists(atPath: file) else {
        throw StoreError(.notEmpty, file, "this file is there already: name a new one")
      }
      // Only a finished and verified backup gets the name.
      let unfinished = file + ".unfinished"
      let backedUp: StoreVerification
      do {
        backedUp = try await backUp(to: unfinished)
        try SQLiteBackend.seal(path: unfinished)
        try FileManager.default.moveItem(atPath: unfinished, toPath: file)
      } catch {
        for suffix in ["", "-wal", "-shm"] where FileManager.default.fileExists(atPath: unfinished + suffix) {
          try FileManager.default.removeItem(atPath: unfinished + suffix)
        }
        throw error
      }
      StandardStream.output.print("\(file): \(StoreCommand.records(backedUp.count)), verified; the chain ends in \(backedUp.head.chain)")
    }

    private func backUp(to path: String) async throws -> StoreVerification {
      switch try await OpenStore(store.location()) {
      case .sqlite(let backend):
        try await backend.backup(to: path)
        let copy = try await OpenStore(.sqlite(path: path)).store
        let verified = try await copy.verify()
        try await copy.close()
        guard verified.problems.isEmpty else {
          throw StoreError(.brokenChain, path, "the store that was backed up has problems, nothing is kept: see assent store verify")
        }
        return verified
      case .postgresql(let backend):
        let progress = ProgressBar(label: "records", isShown: true)
        let copy = try await OpenStore(making: .sqlite(path: path)).store
        let verified = try await StoreCopy(from: PreferenceStore(backend), to: copy).run { progress.update(done: $0, total: $1) }
        progress.clear()
        try await copy.close()
        return verified
      }
    }
  }
}
