/// An input, and where what is read from it is also written.
struct CopiedInput: Sendable {
  let input: Descriptor
  let copy: Descriptor?

  /// Reads at most as many bytes as given and appends them; returns how many there were, 0 at the end.
  func read(_ count: Int, appendingTo bytes: inout [UInt8]) throws(SystemError) -> Int {
    let length = try input.read(count, appendingTo: &bytes)
    if let copy, length > 0 { try copy.write(bytes.span.extracting(last: length)) }
    return length
  }
}
