import AssentFormats
import AssentLocalization
import AssentModel

/// The messages of a locale as one page sees them: with the values that it has for their placeholders.
final class PageMessages {
  private let catalog: MessageCatalog
  private let locale: LocaleTag
  private let formatter: LocaleFormatter
  /// What placeholders stand for, by name.
  private let arguments: [String: [ValuePart]]
  /// What decides a plural, and what `{count}` stands for; `nil` when the page has nothing to count.
  private let count: Int?
  /// Messages that couldn't be filled in.
  private(set) var findings: [Finding] = []
  /// The strings that were asked for, and the locale that each was found in.
  private(set) var strings: [StringKey: LocaleTag] = [:]

  init(catalog: MessageCatalog, locale: LocaleTag, arguments: [String: [ValuePart]], count: Int? = nil) {
    self.catalog = catalog
    self.locale = locale
    self.formatter = LocaleFormatter(locale)
    self.arguments = arguments
    self.count = count
  }

  /// The message of a key; `nil` when no locale of the chain has it.
  ///
  /// - Parameter hidden: the placeholders that stand for nothing in this message.
  func parts(for key: StringKey, adding more: [String: [ValuePart]] = [:], hiding hidden: Set<String> = []) -> [ValuePart]? {
    guard let resolved = catalog.resolve(key, in: locale) else { return nil }
    strings[key] = resolved.locale
    guard let pattern = pattern(of: resolved, key: key) else { return [] }
    let parts = fill(pattern, at: resolved.location, adding: more, hiding: hidden)
    return parts.marked(as: resolved.locale, on: locale)
  }

  /// The message of a key from a table in the page's own language; `nil` when it is there in other languages alone.
  func ownParts(for key: StringKey) -> [ValuePart]? {
    catalog.resolve(key, in: locale).flatMap { $0.locale.isRead(as: locale) ? parts(for: key) : nil }
  }

  /// The message of a key as markup, for what the handler inserts; slots and fields are left out.
  func markup(for key: StringKey, adding more: [String: [ValuePart]] = [:]) -> String? {
    parts(for: key, adding: more).map(Self.markup)
  }

  private static func markup(of parts: [ValuePart]) -> String {
    parts.map { part in
      switch part {
      case .text(let text): MarkupEscaping.escaped(text)
      case .html(let html): html
      case .foreign(let span, let parts): span.opening + markup(of: parts) + ForeignTextSpan.closing
      case .field, .slot: ""
      }
    }.joined()
  }

  /// What a placeholder of a document or message stands for; a finding when it stands for nothing here.
  func value(of placeholder: String, at location: SourceLocation, hiding hidden: Set<String> = []) -> [ValuePart] {
    if placeholder == "count", let count { return [.text(formatter.number(count))] }
    if let value = arguments[placeholder], !hidden.contains(placeholder) { return value }
    let known = (arguments.keys.filter { !hidden.contains($0) } + (count == nil ? [] : ["count"])).sorted().map { "{\($0)}" }.joined(separator: ", ")
    findings.append(
      Finding(SiteRules.unknownPlaceholder, at: location, "{\(placeholder)} stands for nothing on this page", hint: "Here you can use \(known)"))
    return []
  }

  /// What a placeholder of a document stands for in an attribute, where no markup and nothing that is known only at request time may stand.
  ///
  /// - Parameter field: What a field of the page stands for.
  func attributeValue(of placeholder: String, at location: SourceLocation, field: (PageField) -> [ValuePart]) -> [ValuePart] {
    let value = value(of: placeholder, at: location).flatMap { part in if case .field(let name) = part { field(name) } else { [part] } }.unmarked
    guard value.hasSlot else { return value }
    findings.append(
      Finding(
        SiteRules.slotInTitle, at: location, "{\(placeholder)} can't stand in an attribute: it is known only when the page is shown",
        hint: "Say it in the text"))
    return []
  }

  /// A text with placeholders that isn't from a string table, such as a title.
  func parts(of text: String, at location: SourceLocation) -> [ValuePart] {
    do {
      return fill(try MessagePattern(parsing: text), at: location, adding: [:])
    } catch {
      findings.append(Finding(SiteRules.messageSyntax, at: location, "\(error)", hint: "Write {{ and }} for braces"))
      return []
    }
  }

  func report(_ finding: Finding) { findings.append(finding) }

  private func fill(
    _ pattern: MessagePattern, at location: SourceLocation, adding more: [String: [ValuePart]], hiding hidden: Set<String> = []
  ) -> [ValuePart] {
    pattern.parts.flatMap { part -> [ValuePart] in
      switch part {
      case .text(let text): [.text(text)]
      case .placeholder(let name): more[name] ?? value(of: name, at: location, hiding: hidden)
      }
    }
  }

  private func pattern(of resolved: ResolvedMessage, key: StringKey) -> MessagePattern? {
    switch resolved.message {
    case .plain(let pattern): return pattern
    case .plural(let patterns):
      guard let count else {
        findings.append(
          Finding(SiteRules.pluralWithoutCount, at: resolved.location, "'\(key.text)' depends on a count, and this page has nothing to count"))
        return nil
      }
      return patterns[PluralRules.cardinal(for: resolved.locale).category(of: count)] ?? patterns[.other]
    }
  }
}

/// A key of the string table in a template, as far as it has been read: `{{strings.optOut.button}}`, one name of the key after the other.
struct StringLookup {
  let messages: PageMessages
  /// Every key of the source locale and every beginning of one that ends before a dot.
  let known: Set<String>
  /// The part of the key that has been read.
  var key = ""

  /// The key that a name continues; `nil` when no key begins so.
  func continued(by name: String) -> StringLookup? {
    let longer = key.isEmpty ? name : "\(key).\(name)"
    return known.contains(longer) ? StringLookup(messages: messages, known: known, key: longer) : nil
  }

  /// The message of the key; `nil` when no table has one.
  var parts: [ValuePart]? { StringKey(key).flatMap { messages.parts(for: $0) } }
}

extension [ValuePart] {
  /// The parts as a text of a locale, marked with its language where it isn't the page's.
  func marked(as locale: LocaleTag, on page: LocaleTag) -> [ValuePart] { ForeignTextSpan(of: locale, on: page).map { [.foreign($0, self)] } ?? self }

  /// The parts without marks of their languages.
  fileprivate var unmarked: [ValuePart] {
    flatMap { part in if case .foreign(_, let parts) = part { parts.unmarked } else { [part] } }
  }
}

/// Marks a text that comes from another locale than its page, so that a screen reader speaks it in its own language.
struct ForeignTextSpan: Sendable, Hashable {
  let opening: String
  static let closing = "</span>"

  /// `nil` when language and script are the same.
  init?(of locale: LocaleTag, on page: LocaleTag) {
    guard !locale.isRead(as: page) else { return nil }
    let direction = locale.direction == page.direction ? "" : " dir=\"\(locale.direction.rawValue)\""
    opening = "<span lang=\"\(locale)\"\(direction)>"
  }
}
