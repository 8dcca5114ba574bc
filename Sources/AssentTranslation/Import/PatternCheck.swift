import AssentLocalization

/// What is wrong with a translated text beside its source.
struct PatternCheck {
  let unit: ExchangeUnit
  let rules: PluralRules

  struct Fault: Hashable {
    let rule: String
    let message: String
    var part: String?
    var hint: String?
  }

  func faults(of pattern: MessagePattern, in segment: ExchangeUnit.Segment) -> [Fault] {
    let name = SegmentName(unit.key, segment.category)
    let expected = unit.segments.reduce(into: Set<String>()) { $0.formUnion($1.source.placeholders) }
    let sourceCounts = counts(segment.source)
    var faults: [Fault] = []
    for (place, count) in counts(pattern).sorted(by: { $0.key < $1.key }) {
      guard expected.contains(place) else {
        let list = expected.sorted().map { "{\($0)}" }.joined(separator: ", ")
        faults.append(
          Fault(
            rule: "placeholder-unknown", message: "{\(place)} in '\(name)' is not in the source text", part: "{\(place)}",
            hint: expected.isEmpty ? "The source text has none" : "The source text has \(list)"))
        continue
      }
      if count > max(1, sourceCounts[place, default: 0]) {
        faults.append(
          Fault(
            rule: "placeholder-repeated", message: "{\(place)} is in '\(name)' \(count) times", part: "{\(place)}",
            hint: "The source text has it \(max(1, sourceCounts[place, default: 0])) times"))
      }
    }
    for place in expected.subtracting(pattern.placeholders).sorted() where !(place == "count" && rules.impliesCount(segment.category)) {
      let isTyped = pattern.description.contains("{{\(place)}}")
      faults.append(
        Fault(
          rule: "placeholder-missing", message: "{\(place)} of the source text is missing in '\(name)'",
          hint: isTyped ? "It is there as typed text: copy the protected element of the source instead" : nil))
    }
    if let maximum = unit.maximumLength, pattern.length > maximum {
      faults.append(
        Fault(
          rule: "too-long", message: "'\(name)' has \(pattern.length) characters; \(maximum) fit", part: pattern.description,
          hint: "Shorten it by \(pattern.length - maximum)"))
    }
    return faults
  }

  private func counts(_ pattern: MessagePattern) -> [String: Int] {
    pattern.orderedPlaceholders.reduce(into: [:]) { $0[$1, default: 0] += 1 }
  }
}
