/// The rules by what they are about, so that one pass over the tree asks each only where it has a say.
///
/// The pages of a site repeat their start tags and style sheets, so those that nothing was found in aren't looked at again.
struct RuleBook: Sendable {
  private let ofTags: RuleTable
  private let ofTree: RuleTable
  private let ofSheets: [any SheetRule]
  private let ofPage: [any PageRule]
  private let first: RuleDescription?
  private var passed = PassedMarkup()

  init(_ rules: [any Rule]) {
    ofTags = RuleTable(rules.filter { $0 is any TagRule })
    ofTree = RuleTable(rules.filter { !($0 is any TagRule) })
    ofSheets = rules.compactMap { $0 as? any SheetRule }
    ofPage = rules.compactMap { $0 as? any PageRule }
    first = rules.first?.about
  }

  /// What the rules find on the page.
  mutating func check(_ page: PageMarkup) -> [Report.Entry] {
    guard let first else { return [] }
    var report = Report(first, markup: page.markup)
    passed.begin(page)
    for node in page.markup.nodes.indices {
      if !passed.hasTag(of: node, in: page.markup) {
        let before = report.entries.count
        report.isOfThisPage = false
        ofTags.check(node, in: page, &report)
        if report.entries.count == before && !report.isOfThisPage { passed.insertTag(of: node, in: page.markup) }
      }
      ofTree.check(node, in: page, &report)
    }
    for style in page.markup.styles where !passed.hasSheet(style, in: page.markup) {
      let before = report.entries.count
      for rule in ofSheets {
        let before = report.entries.count
        rule.check(style, in: page, &report)
        if report.entries.count > before { report.attribute(from: before, to: rule.about) }
      }
      if report.entries.count == before { passed.insertSheet(style, in: page.markup) }
    }
    for rule in ofPage {
      let before = report.entries.count
      rule.check(page, &report)
      if report.entries.count > before { report.attribute(from: before, to: rule.about) }
    }
    return report.entries
  }
}

/// Rules about elements and attributes, by name.
struct RuleTable: Sendable {
  private var byElement: [[any ElementRule]]
  private var byAttribute: [[any AttributeRule]]
  /// The attributes that a rule is about.
  private var attributes = AttributeSet()

  init(_ rules: [any Rule]) {
    byElement = Array(repeating: [], count: ElementName.allCases.count)
    byAttribute = Array(repeating: [], count: AttributeName.allCases.count)
    for rule in rules {
      if let rule = rule as? any ElementRule {
        for element in ElementName.allCases where rule.elements.isEmpty || rule.elements.contains(element) {
          byElement[Int(element.rawValue)].append(rule)
        }
      } else if let rule = rule as? any AttributeRule {
        for attribute in AttributeName.allCases where rule.attributes.isEmpty || rule.attributes.contains(attribute) {
          byAttribute[Int(attribute.rawValue)].append(rule)
          attributes.insert(attribute)
        }
      }
    }
  }

  /// Asks the rules about an element, then those about its attributes.
  func check(_ node: Int, in page: PageMarkup, _ report: inout Report) {
    let element = Int(page.markup.nodes[node].element.rawValue)
    for rule in byElement[element].indices {
      let before = report.entries.count
      byElement[element][rule].check(node, in: page, &report)
      if report.entries.count > before { report.attribute(from: before, to: byElement[element][rule].about) }
    }
    guard page.markup.nodes[node].present.intersects(attributes) else { return }
    for index in page.markup.nodes[node].attributes {
      let attribute = page.markup.attributes[Int(index)]
      let name = Int(attribute.name.rawValue)
      for rule in byAttribute[name].indices {
        let before = report.entries.count
        byAttribute[name][rule].check(attribute, of: node, in: page, &report)
        if report.entries.count > before { report.attribute(from: before, to: byAttribute[name][rule].about) }
      }
    }
  }
}

/// The start tags and style sheets that rules have passed, byte by byte, to be passed again on other pages of the same site.
struct PassedMarkup: Sendable {
  private var links: LinkTargets?
  private var paths = ElementPaths()
  private var seen = ByteStringSet()

  /// Forgets what other links may have decided, and gets ready for the elements of a page.
  mutating func begin(_ page: PageMarkup) {
    if !LinkTargets.areSame(links, page.links) {
      seen.removeAll()
      links = page.links
    }
    if paths.isFull {
      seen.removeAll()
      paths.removeAll()
    }
    paths.follow(page.markup)
  }

  func hasTag(of node: Int, in markup: Markup) -> Bool {
    let path = paths.ofNodes[node]
    return path != ElementPaths.untold && seen.contains(markup.nodes[node].tag, of: markup.text, as: path)
  }

  mutating func insertTag(of node: Int, in markup: Markup) {
    let path = paths.ofNodes[node]
    if path != ElementPaths.untold { seen.insert(markup.nodes[node].tag, of: markup.text, as: path) }
  }

  func hasSheet(_ style: Markup.Style, in markup: Markup) -> Bool { seen.contains(style.text, of: markup.text, as: Self.sheet) }

  mutating func insertSheet(_ style: Markup.Style, in markup: Markup) { seen.insert(style.text, of: markup.text, as: Self.sheet) }

  /// No path of elements has this number.
  private static let sheet: Int32 = -1
}

