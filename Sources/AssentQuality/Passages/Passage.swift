import AssentDocuments
import AssentLocalization
import AssentModel

/// A stretch of text as its reader sees it: a string, a title, a paragraph.
///
/// What isn't prose stands in it as one U+FFFC each: placeholders, inline code, `[!UICONTROL]` and `[!DNL]`. Markup is gone.
final class Passage: CheckedSubject {
  let locale: LocaleTag
  let isSource: Bool
  let subject: CheckSubject
  let role: Role
  let text: String
  /// The text by scalar, for rules that look at every sign.
  let scalars: [Unicode.Scalar]
  let words: [Word]
  /// Where the text begins.
  let location: SourceLocation
  /// The same passage in the source locale; `nil` in the source locale itself, and where none corresponds.
  let original: Passage?

  /// Where a passage stands.
  enum Role: Hashable, Sendable {
    /// A string of a table; with a plural category when the message has several.
    case string(PluralCategory?)
    case title
    case description
    case heading
    case paragraph
    case listItem
    case tableCell
    /// The alternative text of an image.
    case alternative
  }

  /// A run of letters and digits, with apostrophes and hyphens between them.
  struct Word: Hashable, Sendable {
    /// The indices of its scalars in the passage.
    let range: Range<Int>
    let text: String
    /// In lower case, with U+2019 for every apostrophe.
    let folded: String
  }

  /// What stands for a part that isn't prose.
  static let objectSign: Unicode.Scalar = "\u{FFFC}"

  init(
    _ text: String, locale: LocaleTag, isSource: Bool = false, subject: CheckSubject, role: Role, at location: SourceLocation,
    original: Passage? = nil
  ) {
    self.locale = locale
    self.isSource = isSource
    self.subject = subject
    self.role = role
    self.text = text
    self.scalars = Array(text.unicodeScalars)
    self.words = Self.words(in: scalars)
    self.location = location
    self.original = original
  }

  /// The passage as findings name it, beside its source.
  var place: CheckPlace { CheckPlace(location, locale: locale, subject: subject, source: original?.text, translation: text) }

  /// The text of a stretch of scalars.
  func text(_ range: Range<Int>) -> String {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars[range])
    return String(text)
  }

  static func words(in scalars: [Unicode.Scalar]) -> [Word] {
    var words: [Word] = []
    var index = 0
    while index < scalars.count {
      guard scalars[index].isLetterOrDigit else {
        index += 1
        continue
      }
      let start = index
      while index < scalars.count {
        if scalars[index].isLetterOrDigit {
          index += 1
        } else if isJoiner(scalars[index]), index + 1 < scalars.count, scalars[index + 1].isLetterOrDigit {
          index += 2
        } else {
          break
        }
      }
      var view = String.UnicodeScalarView()
      view.append(contentsOf: scalars[start..<index])
      let text = String(view)
      let folded = text.lowercased()
      words.append(
        Word(range: start..<index, text: text, folded: folded.utf8.contains(0x27) ? folded.replacing("'", with: "\u{2019}") : folded))
    }
    return words
  }

  private static func isJoiner(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "-" || scalar == "'" || scalar == "\u{2019}" || scalar == "\u{2011}" || scalar == "\u{AD}"
  }
}

/// All that a locale says, in the order of its files.
struct LocaleText: CheckedSubject {
  let locale: LocaleTag
  let isSource: Bool
  let passages: [Passage]
}

extension Passage {
  /// The texts of a string: one, or one for each plural category.
  ///
  /// - Parameter originals: the passages of the same string in the source locale. A category that the source lacks corresponds to its `other`.
  static func passages(
    of entry: StringEntry, locale: LocaleTag, isSource: Bool, originals: [Passage] = []
  ) -> [Passage] {
    entry.patterns.map { category, pattern, location in
      let original =
        originals.first { $0.role == .string(category) } ?? originals.first { $0.role == .string(.other) } ?? originals.first
      return Passage(
        pattern.maskedText, locale: locale, isSource: isSource, subject: .string(entry.key), role: .string(category), at: location,
        original: original)
    }
  }
}

extension Passage.Role {
  /// What the text of a block is; `nil` for a block without text.
  init?(_ kind: OutlineBlock.Kind) {
    switch kind {
    case .heading: self = .heading
    case .paragraph: self = .paragraph
    case .listItem: self = .listItem
    case .tableCell: self = .tableCell
    default: return nil
    }
  }
}
