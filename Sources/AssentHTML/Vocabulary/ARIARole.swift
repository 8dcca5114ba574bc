/// The roles of ARIA that authors may use.
///
/// Source: WAI-ARIA 1.2, section 5.4; DPUB-ARIA 1.1 for the names that begin with `doc-`.
enum ARIARole: UInt8, Vocabulary {
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