/// Numbers for the paths that lead to elements: `html`, `html body`, `html body p`. The same path has the same number on every page.
struct ElementPaths: Sendable {
  /// The number of each element's path on the page that was followed last.
  private(set) var ofNodes: [Int32] = []
  /// By path and element, the path that the element makes of the path; 0 for one that wasn't met.
  private var steps: [Int32] = Array(repeating: 0, count: Self.width)

  /// Stands for a path beyond the limit.
  static let untold: Int32 = 0

  /// More paths than a site has. Their table takes half a megabyte.
  private static let limit = 1024
  private static let width = ElementName.allCases.count

  var isFull: Bool { steps.count >= Self.limit * Self.width }

  mutating func removeAll() { steps = Array(repeating: 0, count: Self.width) }

  mutating func follow(_ markup: Markup) {
    ofNodes.removeAll(keepingCapacity: true)
    for node in markup.nodes.indices {
      let parent = Int(markup.nodes[node].parent)
      let path = parent < 0 ? Self.untold : ofNodes[parent]
      // Nothing leads on from a path without a number but the root's own beginning.
      guard parent < 0 || path != Self.untold else {
        ofNodes.append(Self.untold)
        continue
      }
      let step = Int(path) * Self.width + Int(markup.nodes[node].element.rawValue)
      if steps[step] == 0 && !isFull {
        steps[step] = Int32(steps.count / Self.width)
        steps.append(contentsOf: repeatElement(0, count: Self.width))
      }
      ofNodes.append(steps[step])
    }
  }
}

/// A set of byte strings of several kinds. When it is full it forgets all, which costs time and nothing else.
struct ByteStringSet: Sendable {
  private var slots = [Int32](repeating: -1, count: Self.slotCount)
  private var entries: [Entry] = []
  private var bytes: [UInt8] = []

  private struct Entry: Sendable {
    var kind: Int32
    var hash: UInt64
    var range: TextRange
  }

  private static let entryLimit = 4096
  private static let byteLimit = 1 << 20
  private static let slotCount = 4 * entryLimit

  mutating func removeAll() {
    for index in slots.indices { slots[index] = -1 }
    entries.removeAll(keepingCapacity: true)
    bytes.removeAll(keepingCapacity: true)
  }

  func contains(_ range: TextRange, of text: [UInt8], as kind: Int32) -> Bool {
    slots[slot(of: range, in: text, kind, Self.hash(range, of: text, kind))] >= 0
  }

  mutating func insert(_ range: TextRange, of text: [UInt8], as kind: Int32) {
    guard range.count <= Self.byteLimit else { return }
    if entries.count == Self.entryLimit || bytes.count + range.count > Self.byteLimit { removeAll() }
    let hash = Self.hash(range, of: text, kind)
    let slot = slot(of: range, in: text, kind, hash)
    guard slots[slot] < 0 else { return }
    slots[slot] = Int32(entries.count)
    let start = Int32(bytes.count)
    bytes.append(contentsOf: text[range.indices])
    entries.append(Entry(kind: kind, hash: hash, range: TextRange(start: start, end: Int32(bytes.count))))
  }

  /// The slot that holds the string, or the free one where it belongs.
  private func slot(of range: TextRange, in text: [UInt8], _ kind: Int32, _ hash: UInt64) -> Int {
    var slot = Int(truncatingIfNeeded: hash >> 40) & (Self.slotCount - 1)
    while slots[slot] >= 0 {
      let entry = entries[Int(slots[slot])]
      if entry.hash == hash && entry.kind == kind && isSame(entry.range, range, of: text) { return slot }
      slot = (slot + 1) & (Self.slotCount - 1)
    }
    return slot
  }

  private func isSame(_ own: TextRange, _ range: TextRange, of text: [UInt8]) -> Bool {
    guard own.count == range.count else { return false }
    let left = bytes.span.extracting(own.indices)
    let right = text.span.extracting(range.indices)
    guard left.count == right.count else { return false }
    // Without an early way out the loop works on many bytes at once.
    var difference: UInt8 = 0
    for index in left.indices { difference |= left[index] ^ right[index] }
    return difference == 0
  }

  /// A hash of the length and of the bytes at both ends: long strings that differ in the middle alone are rare.
  private static func hash(_ range: TextRange, of text: [UInt8], _ kind: Int32) -> UInt64 {
    let span = text.span.extracting(range.indices)
    var hash = UInt64(truncatingIfNeeded: kind) &* 0x9E37_79B9_7F4A_7C15 ^ UInt64(span.count)
    var word: UInt64 = 0
    let head = min(span.count, 48)
    for index in 0..<head {
      word = word << 8 | UInt64(span[index])
      if index & 7 == 7 { hash = (hash ^ hash >> 29 ^ word) &* 0xBF58_476D_1CE4_E5B9 }
    }
    for index in max(head, span.count - 48)..<span.count {
      word = word << 8 | UInt64(span[index])
      if index & 7 == 7 { hash = (hash ^ hash >> 29 ^ word) &* 0xBF58_476D_1CE4_E5B9 }
    }
    hash = (hash ^ hash >> 29 ^ word) &* 0x94D0_49BB_1331_11EB
    return hash ^ hash >> 31
  }
}
