/// Which roles an element may be given.
struct AllowedRole: AttributeRule, TagRule {
  let about = RuleDescription("role-allowed", "An element is given only roles that go with it", .ariaInHTML("docconformance"))
  let attributes: AttributeSet = [.role]

  private static let none: ElementSet = [
    .html, .head, .meta, .title, .link, .style, .script, .base, .source, .track, .template, .noscript, .map, .datalist, .col, .colgroup,
    .label, .picture, .slot,
  ]

  private static let limited: [ElementName: RoleSet] = [
    .area: [.link, .button, .generic], .article: [.article, .application, .document, .feed, .main, .nothing, .presentation, .region],
    .aside: [
      .complementary, .feed, .nothing, .note, .presentation, .region, .search, .docDedication, .docExample, .docFootnote, .docGlossary,
      .docPullquote, .docTip,
    ],
    .audio: [.application], .video: [.application], .body: [.generic, .document],
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
    .li: [
      .listitem, .menuitem, .menuitemcheckbox, .menuitemradio, .nothing, .option, .presentation, .radio, .separator, .tab, .treeitem,
    ],
    .nav: [.navigation, .menu, .menubar, .nothing, .presentation, .tablist, .docIndex, .docPagelist, .docToc],
    .search: [.search, .form, .group, .nothing, .presentation, .region], .select: [.combobox, .listbox, .menu], .textarea: [.textbox],
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
  ]

  func check(_ attribute: MarkupAttribute, of node: Int, in page: PageMarkup, _ report: inout Report) {
    let markup = page.markup
    let element = markup.nodes[node].element
    var allowed = Self.limited[element]
    if Self.none.contains(element) { allowed = [] }
    if element == .input { allowed = Self.inputs[markup.value(.type, of: node).map { markup.string($0).lowercased() } ?? "text"] }
    if element == .img, markup.value(.alt, of: node).map(\.isEmpty) == true, !markup.hasOwnName(node) { allowed = [.nothing, .presentation] }
    guard let allowed else { return }
    for token in markup.tokens(attribute.value) {
      guard let role = ARIARole.allCases.first(where: { markup.equalsIgnoringCase(token, $0.spelling) }), !allowed.contains(role) else { continue }
      report.add(
        node, "<\(markup.name(of: node))> can't be a \(role.spelling)",
        hint: allowed.isEmpty ? "Remove the role" : "Remove the role, or use one of: \(allowed.names.map(\.spelling).joined(separator: ", "))")
    }
  }
}
