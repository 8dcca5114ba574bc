import AssentPreferences
import Testing

@Suite("Where a store is")
struct StoreLocationTests {
  @Test("A path follows the kind of store", arguments: ["assent.sqlite", "/var/lib/assent/store.sqlite", "odd:name"])
  func path(path: String) throws {
    #expect(try StoreLocation("sqlite:\(path)") == .sqlite(path: path))
  }

  @Test(
    "Text that names no store is refused and says what to write", arguments: ["", "assent.sqlite", "sqlite:", "postgresql://host/db", "SQLite:x"])
  func refused(text: String) {
    let error = #expect(throws: StoreError.self) { try StoreLocation(text) }
    #expect(error?.code == .badLocation)
    #expect(error?.message.contains("sqlite:PATH") == true)
  }

  @Test("A password in a location isn't repeated")
  func password() {
    let error = #expect(throws: StoreError.self) { try StoreLocation("postgresql://user:secret@host/db") }
    #expect(error?.description.contains("secret") == false)
  }
}
