import AssentFormats
import AssentModel
import Mustache

/// One run of swift-mustache over a template, in which every value is a reference to what it stands for.
///
/// Mustache sees no text of the site, only references made of private-use characters: so its own escaping, which goes by
/// `Character` and leaves a quotation mark with a combining accent as it is, has nothing to do, and what it makes can be
/// cut into the pieces that are constant and those that are not. It renders a missing name as nothing, so what it asks for
/// in vain is noted with its tag.
final class TemplateRendering {
  /// What the references stand for.
  private(set) var values: [[ValuePart]] = []
  private(set) var problems: Set<TemplateProblem> = []
  private let templates: TemplateLibrary
  private var questions = 0

  /// Sections over long lists within each other could otherwise go on for ever.
  private static let mostQuestions = 2_000_000

  init(_ templates: TemplateLibrary) { self.templates = templates }

  /// Renders a template; `nil` when it isn't there or can't be rendered.
  func render(_ template: String, with root: [String: TemplateValue]) -> String? {
    templates.render(template, with: TemplateBox(value: .names(root), path: "", tag: 0, isRoot: true, rendering: self))
  }

  /// Whether a tag may still ask for a value.
  fileprivate func mayAsk(_ tag: Int) -> Bool {
    questions += 1
    if questions > Self.mostQuestions { problems.insert(TemplateProblem(tag: tag, kind: .endless)) }
    return questions <= Self.mostQuestions
  }

  fileprivate func tag(_ reference: String) -> (number: Int, tag: TemplateTag)? {
    guard reference.first == "?", let number = Int(reference.dropFirst()), templates.tags.indices.contains(number) else { return nil }
    return (number, templates.tags[number])
  }

  fileprivate func name(of tag: Int) -> String { templates.tags.indices.contains(tag) ? templates.tags[tag].name : "." }

  fileprivate func note(_ kind: TemplateProblem.Kind, at tag: Int) { problems.insert(TemplateProblem(tag: tag, kind: kind)) }

  fileprivate func reference(to parts: [ValuePart]) -> String {
    values.append(parts)
    return "\(TemplateMarker.value)\(values.count - 1)\(TemplateMarker.end)"
  }
}

/// What is wrong with what a tag asks for.
struct TemplateProblem: Hashable {
  /// The number of the tag.
  var tag: Int
  var kind: Kind

  enum Kind: Hashable {
    /// The name stands for nothing; `nearest` is the one that was probably meant.
    case missing(String, nearest: String?)
    /// It is no text: the names of the texts that it has.
    case notText([String])
    case notList(function: String)
    case endless
  }
}

/// A value as Mustache sees it. Mustache asks for the number of a tag, from the innermost section outwards.
private struct TemplateBox: MustacheParent, MustacheCustomRenderable, MustacheTransformable {
  let value: TemplateValue
  /// The name from the root.
  let path: String
  /// The number of the tag that asked for the value.
  let tag: Int
  var isRoot = false
  /// Whether it stands in for what is missing, which is noted already.
  var isGap = false
  let rendering: TemplateRendering

  var isNull: Bool {
    switch value {
    case .absent: true
    case .flag(let flag): !flag
    case .parts, .strings, .names, .list, .deferred: false
    }
  }

  var renderText: String {
    switch value {
    case .parts(let parts): return rendering.reference(to: parts)
    case .strings(let lookup):
      if let parts = lookup.parts { return rendering.reference(to: parts) }
      rendering.note(.missing(path, nearest: nil), at: tag)
    case .absent: if !isGap { rendering.note(.missing(path, nearest: nil), at: tag) }
    case .names(let names):
      rendering.note(.notText(isRoot ? [] : names.filter { $0.value.isText }.map(\.key).sorted()), at: tag)
    case .flag, .list, .deferred: rendering.note(.notText([]), at: tag)
    }
    // The name stands in for the text, so that nothing else is found only because it is missing.
    return rendering.reference(to: [.text(rendering.name(of: tag))])
  }

  func child(named reference: String) -> Any? {
    guard let (number, tag) = rendering.tag(reference), rendering.mayAsk(number) else { return nil }
    if tag.name == "." { return boxed(value, path: path, tag: number, of: tag, isRoot: isRoot) }
    let parts = tag.name.split(separator: ".").map(String.init)
    guard let first = step(parts[0]) else {
      guard isRoot || tag.name.hasPrefix(".") else { return nil }
      return gap(parts[...], of: self, at: number)
    }
    var box = TemplateBox(value: first, path: path.isEmpty ? parts[0] : "\(path).\(parts[0])", tag: number, rendering: rendering)
    for (index, part) in parts.enumerated().dropFirst() {
      guard let next = box.step(part) else { return gap(parts[index...], of: box, at: number) }
      box = TemplateBox(value: next, path: "\(box.path).\(part)", tag: number, rendering: rendering)
    }
    return boxed(box.value, path: box.path, tag: number, of: tag, isRoot: false)
  }

