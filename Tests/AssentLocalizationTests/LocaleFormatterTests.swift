import AssentLocalization
import AssentModel
import Testing

@Suite struct LocaleFormatterTests {
  @Test(
    "A day is written in full in the locale",
    arguments: [
      ("fr", "22 novembre 2026"), ("nl", "22 november 2026"), ("en", "November 22, 2026"), ("en-GB", "22 November 2026"), ("de", "22. November 2026"),
    ])
  func dates(locale: String, text: String) throws {
    #expect(LocaleFormatter(try #require(LocaleTag(locale))).date(try #require(CalendarDate("2026-11-22"))) == text)
  }

  @Test(
    "Numbers are grouped as the locale does",
    arguments: [("fr", "1\u{202F}234\u{202F}567"), ("nl", "1.234.567"), ("en", "1,234,567"), ("de", "1.234.567")])
  func numbers(locale: String, text: String) throws {
    #expect(LocaleFormatter(try #require(LocaleTag(locale))).number(1_234_567) == text)
  }

  @Test(
    "Items are joined as the locale does", arguments: [("nl", "e-mail, sms en post"), ("fr", "e-mail, sms et post"), ("en", "e-mail, sms, and post")])
  func lists(locale: String, text: String) throws {
    let formatter = LocaleFormatter(try #require(LocaleTag(locale)))
    #expect(formatter.list(["e-mail", "sms", "post"]) == text)
    #expect(formatter.list(["e-mail"]) == "e-mail")
    #expect(formatter.list([]) == "")
  }

  @Test(
    "A language is named in the words of the locale, with a capital",
    arguments: [
      ("nl", "nl", "Nederlands"), ("fr", "fr", "Français"), ("en", "en", "English"), ("fr", "nl", "Néerlandais"), ("de", "de", "Deutsch"),
      ("ka", "ka", "ქართული"),
    ])
  func languages(locale: String, other: String, name: String) throws {
    #expect(LocaleFormatter(try #require(LocaleTag(locale))).languageName(of: try #require(LocaleTag(other))) == name)
  }

  @Test("A day of long ago and the last that a date can be are written, too", arguments: ["1600-01-01", "9999-12-31"])
  func extremes(day: String) throws {
    let formatted = LocaleFormatter(try #require(LocaleTag("nl"))).date(try #require(CalendarDate(day)))
    #expect(formatted.hasPrefix(day.hasSuffix("01") ? "1 januari 1600" : "31 december 9999"), "\(formatted)")
  }
}
