/// The roles of ARIA that authors may use.
///
/// Source: WAI-ARIA 1.2, section 5.4; DPUB-ARIA 1.1 for the names that begin with `doc-`.
enum ARIARole: UInt8, HTMLName {
  case alert, alertdialog, application, article, banner, blockquote, button, caption, cell, checkbox, code, columnheader, combobox
  case complementary, contentinfo, definition, deletion, dialog, directory, document, emphasis, feed, figure, form, generic, grid
  case gridcell, group, heading, img, insertion, link, list, listbox, listitem, log, main, mark, marquee, math, menu, menubar
  case menuitem, menuitemcheckbox, menuitemradio, meter, navigation, nothing, note, option, paragraph, presentation, progressbar
  case radio, radiogroup, region, row, rowgroup, rowheader, scrollbar, search, searchbox, separator, slider, spinbutton, status
  case strong, `subscript`, suggestion, superscript, `switch`, tab, table, tablist, tabpanel, term, textbox, time, timer, toolbar
  case tooltip, tree, treegrid, treeitem
  case docAbstract, docAcknowledgments, docAfterword, docAppendix, docBacklink, docBibliography, docBiblioref, docChapter
  case docColophon, docConclusion, docCover, docCredit, docCredits, docDedication, docEndnotes, docEpigraph, docEpilogue, docErrata
  case docExample, docFootnote, docForeword, docGlossary, docGlossref, docIndex, docIntroduction, docNoteref, docNotice
  case docPagebreak, docPagelist, docPart, docPreface, docPrologue, docPullquote, docQna, docSubtitle, docTip, docToc

  static let spellings: [String] = {
    var spellings = spellingsOfCases()
    // `none` would read as the absence of an optional.
    spellings[Int(ARIARole.nothing.rawValue)] = "none"
    return spellings
  }()
}

extension Markup {
  /// The role that an element has without being given one; `nil` when it has none.
  ///
  /// Source: ARIA in HTML, section 4.
  func implicitRole(_ node: Int) -> ARIARole? {
    switch nodes[node].element {
    case .a, .area: has(.href, node) ? .link : .generic
    case .img: value(.alt, of: node).map(\.isEmpty) == true && !hasOwnName(node) ? .presentation : .img
    case .input: implicitRoleOfInput(node)
    case .select: has(.multiple, node) || (value(.size, of: node).flatMap(integer) ?? 1) > 1 ? .listbox : .combobox
    case .header, .footer: isOfPage(node) ? (nodes[node].element == .header ? .banner : .contentinfo) : .generic
    case .section: hasAriaName(node) ? .region : .generic
    default: Self.fixedRoles[nodes[node].element]
    }
  }

  private func implicitRoleOfInput(_ node: Int) -> ARIARole? {
    guard let type = value(.type, of: node) else { return has(.list, node) ? .combobox : .textbox }
    return switch string(type).lowercased() {
    case "checkbox": .checkbox
    case "radio": .radio
    case "button", "submit", "reset", "image": .button
    case "number": .spinbutton
    case "range": .slider
    case "search": has(.list, node) ? .combobox : .searchbox
    case "text", "tel", "url", "email": has(.list, node) ? .combobox : .textbox
    default: nil
    }
  }

  private func isOfPage(_ node: Int) -> Bool { !nodes[node].ancestors.intersects(ElementName.sectioning + [.main]) }

  private static let fixedRoles: [ElementName: ARIARole] = [
    .address: .group, .article: .article, .aside: .complementary, .b: .generic, .bdi: .generic, .bdo: .generic, .blockquote: .blockquote,
    .body: .generic, .button: .button, .caption: .caption, .code: .code, .data: .generic, .datalist: .listbox, .dd: .definition,
    .del: .deletion, .details: .group, .dfn: .term, .dialog: .dialog, .div: .generic, .dt: .term, .em: .emphasis, .fieldset: .group,
    .figure: .figure, .form: .form, .h1: .heading, .h2: .heading, .h3: .heading, .h4: .heading, .h5: .heading, .h6: .heading,
    .hgroup: .group, .hr: .separator, .html: .document, .i: .generic, .ins: .insertion, .li: .listitem, .main: .main, .mark: .mark,
    .menu: .list, .meter: .meter, .nav: .navigation, .ol: .list, .optgroup: .group, .option: .option, .output: .status, .p: .paragraph,
    .pre: .generic, .progress: .progressbar, .q: .generic, .s: .deletion, .samp: .generic, .search: .search, .small: .generic,
    .span: .generic, .strong: .strong, .sub: .subscript, .summary: .button, .sup: .superscript, .table: .table, .tbody: .rowgroup,
    .td: .cell, .textarea: .textbox, .tfoot: .rowgroup, .th: .columnheader, .thead: .rowgroup, .time: .time, .tr: .row, .u: .generic,
    .ul: .list,
  ]

  /// The first role that the element is given and that ARIA knows; else the one it has.
  func role(_ node: Int) -> ARIARole? {
    guard let value = value(.role, of: node) else { return implicitRole(node) }
    for token in tokens(value) {
      if let role = ARIARole.allCases.first(where: { equalsIgnoringCase(token, $0.spelling) }) { return role }
    }
    return implicitRole(node)
  }
}
