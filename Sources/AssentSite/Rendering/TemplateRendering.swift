import AssentModel
import Mustache

/// One run of swift-mustache over a template, in which every value is a reference to what it stands for.
///
/// Mustache sees no text of the site, only references made of private-use characters: so its own escaping, which goes by
/// `Character` and leaves a quotation mark with a combining accent as it is, has nothing to do, and what it makes can be
/// cut into the pieces that are constant and those that are not. It renders a missing name as nothing, so the names that
/// it asked for in vain are kept.
final class TemplateRendering {
  private(set) var values: [[ValuePart]] = []
  private var missing: Set<String> = []

  /// Renders a template of the library.
  ///
  /// - Returns: `nil` when there is no such template.
  func render(_ template: String, of library: MustacheLibrary, with root: [String: TemplateValue]) -> String? {
    library.render(Node(names: root, path: "", isRoot: true, rendering: self), withTemplate: template)
  }

  /// The names, dots included, that stand for nothing on this page.
  var missingNames: [String] { missing.sorted() }

  /// What Mustache is given for a value.
  fileprivate func box(_ value: TemplateValue, path: String) -> Any {
    switch value {
    case .parts(let parts): return Reference(renderText: reference(to: parts))
    case .strings(let lookup): return StringReference(lookup: lookup, path: path, rendering: self)
    case .flag(let flag): return flag
    case .names(let names): return Node(names: names, path: path, isRoot: false, rendering: self)
    case .list(let items): return items.map { box($0, path: path) }
    case .absent: return Absent(path: path, rendering: self)
    case .deferred(let make): return box(make(), path: path)
    }
  }

  private func reference(to parts: [ValuePart]) -> String {
    values.append(parts)
    return "\(TemplateMarker.value)\(values.count - 1)\(TemplateMarker.end)"
  }

  /// A value in the rendered text.
  private struct Reference: MustacheCustomRenderable {
    let renderText: String
    var isNull: Bool { false }
  }

  /// A string in the rendered text, or a step towards one.
  private struct StringReference: MustacheCustomRenderable, MustacheParent {
    let lookup: StringLookup
    let path: String
    let rendering: TemplateRendering
    var isNull: Bool { false }

    var renderText: String {
      guard let parts = lookup.parts else {
        rendering.missing.insert(path)
        return ""
      }
      return rendering.reference(to: parts)
    }

    func child(named name: String) -> Any? {
      let path = "\(path).\(name)"
      guard let longer = lookup.continued(by: name) else {
        rendering.missing.insert(path)
        return nil
      }
      return StringReference(lookup: longer, path: path, rendering: rendering)
    }
  }

  /// The names of one place in the context.
  private struct Node: MustacheParent {
    let names: [String: TemplateValue]
    let path: String
    let isRoot: Bool
    let rendering: TemplateRendering

    func child(named name: String) -> Any? {
      let full = path.isEmpty ? name : "\(path).\(name)"
      guard let value = names[name] else {
        // Mustache asks the inner objects first and the root last: what the root knows isn't missing.
        rendering.missing.insert(full)
        return nil
      }
      if isRoot { rendering.missing = rendering.missing.filter { !$0.hasSuffix(".\(name)") } }
      return rendering.box(value, path: full)
    }
  }

  /// A section that isn't there; a name inside it is missing.
  private struct Absent: MustacheParent, MustacheCustomRenderable {
    let path: String
    let rendering: TemplateRendering
    var renderText: String { "" }
    var isNull: Bool { true }

    func child(named name: String) -> Any? {
      rendering.missing.insert("\(path).\(name)")
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
}
