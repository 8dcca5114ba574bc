import AssentStore
import Testing

@Suite("Where a store is")
struct StoreLocationTests {
  @Test("A path follows the kind of store", arguments: ["assent.sqlite", "/var/lib/assent/store.sqlite", "odd:name"])
  func path(path: String) throws {
    #expect(try StoreLocation("sqlite:\(path)") == .sqlite(path: path))
  }

  @Test(
    "Text that names no store is refused and says what to write", arguments: ["", "assent.sqlite", "sqlite:", "mysql://host/db", "SQLite:x"])
  func refused(text: String) {
    let error = #expect(throws: StoreError.self) { try StoreLocation(text) }
    #expect(error?.code == .badLocation)
    #expect(error?.message.contains("sqlite:PATH") == true)
  }

  @Test(
    "A connection URL names a server, and shows all but its passwords",
    arguments: [
      ("postgresql://host/db", "postgresql://host/db"),
      ("postgres://user@host:5433/db", "postgres://user@host:5433/db"),
      ("postgresql://user:secret@host/db", "postgresql://user@host/db"),
      ("postgresql://user:secret@one,two:5433/db?sslmode=require", "postgresql://user@one,two:5433/db?sslmode=require"),
      ("postgresql:///db?host=/run/pg&password=secret&user=u", "postgresql:///db?host=/run/pg&user=u"),
      ("postgresql://host/db?sslpassword=secret", "postgresql://host/db"),
      ("postgresql://host/db?p%61ssword=secret&Password=secret", "postgresql://host/db"),
    ])
  func postgresql(url: String, shown: String) throws {
    let location = try StoreLocation(url)
    guard case .postgresql(let server) = location else {
      Issue.record("\(location)")
      return
    }
    #expect(server.url == url)
    #expect(location.description == shown)
    var dumped = ""
    dump(location, to: &dumped)
    for text in [String(reflecting: location), dumped] { #expect(!text.contains("secret"), "\(text)") }
  }

  @Test(
    "A password in a location that is refused isn't repeated",
    arguments: ["postgresql://user:se@cret@host/db", "postgresql://user:secret/x@host/db", "postgresql:user:secret@host", "mysql://u:secret@host"])
  func password(text: String) {
    let error = #expect(throws: StoreError.self) { try StoreLocation(text) }
    #expect(error?.description.contains("cret") == false)
  }
}
