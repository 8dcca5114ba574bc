import AssentModel
import AssentStore
import Foundation
import Glibc

/// Writes opt-outs into a journal as fast as it goes, many at once, and prints the id of each one that was taken. It's there to be killed.
@main
enum JournalWriter {
  static func main() async {
    do {
      let journal = try OptOutJournal(path: CommandLine.arguments.dropFirst().first ?? "")
      await withTaskGroup(of: Void.self) { group in
        for writer in 0..<32 { group.addTask { await write(to: journal, as: writer) } }
      }
    } catch {
      FileHandle.standardError.write(Data("\(error)\n".utf8))
      exit(1)
    }
  }

  private static func write(to journal: OptOutJournal, as writer: Int) async {
    var generator = SystemRandomNumberGenerator()
    for number in 0..<Int.max {
      guard let profile = Profile.ID("p-\(writer)-\(number)") else { return }
      let time = Timestamp(milliseconds: 1_795_000_000_000)
      let submission = Submission(
        id: RecordID(at: time, from: &generator), salt: RecordSalt(from: &generator), profile: profile, choice: .optOut, scope: .everyChannel,
        method: .byHand, statement: SenderStatement(reason: String(repeating: "x", count: Int.random(in: 0...400, using: &generator))))
      do {
        try await journal.append(LateSubmission(submission, at: time))
      } catch {
        FileHandle.standardError.write(Data("\(error)\n".utf8))
        exit(2)
      }
      FileHandle.standardOutput.write(Data("\(submission.id)\n".utf8))
    }
  }
}
