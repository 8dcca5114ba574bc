/// The addresses of a list that a profile which opted out shares with another one.
@safe final class ContestedAddresses: @unchecked Sendable {
  private var table: KeyTable
  /// In the order in which the list shows them to be shared.
  private(set) var texts: [String] = []

  init(hash: ByteHash) { table = KeyTable(hash: hash) }

  var isEmpty: Bool { texts.isEmpty }

  func insert(_ address: UnsafeRawBufferPointer) throws(AnalysisError) {
    guard unsafe table.find(address) == 0 else { return }
    guard unsafe table.insert(address, KeyTable.Facts(reasons: .sharedAddress, position: 0)) else { throw .noMemory }
    texts.append(unsafe String(decoding: address, as: UTF8.self))
  }

  func contains(_ hash: UInt64, _ address: UnsafeRawBufferPointer) -> Bool {
    guard let base = address.baseAddress else { return false }
    return unsafe table.find(hash, base, address.count) != 0
  }
}
