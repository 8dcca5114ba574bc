/// A part of a piece of the list, or of what was made of it beside: offsets from the piece's length on are in the second.
struct PieceRange {
  var start: UInt32 = 0
  var count: UInt32 = 0
}

/// What is known of a row while its piece is worked on.
struct RowRecord {
  /// In the piece, with the line ending.
  var start: UInt32 = 0
  var end: UInt32 = 0
  /// Line feeds before it in the piece.
  var line: UInt32 = 0
  var reasons: ExclusionReasons = []
  var profile = PieceRange()
  /// The address as the list has it.
  var written = PieceRange()
  /// The address in its one spelling.
  var address = PieceRange()
  var locale = PieceRange()
  var profileHash: UInt64 = 0
  /// That of the address, when it is one.
  var addressHash: UInt64 = 0
  var profileReference: KeyTable.Reference = 0
  var addressReference: KeyTable.Reference = 0
  /// The line of the row with the same address; 0 for none.
  var sameAs: Int = 0
}
