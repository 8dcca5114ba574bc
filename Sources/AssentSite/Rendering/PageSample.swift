import AssentHTML
import AssentModel

/// A page as the handler serves it: with the longest texts of its locale in its slots.
///
/// What is published is validated with empty slots. The sample shows what becomes of it when they are filled.
struct PageSample {
  let bytes: [UInt8]
  private let kind: PageKind
  private let page: RenderedPage
  private let slots: [SiteManifest.SlotEntry]

  /// - Parameter fragments: those of the page's locale, by `Fragment.name`.
  init(_ page: RenderedPage, kind: PageKind, slots: [SiteManifest.SlotEntry], fragments: [String: String]) {
    self.page = page
    self.kind = kind
    self.slots = slots
    var bytes: [UInt8] = []
    var start = 0
    for slot in slots {
      bytes += page.bytes[start..<slot.offset]
      bytes += Slot(rawValue: slot.name).map { Self.text(for: $0, fragments) }?.utf8 ?? "".utf8
      start = slot.offset
    }
    self.bytes = bytes + page.bytes[start...]
  }

  /// The sample as a page of its own, with the lines of the page.
  var rendered: RenderedPage {
    var rendered = page
    rendered.bytes = bytes
    rendered.slots = []
    return rendered
  }

  func has(_ slot: Slot) -> Bool { slots.contains { $0.name == slot.rawValue } }

  /// What the handler puts into a slot; the longest of it, on one line, so that lines keep their numbers.
  static func text(for slot: Slot, _ fragments: [String: String]) -> String {
    if let scope = slot.checkedScope { return " checked=\"checked\" data-choice=\"\(scope.code)\"" }
    let text: String
    switch slot {
    case .scope:
      // One with markup shows more than a longer one without.
      let names = fragments.filter { $0.key.hasPrefix("scope.") }.values
      text = names.max { ($0.contains("<") ? 1 : 0, $0.utf8.count, $0) < ($1.contains("<") ? 1 : 0, $1.utf8.count, $1) } ?? ""
    case .summary: text = fragments.filter { $0.key.hasPrefix("change.") }.sorted { $0.key < $1.key }.map(\.value).joined()
    case .notice: text = fragments[Fragment.testNotice.name] ?? ""
    case .time: text = "2026-12-31 23:59:59"
    case .record, .page: text = String(repeating: "0123456789abcdef", count: 4)
    default: text = address(slot)
    }
    return text.split(whereSeparator: \.isNewline).joined(separator: " ")
  }

  /// The text in the sample that stands for a slot of an address.
  static func address(_ slot: Slot) -> String { "sample-\(slot.rawValue)" }

  /// The findings of slots that stand where what is put into them can't stand, or that nobody fills on a page of this kind.
  func misplaced() -> [Finding] {
    var findings: [Finding] = []
    var context = MarkupContext()
    var index = 0
    var line = 1
    for entry in slots {
      guard let slot = Slot(rawValue: entry.name) else { continue }
      while index < entry.offset {
        context.advance(over: page.bytes[index])
        if page.bytes[index] == UInt8(ascii: "\n") { line += 1 }
        index += 1
      }
      if !slot.places.contains(context.place) {
        findings.append(
          Finding(
            SiteRules.slotPlace, at: location(ofLine: line), "\(slot.templateName) can't stand here: the slot is filled with \(slot.content)",
            hint: slot.placeHint))
      } else if !slot.isFilled(on: kind) {
        findings.append(
          Finding(
            SiteRules.slotPlace, at: location(ofLine: line), "nobody fills in \(slot.templateName)",
            hint: "Remove it, or put it into a section such as {{#is.optOut}}"))
      }
    }
    return findings
  }

  /// Where a line of the page, or the nearest before it, comes from.
  func location(ofLine line: Int) -> SourceLocation {
    page.origins.last { $0.pageLine <= line }?.source ?? SourceLocation(page.path, line: line)
  }
}

extension Slot {
  /// Whether the handler fills the slot on a page of the kind.
  fileprivate func isFilled(on kind: PageKind) -> Bool {
    switch self {
    case .token, .path, .scope, .everything, .notice: kind.isLanding || kind.isConfirmation || kind == .receipt || kind == .linkExpired
    case .undo: kind.isConfirmation
    case .summary, .receipt, .receiptData: kind.isConfirmation || kind == .receipt
    case .time, .record, .page: kind == .receipt
    default: kind == .preferences
    }
  }

  /// Where it may stand.
  fileprivate var places: [MarkupContext.Place] {
    if checkedScope != nil { return [.tag] }
    return switch self {
    case .scope, .summary, .notice: [.content]
    case .time, .record, .page: [.content, .plainText, .attributeValue]
    default: [.content, .attributeValue]
    }
  }

  /// What the handler puts into it, for messages.
  fileprivate var content: String {
    if checkedScope != nil { return "an attribute" }
    return switch self {
    case .scope, .summary, .notice: "markup"
    case .time, .record, .page: "text"
    default: "an address"
    }
  }

  fileprivate var placeHint: String {
    if checkedScope != nil { return "Write it in the start tag, after the last attribute: <input type=\"checkbox\" …{{checked}}/>" }
    return switch self {
    case .scope, .summary, .notice: "Put it into the text of an element, and not into an attribute, the title, a style sheet or a comment"
    default: "Put it into the value of an attribute or into text"
    }
  }

  /// How templates and texts name it.
  fileprivate var templateName: String {
    if checkedScope != nil { return "{{checked}}" }
    return switch self {
    case .token: "{{links.form}}"
    case .path: "the address of a language"
    case .undo: "{{links.undo}}"
    case .everything: "{{links.everything}}"
    case .receipt: "{{links.receipt}}"
    case .receiptData: "{{links.receiptData}}"
    case .scope: "{scope}"
    default: "{{slot.\(rawValue)}}"
    }
  }
}
