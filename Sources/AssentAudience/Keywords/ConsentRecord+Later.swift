import AssentModel
import AssentPreferences

extension ConsentRecord {
  /// Whether the record says the opposite for a part of the scope, and was chosen after that time.
  func contradicts(_ choice: Choice, _ scope: Scope, after time: Timestamp) -> Bool {
    self.choice != choice && chosen > time && Self.overlap(self.scope, scope)
  }

  /// When the person chose: the id of a keyword's record holds when its message was received.
  private var chosen: Timestamp {
    guard method == .keyword, let milliseconds = Int64(id.description.filter { $0 != "-" }.prefix(12), radix: 16), milliseconds > 0 else {
      return time
    }
    return Timestamp(milliseconds: milliseconds)
  }

  private static func overlap(_ left: Scope, _ right: Scope) -> Bool {
    switch (left, right) {
    case (.everyChannel, _), (_, .everyChannel): true
    case (.channels(let left), .channels(let right)): !left.intersection(right).isEmpty
    case (.service(let left), .service(let right)): left == right
    case (.channels, .service), (.service, .channels): false
    }
  }
}
