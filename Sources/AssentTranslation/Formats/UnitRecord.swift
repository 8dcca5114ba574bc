import AssentLocalization

/// What formats without a place for it carry along with a string: `source=5d41402a from=00c0ffee state=reviewed stale`.
struct UnitRecord: Hashable, Sendable, CustomStringConvertible {
  var fingerprint: String?
  var translatedFrom: String?
  var state: TranslationState?
  var isStale = false

  init(_ unit: ExchangeUnit) {
    fingerprint = unit.fingerprint.description
    translatedFrom = unit.translatedFrom?.description
    state = unit.state
    isStale = unit.isStale
  }

  init(_ text: some StringProtocol) {
    for word in text.split(separator: " ") {
      let halves = word.split(separator: "=", maxSplits: 1)
      let value = halves.count == 2 ? String(halves[1]) : ""
      switch halves.first {
      case "source": fingerprint = value
      case "from": translatedFrom = value
      case "state": state = TranslationState(rawValue: value)
      case "stale": isStale = true
      default: break
      }
    }
  }

  var description: String {
    var words: [String] = []
    if let fingerprint { words.append("source=\(fingerprint)") }
    if let translatedFrom { words.append("from=\(translatedFrom)") }
    if let state { words.append("state=\(state.rawValue)") }
    if isStale { words.append("stale") }
    return words.joined(separator: " ")
  }
}
