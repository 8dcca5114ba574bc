/// The attributes of HTML and ARIA, those that were dropped from HTML, and names for families that are told apart by their beginning.
///
/// Source: HTML Living Standard, index of attributes; WAI-ARIA 1.2, section 6.6.
enum AttributeName: UInt8, Vocabulary {
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
