/// A strict reader of Prometheus' text-based exposition format, version 0.0.4: what the format doesn't allow is a problem.
struct MetricsText {
  struct Sample {
    let name: String
    let labels: [String: String]
    let value: Double
  }

  /// The types by the name of the family.
  private(set) var types: [String: String] = [:]
  private(set) var help: [String: String] = [:]
  private(set) var samples: [Sample] = []
  private(set) var problems: [String] = []

  init(_ text: String) {
    if !text.hasSuffix("\n") { problems.append("the last line doesn't end") }
    var family: String?
    var seen: Set<String> = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false).dropLast() {
      if line.hasPrefix("# ") {
        let words = line.split(separator: " ", maxSplits: 3, omittingEmptySubsequences: false).map(String.init)
        guard words.count == 4, ["HELP", "TYPE"].contains(words[1]), Self.isName(words[2]) else {
          problems.append("no comment of the format: \(line)")
          continue
        }
        if words[2] != family, !seen.insert(words[2]).inserted { problems.append("the family comes twice: \(line)") }
        family = words[2]
        if words[1] == "HELP" {
          if help.updateValue(words[3], forKey: words[2]) != nil { problems.append("help comes twice: \(line)") }
        } else {
          if !["counter", "gauge", "histogram"].contains(words[3]) { problems.append("no type: \(line)") }
          if types.updateValue(words[3], forKey: words[2]) != nil { problems.append("a type comes twice: \(line)") }
        }
      } else if let sample = Self.sample(line) {
        let owner = family.map { family in types[family] == "histogram" ? ["_bucket", "_sum", "_count"].map { family + $0 } : [family] } ?? []
        if !owner.contains(sample.name) { problems.append("it stands outside its family: \(line)") }
        if samples.contains(where: { $0.name == sample.name && $0.labels == sample.labels }) { problems.append("it comes twice: \(line)") }
        samples.append(sample)
      } else {
        problems.append("no sample: \(line)")
      }
    }
    checkHistograms()
  }

  /// The value of a sample with these labels, and no others.
  func value(_ name: String, _ labels: [String: String] = [:]) -> Double? {
    samples.first { $0.name == name && $0.labels == labels }?.value
  }

  private mutating func checkHistograms() {
    for (family, _) in types.filter({ $0.value == "histogram" }) {
      let buckets = Dictionary(grouping: samples.filter { $0.name == "\(family)_bucket" }) { $0.labels.filter { $0.key != "le" } }
      if buckets.isEmpty { problems.append("\(family) has no buckets") }
      for (labels, series) in buckets {
        let bounds = series.map { Self.number($0.labels["le"] ?? "") ?? .nan }
        if zip(bounds, bounds.dropFirst()).contains(where: { !($0 < $1) }) || bounds.last != .infinity {
          problems.append("\(family): the bounds don't grow to +Inf")
        }
        if zip(series, series.dropFirst()).contains(where: { $0.value > $1.value }) { problems.append("\(family): the buckets don't add up") }
        if value("\(family)_count", labels) != series.last?.value { problems.append("\(family): the count isn't that of the last bucket") }
        if value("\(family)_sum", labels) == nil { problems.append("\(family) has no sum") }
      }
    }
  }

  private static func sample(_ line: Substring) -> Sample? {
    let name = line.prefix { $0 != "{" && $0 != " " }
    guard isName(String(name)) else { return nil }
    var rest = line.dropFirst(name.count)
    var labels: [String: String] = [:]
    if rest.first == "{" {
      rest.removeFirst()
      repeat {
        if !labels.isEmpty { rest.removeFirst() }
        let label = rest.prefix { $0 != "=" }
        rest = rest.dropFirst(label.count)
        guard isName(String(label)), rest.hasPrefix("=\"") else { return nil }
        rest = rest.dropFirst(2)
        var value = ""
        while let character = rest.popFirst(), character != "\"" {
          guard character == "\\" else {
            value.append(character)
            continue
          }
          switch rest.popFirst() {
          case "\\": value.append("\\")
          case "\"": value.append("\"")
          case "n": value.append("\n")
          default: return nil
          }
        }
        guard labels.updateValue(value, forKey: String(label)) == nil else { return nil }
      } while rest.first == ","
      guard rest.popFirst() == "}" else { return nil }
    }
    guard rest.popFirst() == " ", let value = number(String(rest)) else { return nil }
    return Sample(name: String(name), labels: labels, value: value)
  }

  private static func number(_ text: String) -> Double? {
    switch text {
    case "+Inf": .infinity
    case "-Inf": -.infinity
    case "NaN": .nan
    default: text.contains { $0.isLetter && $0 != "e" } ? nil : Double(text)
    }
  }

  private static func isName(_ text: String) -> Bool {
    guard let first = text.utf8.first, !(0x30...0x39).contains(first) else { return false }
    return text.unicodeScalars.allSatisfy {
      ("a"..."z").contains($0) || ("A"..."Z").contains($0) || ("0"..."9").contains($0) || $0 == "_" || $0 == ":"
    }
  }
}
