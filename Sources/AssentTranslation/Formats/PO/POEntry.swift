/// An entry of a PO file while it is read.
struct POEntry {
  enum Field { case context, source, target, plural }

  private(set) var context: String?
  private(set) var source: String?
  private(set) var target: String?
  private(set) var isPlural = false
  /// The line of its translation, as far as it has been read.
  private(set) var line = 1
  var flags: [String] = []
  var record = UnitRecord("")
  private var field: Field?

  /// Whether its translation has begun, so that what comes next belongs to another.
  var isComplete: Bool { target != nil || isPlural && field == .plural }

  mutating func begin(_ field: Field, line: Int) {
    self.field = field
    self.line = line
    switch field {
    case .context: context = ""
    case .source: source = ""
    case .target: target = ""
    case .plural: isPlural = true
    }
  }

  /// Adds a line to the field that has begun; false when none has.
  mutating func append(_ text: String) -> Bool {
    switch field {
    case .context: context? += text
    case .source: source? += text
    case .target: target? += text
    case .plural: break
    case nil: return false
    }
    return true
  }
}
