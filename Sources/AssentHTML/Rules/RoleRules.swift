import AssentModel

extension MarkupRule {
  static let roles: [MarkupRule] = [roleAllowed, ariaAllowed, ariaRequired]

  static let roleAllowed = MarkupRule(
    Rule(
      "role-allowed", what: "A role that doesn't go with its element.", why: "What people hear and what they can do no longer match.",
      example: #"<ul role="button"><li>Text</li></ul>"#, source: .ariaInHTML("docconformance")), onAttributes: [.role]
  ) { page, node, attribute, findings in
    let markup = page.markup
    guard let allowed = AllowedRoles.roles(of: node, in: markup) else { return }
    for token in markup.tokens(attribute.value) {
      guard let role = ARIARole.allCases.first(where: { markup.equalsIgnoringCase(token, $0.spelling) }), !allowed.contains(role) else { continue }
      findings.add(
        node, "<\(markup.name(of: node))> can't be a \(role.spelling)",
        hint: allowed.isEmpty ? "Remove the role" : "Remove the role, or use one of: \(allowed.names.map(\.spelling).joined(separator: ", "))")
    }
  }

  static let ariaAllowed = MarkupRule(
    Rule(
      "aria-allowed", what: "An aria attribute that the element's role doesn't support.",
      why: "Assistive technology ignores it or says something wrong.", example: #"<p aria-checked="true">Text</p>"#, source: .aria("supportedState")),
    onAttributes: AttributeSet(RoleAttributes.roles.keys) + [.ariaLabel, .ariaLabelledby]
  ) { page, node, attribute, findings in
    let markup = page.markup
    guard let role = markup.role(node) else { return }
    if let roles = RoleAttributes.roles[attribute.name] {
      if roles.contains(role) { return }
    } else if !RoleAttributes.nameless.contains(role) || [.body, .section].contains(markup.nodes[node].element) {
      return
    }
    findings.add(
      node, "\(attribute.name.spelling) means nothing on <\(markup.name(of: node))>, which is a \(role.spelling)",
      hint: "Remove it, or use an element that has the meaning")
  }

  static let ariaRequired = MarkupRule(
    Rule(
      "aria-required", what: "A role without a state or property that it requires.",
      why: "A screen reader can't say whether it is ticked, open or how high it is.", example: #"<div role="heading">Text</div>"#,
      source: .aria("requiredState")), onAttributes: [.role]
  ) { page, node, attribute, findings in
    let markup = page.markup
    guard let role = markup.role(node), let attributes = requiredStates[role], markup.implicitRole(node) != role else { return }
    if markup.isInput(node, "checkbox", "radio") { return }
    for attribute in attributes where !markup.has(attribute, node) {
      findings.add(node, "A \(role.spelling) has no \(attribute.spelling)", hint: "Add it, or use the element that has the meaning")
    }
  }

  private static let requiredStates: [ARIARole: [AttributeName]] = [
    .checkbox: [.ariaChecked], .combobox: [.ariaExpanded], .heading: [.ariaLevel], .menuitemcheckbox: [.ariaChecked],
    .menuitemradio: [.ariaChecked], .meter: [.ariaValuenow], .radio: [.ariaChecked], .scrollbar: [.ariaControls, .ariaValuenow],
    .slider: [.ariaValuenow], .switch: [.ariaChecked],
  ]
}

/// Which aria attributes go with which role.
private enum RoleAttributes {
  static let indexed: RoleSet = [.cell, .columnheader, .gridcell, .rowheader]

  static let ranges: RoleSet = [.meter, .progressbar, .scrollbar, .separator, .slider, .spinbutton]

  static let items: RoleSet = [
    .article, .listitem, .menuitem, .menuitemcheckbox, .menuitemradio, .option, .radio, .row, .tab, .treeitem,
  ]

  static let tables: RoleSet = [.table, .grid, .treegrid]

  static let texts: RoleSet = [.textbox, .searchbox]

  static let roles: [AttributeName: RoleSet] = [
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
  static let nameless: RoleSet = [
    .caption, .code, .deletion, .emphasis, .generic, .insertion, .nothing, .paragraph, .presentation, .strong, .subscript, .superscript,
  ]
}
