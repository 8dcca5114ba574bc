/// Which aria attributes go with which role.
struct RoleAttributes: AttributeRule, TagRule {
  let about = RuleDescription("aria-allowed", "An aria attribute is one that the element's role supports", .aria("supportedState"))
  let attributes = AttributeSet(Self.roles.keys) + [.ariaLabel, .ariaLabelledby]

  private static let indexed: RoleSet = [.cell, .columnheader, .gridcell, .rowheader]
  private static let ranges: RoleSet = [.meter, .progressbar, .scrollbar, .separator, .slider, .spinbutton]
  private static let items: RoleSet = [
    .article, .listitem, .menuitem, .menuitemcheckbox, .menuitemradio, .option, .radio, .row, .tab, .treeitem,
  ]
  private static let tables: RoleSet = [.table, .grid, .treegrid]
  private static let texts: RoleSet = [.textbox, .searchbox]

  private static let roles: [AttributeName: RoleSet] = [
    .ariaActivedescendant: [
      .application, .combobox, .grid, .group, .listbox, .menu, .menubar, .radiogroup, .row, .spinbutton, .tablist, .toolbar, .tree, .treegrid,
    ] + texts,
    .ariaAutocomplete: [.combobox] + texts,
    .ariaChecked: [.checkbox, .menuitemcheckbox, .menuitemradio, .option, .radio, .switch, .treeitem],
    .ariaColcount: tables, .ariaRowcount: tables, .ariaColindex: indexed + [.row], .ariaRowindex: indexed + [.row], .ariaColspan: indexed,
    .ariaRowspan: indexed,
    .ariaExpanded: [
      .application, .button, .checkbox, .columnheader, .combobox, .gridcell, .link, .listbox, .menuitem, .menuitemcheckbox, .menuitemradio,
      .row, .rowheader, .switch, .tab, .treeitem,
    ],
    .ariaLevel: [.heading, .listitem, .row, .treeitem],
    .ariaModal: [.dialog, .alertdialog],
    .ariaMultiline: texts,
    .ariaMultiselectable: [.grid, .listbox, .tablist, .tree, .treegrid],
    .ariaOrientation: [
      .combobox, .listbox, .menu, .menubar, .radiogroup, .scrollbar, .separator, .slider, .tablist, .toolbar, .tree, .treegrid,
    ],
    .ariaPlaceholder: [.combobox, .spinbutton] + texts,
    .ariaPosinset: items, .ariaSetsize: items + [.menu],
    .ariaPressed: [.button],
    .ariaReadonly: [
      .checkbox, .columnheader, .combobox, .grid, .gridcell, .listbox, .menuitemcheckbox, .menuitemradio, .radiogroup, .rowheader, .slider,
      .spinbutton, .switch, .treegrid,
    ] + texts,
    .ariaRequired: [
      .checkbox, .columnheader, .combobox, .gridcell, .listbox, .radiogroup, .rowheader, .spinbutton, .switch, .tree, .treegrid,
    ] + texts,
    .ariaSelected: [.columnheader, .gridcell, .option, .row, .rowheader, .tab, .treeitem],
    .ariaSort: [.columnheader, .rowheader],
    .ariaValuemax: ranges, .ariaValuemin: ranges, .ariaValuenow: ranges, .ariaValuetext: ranges,
  ]

  /// Roles whose elements can't be named.
  private static let nameless: RoleSet = [
    .caption, .code, .deletion, .emphasis, .generic, .insertion, .nothing, .paragraph, .presentation, .strong, .subscript, .superscript,
  ]

  func check(_ attribute: MarkupAttribute, of node: Int, in page: PageMarkup, _ report: inout Report) {
    let markup = page.markup
    guard let role = markup.role(node) else { return }
    if let roles = Self.roles[attribute.name] {
      if roles.contains(role) { return }
    } else if !Self.nameless.contains(role) || [.body, .section].contains(markup.nodes[node].element) {
      return
    }
    report.add(
      node, "\(attribute.name.spelling) means nothing on <\(markup.name(of: node))>, which is a \(role.spelling)",
      hint: "Remove it, or use an element that has the meaning")
  }
}
