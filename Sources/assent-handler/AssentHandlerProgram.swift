import AssentHandler
import AssentPostgreSQL
import AssentPreferences
import AssentSQLite
import Foundation

@main
enum AssentHandlerProgram {
  static func main() async {
    let process = ProcessInfo.processInfo
    let code = await HandlerProgram.run(
      arguments: Array(process.arguments.dropFirst()), environment: process.environment, openStore: open)
    exit(code)
  }

  private static func open(_ location: StoreLocation) throws -> any PreferenceStore {
    switch location {
    case .sqlite(let path): return try SQLitePreferenceStore(path: path)
    case .postgresql(let server): return try PostgreSQLPreferenceStore(server)
    }
  }
}
