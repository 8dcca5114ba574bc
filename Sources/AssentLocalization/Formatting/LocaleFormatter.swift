public import AssentModel
import Foundation

/// Writes dates, numbers and lists as a locale does, from Foundation's own ICU data, whatever the machine's settings are.
public struct LocaleFormatter: Sendable {
  private let locale: Locale
  private let dateStyle: Date.FormatStyle
  private let numberStyle: IntegerFormatStyle<Int>
  private let listStyle: ListFormatStyle<StringStyle, [String]>

  public init(_ tag: LocaleTag) {
    locale = Locale(identifier: tag.description)
    // The day is in the Gregorian calendar everywhere, as it is in the documents.
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = .gmt
    calendar.locale = locale
    dateStyle = Date.FormatStyle(date: .long, time: .omitted, locale: locale, calendar: calendar, timeZone: .gmt)
    numberStyle = IntegerFormatStyle<Int>(locale: locale)
    var list = ListFormatStyle<StringStyle, [String]>(memberStyle: StringStyle())
    list.listType = .and
    list.width = .standard
    listStyle = list.locale(locale)
  }

  /// A day in full: "22 novembre 2026". Days before 15 October 1582 are written in the Julian calendar.
  public func date(_ date: CalendarDate) -> String {
    dateStyle.format(Date(timeIntervalSince1970: TimeInterval(date.start.seconds)))
  }

  /// A whole number with the locale's digits and grouping; French groups with U+202F.
  public func number(_ number: Int) -> String { numberStyle.format(number) }

  /// The items joined by commas and "and": "e-mail, sms en post".
  public func list(_ items: [String]) -> String { listStyle.format(items) }

  /// The name of a language in this locale's words, as it stands alone in a list: "Nederlands", "Français".
  public func languageName(of tag: LocaleTag) -> String {
    let name = locale.localizedString(forIdentifier: tag.description) ?? tag.description
    guard let first = name.unicodeScalars.first else { return tag.description }
    return first.properties.titlecaseMapping + String(name.unicodeScalars.dropFirst())
  }

  private struct StringStyle: FormatStyle {
    func format(_ value: String) -> String { value }
  }
}
