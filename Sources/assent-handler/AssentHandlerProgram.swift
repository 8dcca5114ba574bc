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

  @Sendable private static func open(_ location: StoreLocation) throws(StoreError) -> any StoreBackend {
    switch location {
    case .sqlite(let path): try SQLiteBackend(path: path)
    case .postgresql(let server): try PostgreSQLBackend(server)
    }
  }
}