  /// The value of a name in this one; `nil` when it has none.
  private func step(_ name: String) -> TemplateValue? {
    let child: TemplateValue?
    switch value {
    case .names(let names): child = names[name]
    case .strings(let lookup): child = lookup.continued(by: name).map { .strings($0) }
    case .parts, .flag, .list, .absent, .deferred: child = nil
    }
    if case .deferred(let make) = child { return make() }
    return child
  }

  /// Notes that a name of a value is missing, and stands in for it.
  private func gap(_ rest: ArraySlice<String>, of box: TemplateBox, at tag: Int) -> TemplateBox {
    let name = rest.joined(separator: ".")
    let prefix = box.path.isEmpty ? "" : box.path + "."
    var nearest: String?
    switch box.value {
    case .names(let names):
      nearest = rest.first.flatMap { NearestName.nearest(to: $0, among: names.keys.sorted()) }.map {
        ([$0] + rest.dropFirst()).joined(separator: ".")
      }
    case .strings(let lookup):
      let start = lookup.key.isEmpty ? "" : lookup.key + "."
      nearest = NearestName.nearest(to: start + name, among: lookup.known.sorted()).map { String($0.dropFirst(start.count)) }
    case .parts, .flag, .list, .absent, .deferred: break
    }
    rendering.note(.missing(prefix + name, nearest: nearest.map { prefix + $0 }), at: tag)
    return TemplateBox(value: .absent, path: prefix + name, tag: tag, isGap: true, rendering: rendering)
  }

  /// What Mustache gets: its own kinds where it knows them, so that sections over lists and flags do what they do.
  private func boxed(_ value: TemplateValue, path: String, tag number: Int, of tag: TemplateTag, isRoot: Bool) -> Any {
    switch value {
    case .list(let items):
      return TemplateList(
        items: items.map { TemplateBox(value: $0, path: path, tag: number, rendering: rendering) }, tag: number, rendering: rendering)
    case .flag(let flag) where tag.kind == .section && tag.functions.isEmpty: return flag
    case .parts, .strings, .flag, .names, .absent, .deferred:
      return TemplateBox(value: value, path: path, tag: number, isRoot: isRoot, rendering: rendering)
    }
  }

  func transform(_ name: String) -> Any? {
    rendering.note(.notList(function: name), at: tag)
    return nil
  }
}

/// A list as Mustache sees it.
private struct TemplateList: MustacheSequence, MustacheCustomRenderable, MustacheTransformable {
  let items: [TemplateBox]
  let tag: Int
  let rendering: TemplateRendering

  var isNull: Bool { false }

  var renderText: String {
    rendering.note(.notText([]), at: tag)
    return ""
  }

  func makeIterator() -> IndexingIterator<[TemplateBox]> { items.makeIterator() }

  func transform(_ name: String) -> Any? {
    switch name {
    case "first": return items.first
    case "last": return items.last
    case "count": return items.count
    case "empty": return items.isEmpty
    case "reversed": return TemplateList(items: items.reversed(), tag: tag, rendering: rendering)
    default:
      rendering.note(.notList(function: name), at: tag)
      return nil
    }
  }
}

/// The private-use characters that frame references in a rendered template; a source file may not contain them.
enum TemplateMarker {
  /// U+E000, before the index of a value.
  static let value: Character = "\u{E000}"
  /// U+E001, after an index.
  static let end: Character = "\u{E001}"
  /// U+E002, before the index of a source line.
  static let origin: Character = "\u{E002}"

  /// Whether a character is one of these.
  static func isReserved(_ scalar: Unicode.Scalar) -> Bool { (0xE000...0xE002).contains(scalar.value) }

  /// The last byte of `value` and `origin` in UTF-8; the first two are `EE 80`.
  static let valueByte: UInt8 = 0x80
  static let originByte: UInt8 = 0x82
}

/// What a name in a template can stand for.
enum TemplateValue {
  case parts([ValuePart])
  /// A string, looked up only where it is rendered: its key may also begin other keys.
  case strings(StringLookup)
  case flag(Bool)
  case names([String: TemplateValue])
  case list([TemplateValue])
  /// A section that this page doesn't have.
  case absent
  /// What is made only when a template asks for it.
  case deferred(() -> TemplateValue)

  static func text(_ text: String) -> TemplateValue { .parts([.text(text)]) }
  static func html(_ html: String) -> TemplateValue { .parts([.html(html)]) }
  static func slot(_ slot: Slot) -> TemplateValue { .parts([.slot(slot)]) }

  /// Whether a tag can show it.
  var isText: Bool { if case .parts = self { true } else { false } }
}
