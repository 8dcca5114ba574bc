/// The attributes of HTML and ARIA, those that were dropped from HTML, and names for families that are told apart by their beginning.
///
/// Source: HTML Living Standard, index of attributes; WAI-ARIA 1.2, section 6.6.
enum AttributeName: UInt8, HTMLName {
  case unknown
  /// Any `data-*`.
  case anyData
  /// Any event handler: `onclick` and its kin.
  case anyHandler
  /// An `aria-*` that ARIA doesn't know.
  case unknownAria
  /// `xml:lang`.
  case xmlLang
  case xmlns

  case accesskey, autocapitalize, autocorrect, autofocus, `class`, contenteditable, dir, draggable, enterkeyhint, hidden, id, inert
  case inputmode, `is`, itemid, itemprop, itemref, itemscope, itemtype, lang, nonce, popover, role, slot, spellcheck, style
  case tabindex, title, translate, writingsuggestions

  case abbr, accept, acceptCharset, action, allow, allowfullscreen, alpha, alt, `as`, async, autocomplete, autoplay, blocking
  case charset, checked, cite, closedby, color, colorspace, cols, colspan, command, commandfor, content, controls, coords
  case crossorigin, data, datetime, decoding, `default`, `defer`, dirname, disabled, download, enctype, fetchpriority, `for`
  case form, formaction, formenctype, formmethod, formnovalidate, formtarget, headers, height, high, href, hreflang, httpEquiv
  case imagesizes, imagesrcset, integrity, ismap, kind, label, list, loading, loop, low, max, maxlength, media, method
  case min, minlength, multiple, muted, name, nomodule, novalidate, open, optimum, pattern, ping, placeholder, playsinline
  case popovertarget, popovertargetaction, poster, preload, property, readonly, referrerpolicy, rel, required, reversed, rows
  case rowspan, sandbox, scope, selected, shape, size, sizes, span, src, srcdoc, srclang, srcset, start, step, target, type
  case usemap, value, width, wrap

  case ariaActivedescendant, ariaAtomic, ariaAutocomplete, ariaBraillelabel, ariaBrailleroledescription, ariaBusy, ariaChecked
  case ariaColcount, ariaColindex, ariaColindextext, ariaColspan, ariaControls, ariaCurrent, ariaDescribedby, ariaDescription
  case ariaDetails, ariaDisabled, ariaDropeffect, ariaErrormessage, ariaExpanded, ariaFlowto, ariaGrabbed, ariaHaspopup
  case ariaHidden, ariaInvalid, ariaKeyshortcuts, ariaLabel, ariaLabelledby, ariaLevel, ariaLive, ariaModal, ariaMultiline
  case ariaMultiselectable, ariaOrientation, ariaOwns, ariaPlaceholder, ariaPosinset, ariaPressed, ariaReadonly, ariaRelevant
  case ariaRequired, ariaRoledescription, ariaRowcount, ariaRowindex, ariaRowindextext, ariaRowspan, ariaSelected, ariaSetsize
  case ariaSort, ariaValuemax, ariaValuemin, ariaValuenow, ariaValuetext

  case align, alink, background, bgcolor, border, cellpadding, cellspacing, char, charoff, clear, compact, face, frame
  case frameborder, hspace, language, link, longdesc, marginheight, marginwidth, noshade, nowrap, rev, rules, scrolling, summary
  case text, valign, vlink, vspace

  static let spellings: [String] = {
    var spellings = spellingsOfCases()
    spellings[Int(AttributeName.xmlLang.rawValue)] = "xml:lang"
    return spellings
  }()

  static let aria = AttributeSet(
    allCases.filter { ($0.rawValue >= Self.ariaActivedescendant.rawValue && $0.rawValue <= Self.ariaValuetext.rawValue) })
  static let obsolete = AttributeSet(allCases.filter { $0.rawValue >= Self.align.rawValue })
  static let global =
    AttributeSet(allCases.filter { $0.rawValue >= Self.accesskey.rawValue && $0.rawValue <= Self.writingsuggestions.rawValue })
    + [.anyData, .xmlLang]

  /// What a name stands for that isn't a name of the list.
  init(unlisted name: some Collection<UInt8>) {
    if name.starts(with: "data-".utf8) && name.count > 5 {
      self = .anyData
    } else if name.starts(with: "aria-".utf8) {
      self = .unknownAria
    } else if name.count > 3 && name.starts(with: "on".utf8) {
      self = .anyHandler
    } else {
      self = .unknown
    }
  }
}

