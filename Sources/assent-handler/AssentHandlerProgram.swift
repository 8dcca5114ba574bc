import AssentHandler
import AssentPostgreSQL
import AssentSQLite
import AssentStore
import Foundation

@main
enum AssentHandlerProgram {
  static func main() async {
    let process = ProcessInfo.processInfo
    let code = await HandlerProgram.run(
      arguments: Array(process.arguments.dropFirst()), environment: process.environment, openStore: open)
    exit(code)
  }

  @Sendable private static func open(_ location: StoreLocation, observer: any StoreObserver) throws(StoreError) -> any PreferenceStore {
    switch location {
    case .sqlite(let path): try SQLitePreferenceStore(path: path, observer: observer)
    case .postgresql(let server): try PostgreSQLPreferenceStore(server, observer: observer)
    }
  }
}
