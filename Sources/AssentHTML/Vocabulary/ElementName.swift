/// The elements of HTML, those that were dropped from it, and one name for all the rest.
///
/// Source: HTML Living Standard, index of elements, and section 16.2, non-conforming features.
enum ElementName: UInt8, Vocabulary {
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
