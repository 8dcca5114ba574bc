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
