/// What a page is made of, as its bytes say: landmarks, headings, forms, links, texts and their languages, each in the order of the page.
public struct PageOutline: Hashable, Sendable {
  /// `lang` and `dir` of the `html` element.
  public var language: String?
  public var direction: String?
  public var landmarks: [PageLandmark] = []
  public var headings: [PageHeading] = []
  public var forms: [PageForm] = []
  public var controls: [PageControl] = []
  /// Links that look like buttons are among the links.
  public var buttons: [PageButton] = []
  public var links: [PageLink] = []
  public var disclosures: [PageDisclosure] = []
  public var images: [PageImage] = []
  /// Texts by the element that holds them, and attributes that are read out or shown.
  public var texts: [PageText] = []
  /// The text of the page's `style` elements.
  public var style = ""

  init() {}

  /// Reads a page; `nil` when it isn't well-formed, which the validator explains.
  public init?(reading page: [UInt8]) {
    guard let root = XMLElement.parse(page, file: "").root else { return nil }
    var builder = PageOutlineBuilder()
    builder.read(root)
    self = builder.outline
  }
}

/// A button of a page: a `button`, or an `input` that acts as one.
public struct PageButton: Hashable, Sendable {
  public var element: String
  /// `submit`, `button`, `reset` or `image`.
  public var type: String
  public var text: String
  public var classes: [String]
  public var name: String?
  public var value: String?
  public var isDisabled: Bool
  public var place: PagePlace
}

/// A field of a form: an `input`, `select` or `textarea` that isn't a button.
public struct PageControl: Hashable, Sendable {
  public var element: String
  /// Of an `input`, in lower case: `text`, `checkbox`, `hidden`; otherwise the element.
  public var type: String
  public var id: String?
  public var name: String?
  public var value: String?
  public var isRequired: Bool
  public var isDisabled: Bool
  /// Whether it is ticked.
  public var isChecked: Bool
  /// The values of a `select`'s options, and those that are selected.
  public var options: [String] = []
  public var selected: [String] = []
  /// The text of its label or its `aria-label`; `nil` without one.
  public var label: String?
  public var autocomplete: String?
  public var place: PagePlace

  /// Whether people see it.
  public var isVisible: Bool { type != "hidden" && !place.isHidden }
  /// Whether it is one of several choices, which are told apart by their values.
  public var isChoice: Bool { type == "checkbox" || type == "radio" }
}

/// A `details` element.
public struct PageDisclosure: Hashable, Sendable {
  public var summary: String
  public var isOpen: Bool
  public var place: PagePlace
}

/// A form of a page.
public struct PageForm: Hashable, Sendable {
  /// In lower case; `get` without one.
  public var method: String
  public var action: String
  public var autocomplete: String?
  public var place: PagePlace
}

/// A heading of a page.
public struct PageHeading: Hashable, Sendable {
  /// 1 to 6.
  public var level: Int
  /// Its `id`.
  public var anchor: String?
  public var text: String
  /// How many paragraphs, list items and table rows stand between it and the next heading.
  public var blocks = 0
  public var place: PagePlace
}

/// An image of a page.
public struct PageImage: Hashable, Sendable {
  public var source: String
  public var alternative: String?
  public var place: PagePlace
}

/// A part of a page that a reader can jump to.
public struct PageLandmark: Hashable, Sendable {
  public var kind: Kind
  /// Whether `aria-label` or `aria-labelledby` names it.
  public var isNamed: Bool
  public var place: PagePlace

  /// The raw value is the element's name.
  public enum Kind: String, Hashable, Sendable {
    case header, nav, main, footer, aside, form, section, search

    /// As a message says it: "the footer".
    public var name: String {
      switch self {
      case .nav: "navigation"
      case .aside: "aside"
      default: rawValue
      }
    }
  }
}

/// A link of a page.
public struct PageLink: Hashable, Sendable {
  public var target: String
  public var text: String
  public var classes: [String]
  /// The language of what it leads to; a language switcher has it.
  public var targetLanguage: String?
  public var place: PagePlace
}

/// Where something stands on a page.
public struct PagePlace: Hashable, Sendable {
  /// From 1, in the page.
  public var line: Int
  /// The number of the element in the order of the page.
  public var order: Int
  /// The kind of the innermost landmark but a form.
  public var landmark: PageLandmark.Kind?
  /// The index of the form that it stands in.
  public var form: Int?
  /// Whether a closed `details` hides it until somebody opens that.
  public var isFolded = false
  /// Whether `hidden`, `aria-hidden` or a style of its own hides it.
  public var isHidden = false

  init(line: Int, order: Int) {
    self.line = line
    self.order = order
  }
}

/// A stretch of text.
public struct PageText: Hashable, Sendable {
  /// With white space as single spaces.
  public var text: String
  /// The language that the page says it is in: `lang` of the nearest element that has it.
  public var language: String?
  /// Whether it is the value of an attribute, such as `aria-label`.
  public var isAttribute: Bool
  /// The name of the element that it stands in.
  public var element: String
  public var place: PagePlace
}
