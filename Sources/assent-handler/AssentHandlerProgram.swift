import AssentHandler
import AssentSQLite
import Foundation

@main
enum AssentHandlerProgram {
  static func main() async {
    let process = ProcessInfo.processInfo
    exit(
      await HandlerProgram.run(arguments: Array(process.arguments.dropFirst()), environment: process.environment) { location in
        switch location {
        case .sqlite(let path): try SQLitePreferenceStore(path: path)
        }
      })
  }
}
