import AssentHTML
public import AssentModel

/// All pages of a locale.
public struct LocalePages: Sendable {
  public let locale: LocaleTag
  public let isSource: Bool
  public let pages: [CheckedPage]

  public init(locale: LocaleTag, isSource: Bool, pages: [CheckedPage]) {
    self.locale = locale
    self.isSource = isSource
    self.pages = pages
  }

  /// The opt-in page of each campaign, and of the site, with what opts out there.
  var choices: [(optIn: CheckedPage, optOuts: [CheckedPage])] {
    var optOuts: [String?: [CheckedPage]] = [:]
    for page in pages where page.kind == .optOut || page.kind == .optOutOfEverything { optOuts[page.campaign, default: []].append(page) }
    return pages.filter { $0.kind == .optIn }.map { ($0, optOuts[$0.campaign] ?? []) }
  }

  /// The button of each campaign's opt-out page, and of the site's.
  var optOutButtons: [String?: PageButton] {
    var buttons: [String?: PageButton] = [:]
    for page in pages where page.kind == .optOut { buttons[page.campaign] = ChoiceForm(page).button }
    return buttons
  }
}
