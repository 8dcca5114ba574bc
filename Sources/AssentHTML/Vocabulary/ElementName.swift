/// The elements of HTML, those that were dropped from it, and one name for all the rest.
///
/// Source: HTML Living Standard, index of elements, and section 16.2, non-conforming features.
enum ElementName: UInt8, HTMLName {
  case unknown
  case html, head, title, base, link, meta, style, script, noscript, template, slot
  case body, article, section, nav, aside, h1, h2, h3, h4, h5, h6, hgroup, header, footer, address, main, search
  case p, hr, pre, blockquote, ol, ul, menu, li, dl, dt, dd, figure, figcaption, div
  case a, em, strong, small, s, cite, q, dfn, abbr, ruby, rt, rp, data, time, code, `var`, samp, kbd, sub, sup, i, b, u
  case mark, bdi, bdo, span, br, wbr, ins, del
  case picture, source, img, iframe, embed, object, video, audio, track, map, area, canvas
  case table, caption, colgroup, col, tbody, thead, tfoot, tr, td, th
  case form, label, input, button, select, datalist, optgroup, option, textarea, output, progress, meter, fieldset, legend
  case details, summary, dialog
  case acronym, applet, basefont, bgsound, big, blink, center, dir, font, frame, frameset, image, isindex, keygen, listing
  case marquee, menuitem, multicol, nextid, nobr, noembed, noframes, param, plaintext, rb, rtc, spacer, strike, tt, xmp

  static let spellings = spellingsOfCases()

  static let void: ElementSet = [.area, .base, .br, .col, .embed, .hr, .img, .input, .link, .meta, .source, .track, .wbr]
  static let headings: ElementSet = [.h1, .h2, .h3, .h4, .h5, .h6]
  static let sectioning: ElementSet = [.article, .aside, .nav, .section]
  static let labelable: ElementSet = [.button, .input, .meter, .output, .progress, .select, .textarea]
  static let obsolete = ElementSet(allCases.filter { $0.rawValue >= ElementName.acronym.rawValue })

  /// 1 to 6 for a heading.
  var headingLevel: Int? {
    guard Self.headings.contains(self) else { return nil }
    return Int(rawValue - ElementName.h1.rawValue) + 1
  }
}

/// What an element may contain.
///
/// Source: HTML Living Standard, section 3.2.5, and the content model of each element.
struct ContentModel: Sendable {
  var children: ElementSet
  var allowsText: Bool
  /// Whether what the parent allows is allowed as well.
  var isTransparent = false

  static let nothing = ContentModel(children: [], allowsText: false)
  static let text = ContentModel(children: [], allowsText: true)
  static let phrasing = ContentModel(children: phrasingContent, allowsText: true)
  static let flow = ContentModel(children: flowContent, allowsText: true)
  static let anything = ContentModel(children: ElementSet(ElementName.allCases), allowsText: true)

  static func only(_ children: ElementSet) -> ContentModel {
    ContentModel(children: children + [.script, .template], allowsText: false)
  }

  static func phrasing(and more: ElementSet) -> ContentModel {
    ContentModel(children: phrasingContent + more, allowsText: true)
  }

  static func flow(and more: ElementSet) -> ContentModel {
    ContentModel(children: flowContent + more, allowsText: true)
  }

  static func transparent(and more: ElementSet = []) -> ContentModel {
    ContentModel(children: more, allowsText: false, isTransparent: true)
  }

  static let metadataContent: ElementSet = [.base, .link, .meta, .noscript, .script, .style, .template, .title]

  static let phrasingContent: ElementSet =
    [.a, .abbr, .area, .audio, .b, .bdi, .bdo, .br, .button, .canvas, .cite, .code, .data, .datalist, .del, .dfn, .em, .embed, .i]
    + [.iframe, .img, .input, .ins, .kbd, .label, .link, .map, .mark, .meta, .meter, .noscript, .object, .output, .picture]
    + [.progress, .q, .ruby, .s, .samp, .script, .select, .slot, .small, .span, .strong, .sub, .sup, .template, .textarea, .time]
    + [.u, .var, .video, .wbr]

  static let flowContent: ElementSet =
    phrasingContent + ElementName.headings + ElementName.sectioning
    + [.address, .blockquote, .details, .dialog, .div, .dl, .fieldset, .figure, .footer, .form, .header, .hgroup, .hr, .main]
    + [.menu, .ol, .p, .pre, .search, .table, .ul]

  /// The model of every element, by raw value. Unknown and obsolete elements may contain anything: they have a rule of their own.
  static let ofElements: [ContentModel] = {
    var models = [ContentModel](repeating: .anything, count: ElementName.allCases.count)
    func set(_ model: ContentModel, _ elements: ElementSet) {
      for element in elements.names { models[Int(element.rawValue)] = model }
    }
    set(.nothing, ElementName.void + [.iframe])
    set(.text, [.title, .style, .script, .textarea, .option])
    set(.flow, [.body, .article, .section, .nav, .aside, .header, .footer, .address, .main, .search, .blockquote, .li, .dt, .dd])
    set(.flow, [.figcaption, .div, .caption, .td, .th, .form, .dialog])
    set(.flow(and: [.figcaption]), [.figure])
    set(.flow(and: [.legend]), [.fieldset])
    set(.flow(and: [.summary]), [.details])
    set(.phrasing, ElementName.headings + [.p, .pre, .em, .strong, .small, .s, .cite, .q, .dfn, .abbr, .rt, .rp, .data, .time, .code])
    set(.phrasing, [.var, .samp, .kbd, .sub, .sup, .i, .b, .u, .mark, .bdi, .bdo, .span, .label, .button, .output, .progress, .meter])
    set(.phrasing(and: ElementName.headings), [.legend, .summary])
    set(.phrasing(and: [.rt, .rp]), [.ruby])
    set(.phrasing(and: [.option]), [.datalist])
    set(.transparent(), [.a, .ins, .del, .object, .map, .canvas, .noscript, .slot])
    set(.transparent(and: [.source, .track]), [.audio, .video])
    set(ContentModel(children: [.head, .body], allowsText: false), [.html])
    set(ContentModel(children: metadataContent, allowsText: false), [.head])
    set(.only(ElementName.headings + [.p]), [.hgroup])
    set(.only([.li]), [.ol, .ul, .menu])
    set(.only([.dt, .dd, .div]), [.dl])
    set(.only([.source, .img]), [.picture])
    set(.only([.caption, .colgroup, .thead, .tbody, .tfoot, .tr]), [.table])
    set(.only([.col]), [.colgroup])
    set(.only([.tr]), [.thead, .tbody, .tfoot])
    set(.only([.td, .th]), [.tr])
    set(.only([.option, .optgroup, .hr]), [.select])
    set(.only([.option]), [.optgroup])
    return models
  }()
}

extension ElementName {
  /// What the element may contain.
  var contentModel: ContentModel { ContentModel.ofElements[Int(rawValue)] }
}
