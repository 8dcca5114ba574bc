import AssentFormats
import AssentLocalization
import AssentModel

/// What the rules over pages go by: the section `pages` of `quality.yml`.
struct PageSettings: Sendable {
  /// Texts that are legal clauses wherever they stand, such as the legal name and the lines of the postal address.
  var legalTexts: [String] = []
  /// Links that are legal clauses, such as those to the privacy policy and to the contact.
  var legalLinks: [String] = []
  /// The anchors of headings whose sections are legal clauses.
  var legalAnchors: [String] = []
  /// By how many per cent the text of an opt-out page may be longer than that of the opt-in page.
  var longerText = 20
  /// How many words more the button that opts out may have than the one that opts in.
  var longerButton = 2
  /// How many words may offer to undo an opt-out.
  var undoWords = 25
  /// More patterns of words that shame, by language.
  var shaming: [String: [String]] = [:]
  /// Whether each text of another locale is an error: `--no-fallback`.
  var forbidsFallback = false

  init() {}

  init(reading mapping: YAMLMapping, into findings: inout [Finding]) {
    mapping.reportUnknownKeys(except: ["legal", "symmetry", "shaming"], into: &findings)
    if let legal = mapping.mapping("legal", into: &findings) {
      legal.reportUnknownKeys(except: ["texts", "links", "anchors"], into: &findings)
      legalTexts = legal.strings("texts", into: &findings) ?? []
      legalLinks = legal.strings("links", into: &findings) ?? []
      legalAnchors = legal.strings("anchors", into: &findings) ?? []
    }
    if let symmetry = mapping.mapping("symmetry", into: &findings) {
      symmetry.reportUnknownKeys(except: ["longer-text", "longer-button", "undo-words"], into: &findings)
      longerText = symmetry.value("longer-text", as: .integer(in: 0...10_000), into: &findings) ?? longerText
      longerButton = symmetry.value("longer-button", as: .integer(in: 0...10_000), into: &findings) ?? longerButton
      undoWords = symmetry.value("undo-words", as: .integer(in: 0...10_000), into: &findings) ?? undoWords
    }
    if let shaming = mapping.mapping("shaming", into: &findings) {
      for entry in shaming.entries {
        guard let tag = LocaleTag(entry.key) else {
          findings.append(
            Finding(SiteLocalesRule.unknownLocale, at: entry.location, "'\(entry.key)' is no language tag", hint: "Write a tag such as de"))
          continue
        }
        for pattern in shaming.strings(entry.key, into: &findings) ?? [] {
          if WordPattern(pattern) == nil {
            findings.append(
              Finding(
                ConfigurationRule.shamingPattern, at: entry.location, "'\(pattern)' is no pattern of words", part: pattern,
                hint:
                  "Begin with a word; | separates alternatives, ~ ends the beginning of a word, * stands for up to \(WordPattern.longestGap) words"))
          }
          self.shaming[tag.language, default: []].append(pattern)
        }
      }
    }
  }

  /// Takes in what the site says of its sender.
  mutating func addSender(legalName: String, address: [String], links: [String]) {
    legalTexts += [legalName] + address
    legalLinks += links
  }
}
