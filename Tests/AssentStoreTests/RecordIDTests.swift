import AssentModel
import AssentStore
import Testing

@Suite("The ids of records")
struct RecordIDTests {
  private struct Counting: RandomNumberGenerator {
    var number: UInt64
    mutating func next() -> UInt64 {
      number &+= 1
      return number
    }
  }

  @Test("The example of RFC 9562 has its time, version and variant")
  func example() {
    struct Fixed: RandomNumberGenerator {
      var numbers: [UInt64]
      mutating func next() -> UInt64 { numbers.removeFirst() }
    }
    var generator = Fixed(numbers: [0xCC3, 0x18C4_DC0C_0C07_398F])
    let id = RecordID(at: Timestamp(milliseconds: 0x017F_22E2_79B0), from: &generator)
    #expect(id.description == "017f22e2-79b0-7cc3-98c4-dc0c0c07398f")
  }

  @Test("An id reads back from its text")
  func roundTrip() throws {
    var generator = SystemRandomNumberGenerator()
    let id = RecordID(at: Timestamp(seconds: 1_800_000_000), from: &generator)
    #expect(RecordID(id.description) == id)
  }

  @Test(
    "Other texts are refused",
    arguments: [
      "", "017F22E2-79B0-7CC3-98C4-DC0C0C07398F", "017f22e2-79b0-4cc3-98c4-dc0c0c07398f",
      "017f22e2-79b0-7cc3-18c4-dc0c0c07398f", "017f22e279b07cc398c4dc0c0c07398f", "017f22e2-79b0-7cc3-98c4-dc0c0c07398f0",
    ])
  func refused(text: String) {
    #expect(RecordID(text) == nil)
  }

  @Test("The records of a submission have ids of their own that sort in their order")
  func records() {
    var generator = Counting(number: 41)
    let id = RecordID(at: Timestamp(seconds: 1), from: &generator)
    let texts = [id.description] + (0..<4).map { id.record($0).description }
    #expect(Set(texts).count == 5)
    #expect(texts == texts.sorted())
    #expect(texts.allSatisfy { RecordID($0) != nil })
  }
}
