/// Which roles an element may be given.
///
/// Source: ARIA in HTML, section 4, document conformance requirements for use of ARIA attributes in HTML.
enum AllowedRoles {
  /// The roles that ARIA in HTML allows on the element; `nil` when it allows any.
  static func roles(of node: Int, in markup: Markup) -> RoleSet? {
    let element = markup.nodes[node].element
    if none.contains(element) { return [] }
    switch element {
    case .a: return markup.has(.href, node) ? links : nil
    case .area: return markup.has(.href, node) ? [.link] : [.link, .button, .generic]
    case .div: return markup.parentElement(of: node) == .dl ? [.nothing, .presentation] : nil
    case .figure:
      return markup.children(of: node).contains { markup.nodes[$0].element == .figcaption } ? [.figure, .docExample] : nil
    case .img:
      if markup.hasOwnName(node) { return images }
      return markup.value(.alt, of: node) == nil ? [.img, .nothing, .presentation] : [.nothing, .presentation]
    case .input:
      let type = markup.value(.type, of: node).map { markup.string($0).lowercased() } ?? "text"
      let isOfList = markup.has(.list, node) && ["text", "search", "tel", "url", "email"].contains(type)
      return isOfList ? [.combobox] : inputs[type]
    case .li: return markup.parent(of: node).flatMap(markup.role) == .list ? [.listitem] : nil
    case .select: return markup.implicitRole(node) == .listbox ? [.listbox] : [.combobox, .menu]
    case .tr, .td, .th:
      guard let table = markup.ancestor(of: node, in: [.table]).flatMap(markup.role), [.table, .grid, .treegrid].contains(table) else { return nil }
      return element == .tr ? [.row] : element == .td ? [.cell, .gridcell] : [.cell, .columnheader, .gridcell, .rowheader]
    default: return limited[element]
    }
  }

  private static let none: ElementSet = [
    .html, .head, .meta, .title, .link, .style, .script, .base, .source, .track, .template, .noscript, .map, .col, .colgroup,
    .label, .picture, .slot,
  ]

  private static let limited: [ElementName: RoleSet] = [
    .article: [.article, .application, .document, .feed, .main, .nothing, .presentation, .region],
    .aside: [
      .complementary, .feed, .nothing, .note, .presentation, .region, .search, .docDedication, .docExample, .docFootnote, .docGlossary,
      .docPullquote, .docTip,
    ],
    .audio: [.application], .br: [.nothing, .presentation], .wbr: [.nothing, .presentation], .datalist: [.listbox],
    .object: [.application, .document, .img], .section: sections, .video: [.application], .body: [.generic, .document],
    .button: [
      .button, .checkbox, .combobox, .gridcell, .link, .menuitem, .menuitemcheckbox, .menuitemradio, .option, .radio, .separator, .slider,
      .switch, .tab, .treeitem,
    ],
    .details: [.group], .summary: [.button], .dialog: [.dialog, .alertdialog], .dd: [.definition], .dt: [.term, .listitem],
    .dl: [.group, .list, .nothing, .presentation, .docGlossary],
    .embed: [.application, .document, .img, .nothing, .presentation], .iframe: [.application, .document, .img, .nothing, .presentation],
    .fieldset: [.group, .nothing, .presentation, .radiogroup], .figcaption: [.group, .nothing, .presentation], .caption: [.caption],
    .footer: [.contentinfo, .generic, .group, .nothing, .presentation, .docFootnote],
    .header: [.banner, .generic, .group, .nothing, .presentation], .form: [.form, .nothing, .presentation, .search],
    .h1: headings, .h2: headings, .h3: headings, .h4: headings, .h5: headings, .h6: headings,
    .hr: [.separator, .nothing, .presentation, .docPagebreak], .legend: [],
    .main: [.main], .meter: [.meter], .progress: [.progressbar], .option: [.option], .optgroup: [.group],
    .menu: lists, .ol: lists, .ul: lists,
    .nav: [.navigation, .menu, .menubar, .nothing, .presentation, .tablist, .docIndex, .docPagelist, .docToc],
    .search: [.search, .form, .group, .nothing, .presentation, .region], .textarea: [.textbox],
  ]

  private static let links: RoleSet = [
    .button, .checkbox, .link, .menuitem, .menuitemcheckbox, .menuitemradio, .option, .radio, .switch, .tab, .treeitem, .docBacklink,
    .docBiblioref, .docGlossref, .docNoteref,
  ]

  private static let images: RoleSet = [
    .button, .checkbox, .img, .link, .math, .menuitem, .menuitemcheckbox, .menuitemradio, .meter, .option, .progressbar, .radio, .scrollbar,
    .separator, .slider, .switch, .tab, .treeitem, .docCover,
  ]

  private static let sections: RoleSet = [
    .alert, .alertdialog, .application, .banner, .complementary, .contentinfo, .dialog, .document, .feed, .generic, .group, .log, .main,
    .marquee, .navigation, .nothing, .note, .presentation, .region, .search, .status, .tabpanel, .docAbstract, .docAcknowledgments,
    .docAfterword, .docAppendix, .docBibliography, .docChapter, .docColophon, .docConclusion, .docCredit, .docCredits, .docDedication,
    .docEndnotes, .docEpigraph, .docEpilogue, .docErrata, .docExample, .docForeword, .docGlossary, .docIndex, .docIntroduction, .docNotice,
    .docPagelist, .docPart, .docPreface, .docPrologue, .docPullquote, .docQna, .docToc,
  ]

  private static let headings: RoleSet = [.heading, .nothing, .presentation, .tab, .docSubtitle]

  private static let lists: RoleSet = [
    .list, .directory, .group, .listbox, .menu, .menubar, .nothing, .presentation, .radiogroup, .tablist, .toolbar, .tree,
  ]

  private static let inputs: [String: RoleSet] = [
    "hidden": [], "checkbox": [.checkbox, .menuitemcheckbox, .option, .switch, .button], "radio": [.radio, .menuitemradio],
    "text": [.textbox, .combobox, .searchbox, .spinbutton], "search": [.searchbox], "tel": [.textbox, .combobox], "url": [.textbox, .combobox],
    "email": [.textbox, .combobox],
    "number": [.spinbutton], "range": [.slider], "date": [], "color": [], "password": [], "file": [], "month": [], "week": [], "time": [],
    "datetime-local": [], "submit": [.button], "reset": [.button],
    "image": [.button, .link, .menuitem, .menuitemcheckbox, .menuitemradio, .radio, .switch],
    "button": [
      .button, .checkbox, .combobox, .link, .menuitem, .menuitemcheckbox, .menuitemradio, .option, .radio, .switch, .tab,
    ],
  ]
}
