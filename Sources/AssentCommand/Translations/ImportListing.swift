import AssentLocalization
import AssentTranslation

/// What an import changes, for people.
enum ImportListing {
  /// The key, then old and new text, each with its state.
  static func text(_ change: ImportChange) -> String {
    var lines = [change.key.text]
    let texts = change.texts
    for text in texts {
      let category = text.category.map { "\($0.rawValue): " } ?? ""
      if let old = text.old { lines.append("  - \(category)\(quoted(old))") }
      if let new = text.new { lines.append("  + \(category)\(quoted(new))") }
    }
    let old = change.oldState?.rawValue ?? "missing"
    let state = old == change.newState.rawValue ? old : "\(old) → \(change.newState.rawValue)"
    lines.append("    \(state)" + (change.isConfirmed ? ", for today's source text" : ""))
    return lines.joined(separator: "\n")
  }

  /// Control characters would do things to the terminal.
  private static func quoted(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      let isPlain = scalar.properties.generalCategory != .control && scalar.properties.generalCategory != .format || scalar == "\u{200D}"
      result += isPlain ? String(scalar) : "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
    }
    return "\"\(result)\""
  }

  static func summary(_ plan: ImportPlan, isWritten: Bool) -> String {
    let counts = [
      "\(plan.changes.count) changed", "\(plan.unchanged) unchanged", "\(plan.untranslated) not translated", "\(plan.refusedKeys.count) refused",
    ].joined(separator: ", ")
    return counts + (isWritten ? "" : "; nothing was written")
  }
}
