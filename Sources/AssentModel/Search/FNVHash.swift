/// FNV-1a with 64 bits: a hash that is the same on every machine and in every run. It finds equal texts and changed ones; it doesn't resist forgery.
///
/// Source: Fowler, Noll, Vo and Eastlake, "The FNV Non-Cryptographic Hash Algorithm" (RFC 9923).
package struct FNVHash: Hashable, Sendable {
  @usableFromInline package var value: UInt64 = 0xCBF2_9CE4_8422_2325

  @inlinable package init() {}

  @inlinable package init(of bytes: some Sequence<UInt8>) {
    for byte in bytes { add(byte) }
  }

  @inlinable package init(of bytes: borrowing Span<UInt8>) {
    for index in bytes.indices { add(bytes[index]) }
  }

  @inlinable package mutating func add(_ byte: UInt8) { value = (value ^ UInt64(byte)) &* 0x100_0000_01B3 }

  /// The upper half folded onto the lower by exclusive or: the low bits of the hash of a short text depend on its last bytes only.
  @inlinable package var folded: UInt32 { UInt32(truncatingIfNeeded: value >> 32 ^ value) }
}
