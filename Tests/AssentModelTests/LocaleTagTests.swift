import AssentModel
import Testing

@Suite("Language tags")
struct LocaleTagTests {
  @Test(
    "A tag is read in any case and written in the canonical one",
    arguments: [
      ("fr", "fr"), ("FR-be", "fr-BE"), ("zh-hant", "zh-Hant"), ("SR-LATN-rs", "sr-Latn-RS"), ("es-419", "es-419"),
    ])
  func canonicalCase(text: String, canonical: String) throws {
    #expect(try #require(LocaleTag(text)).description == canonical)
  }

  @Test("What is no tag is refused", arguments: ["", "f", "fran", "fr_BE", "fr-", "-fr", "fr-B", "fr-BE-x", "f1", "../fr", "fr\u{0}", "é"])
  func refused(text: String) { #expect(LocaleTag(text) == nil) }

  @Test(
    "The language, script and region are read from the beginning of a longer tag",
    arguments: [
      ("en-US-x-twain", "en-US"), ("ca-valencia", "ca"), ("de-1996", "de"), ("zh-hant-tw-u-ca-roc", "zh-Hant-TW"), ("fr", "fr"), ("x-private", nil),
    ] as [(String, String?)])
  func beginning(text: String, tag: String?) { #expect(LocaleTag(beginningOf: text)?.description == tag) }
}
