import AssentModel
import Foundation
import Testing

@testable import AssentSite

@Suite("Keywords in site.yml")
struct KeywordConfigurationTests {
  private func parse(_ addition: String) throws -> (keywords: KeywordSettings?, messages: [String]) {
    let repository = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let text = try String(contentsOf: repository.appending(path: SiteConfiguration.path), encoding: .utf8)
    let (configuration, findings) = SiteConfiguration.parse(text + "\n" + addition)
    return (configuration?.keywords, findings.map(\.message))
  }

  @Test("A site that names none has the usual keywords")
  func usual() throws {
    let (keywords, messages) = try parse("")
    #expect(keywords == .defaults && messages.isEmpty)
    #expect(KeywordSettings.defaults.lists.count == 6)
    #expect(try parse("keywords: {unknownNumbers: report}\n").keywords?.unknownNumbers == .report)
  }

  @Test("A site names its own keywords, what they mean, for what")
  func own() throws {
    let (keywords, messages) = try parse(
      """
      keywords:
        unknownNumbers: quarantine
        lists:
          - {locale: fr, action: opt-out, words: [STOP, ARRÊT]}
          - {locale: nl, action: opt-out, scope: everything, words: [ALLES STOPPEN]}
          - {locale: nl, action: opt-in, scope: 2, words: [PRIVE]}
          - {locale: en, action: opt-in, scope: email, words: [MAIL]}
      """)
    #expect(messages.isEmpty)
    let service = try #require(ServiceNumber(rawValue: 2))
    #expect(keywords?.lists.map(\.scope) == [.channel(.sms), .everyChannel, .service(service), .channel(.email)])
    #expect(keywords?.lists.map(\.choice) == [.optOut, .optOut, .optIn, .optIn])
  }

  @Test("What can't be is reported with what is wrong")
  func mistakes() throws {
    let (_, messages) = try parse(
      """
      keywords:
        unknownNumbers: forget
        lists:
          - {locale: de, action: opt-out, words: [STOPP]}
          - {locale: fr, action: stop, words: [STOP]}
          - {locale: fr, action: opt-out, scope: fax, words: [STOP]}
          - {locale: fr, action: opt-out, words: [STOP, "!!"]}
          - {locale: nl, action: opt-in, words: [stop]}
      """)
    for part in ["'forget'", "locale de is not", "'stop' is no choice", "'fax' is no scope", "'!!' is no keyword", "'stop' has two meanings"] {
      #expect(messages.contains { $0.contains(part) }, "\(part): \(messages)")
    }
  }
}