/// Which attributes an element may have besides those that all have.
///
/// Source: HTML Living Standard, index of attributes.
enum ElementAttributes {
  /// The attributes of every element, by raw value, with the global ones.
  static let ofElements: [AttributeSet] = {
    var sets = [AttributeSet](repeating: AttributeName.global + AttributeName.aria, count: ElementName.allCases.count)
    for (element, attributes) in document + text + embedded + tables + forms {
      sets[Int(element.rawValue)] = sets[Int(element.rawValue)] + attributes
    }
    // A dialog gets the focus by itself.
    sets[Int(ElementName.dialog.rawValue)] = sets[Int(ElementName.dialog.rawValue)].subtracting([.tabindex])
    return sets
  }()

  private static let document: [(ElementName, AttributeSet)] = [
    (.html, [.xmlns]),
    (.base, [.href, .target]),
    (
      .link,
      [.href, .crossorigin, .rel, .media, .integrity, .hreflang, .type, .referrerpolicy, .sizes, .imagesrcset, .imagesizes, .as]
        + [.blocking, .color, .disabled, .fetchpriority]
    ),
    (.meta, [.name, .httpEquiv, .content, .charset, .media, .property]),
    (.style, [.media, .blocking, .type]),
    (
      .script,
      [.src, .type, .nomodule, .async, .defer, .crossorigin, .integrity, .referrerpolicy, .blocking, .fetchpriority]
    ),
    (.slot, [.name]),
  ]

  private static let text: [(ElementName, AttributeSet)] = [
    (.a, [.href, .target, .download, .ping, .rel, .hreflang, .type, .referrerpolicy]),
    (.blockquote, [.cite]),
    (.q, [.cite]),
    (.ins, [.cite, .datetime]),
    (.del, [.cite, .datetime]),
    (.data, [.value]),
    (.time, [.datetime]),
    (.li, [.value]),
    (.ol, [.reversed, .start, .type]),
    (.details, [.name, .open]),
    (.dialog, [.open, .closedby]),
  ]

  private static let embedded: [(ElementName, AttributeSet)] = [
    (.area, [.alt, .coords, .shape, .href, .target, .download, .ping, .rel, .referrerpolicy]),
    (.audio, [.src, .crossorigin, .preload, .autoplay, .loop, .muted, .controls]),
    (.canvas, [.width, .height]),
    (.embed, [.src, .type, .width, .height]),
    (
      .iframe,
      [.src, .srcdoc, .name, .sandbox, .allow, .allowfullscreen, .width, .height, .referrerpolicy, .loading]
    ),
    (
      .img,
      [.alt, .src, .srcset, .sizes, .crossorigin, .usemap, .ismap, .width, .height, .referrerpolicy, .decoding, .loading]
        + [.fetchpriority]
    ),
    (.map, [.name]),
    (.object, [.data, .type, .name, .form, .width, .height]),
    (.source, [.type, .media, .src, .srcset, .sizes, .width, .height]),
    (.track, [.default, .kind, .label, .src, .srclang]),
    (
      .video,
      [.src, .crossorigin, .poster, .preload, .autoplay, .playsinline, .loop, .muted, .controls, .width, .height]
    ),
  ]

  private static let tables: [(ElementName, AttributeSet)] = [
    (.col, [.span]),
    (.colgroup, [.span]),
    (.td, [.colspan, .rowspan, .headers]),
    (.th, [.colspan, .rowspan, .headers, .scope, .abbr]),
  ]

  /// The attributes of controls that send a form.
  static let submitting: AttributeSet = [.formaction, .formenctype, .formmethod, .formnovalidate, .formtarget]
  private static let popping: AttributeSet = [.popovertarget, .popovertargetaction]

  private static let forms: [(ElementName, AttributeSet)] = [
    (.form, [.acceptCharset, .action, .autocomplete, .enctype, .method, .name, .novalidate, .target, .rel]),
    (.button, [.disabled, .form, .name, .type, .value, .command, .commandfor] + submitting + popping),
    (.fieldset, [.disabled, .form, .name]),
    (
      .input,
      [.accept, .alpha, .alt, .autocomplete, .checked, .colorspace, .dirname, .disabled, .form, .height, .list, .max, .maxlength]
        + [.min, .minlength, .multiple, .name, .pattern, .placeholder, .readonly, .required, .size, .src, .step, .type, .value, .width]
        + submitting + popping
    ),
    (.label, [.for]),
    (.meter, [.value, .min, .max, .low, .high, .optimum]),
    (.optgroup, [.disabled, .label]),
    (.option, [.disabled, .label, .selected, .value]),
    (.output, [.for, .form, .name]),
    (.progress, [.value, .max]),
    (.select, [.autocomplete, .disabled, .form, .multiple, .name, .required, .size]),
    (
      .textarea,
      [.autocomplete, .cols, .dirname, .disabled, .form, .maxlength, .minlength, .name, .placeholder, .readonly, .required, .rows]
        + [.wrap]
    ),
  ]
}
