import AssentModel
import Testing

@testable import AssentQuality

/// One cause, one finding: what follows from it isn't reported again.
@Suite struct StructureTests {
  private static let source = """
    # Services {#services}

    First paragraph about the lamps that we make.

    ## Channels {#channels}

    Another one with a [link](a.md#b).

    - Newsletter
    - Private sales
      - Inner

    >[!TIP]
    >
    >Mind **that**.

    | A | B |
    | --- | --- |
    | 1 | 2 |
    | 3 | {brand} |

    ## Leaving {#leave}

    1. Follow it.
    2. Press [!UICONTROL Unsubscribe].

    ```sh
    assent build
    ```

    The end of it, at last.
    """

  private static let translation = """
    # Diensten {#services}

    De eerste alinea over de lampen die wij maken.

    ## Kanalen {#channels}

    Nog een met een [koppeling](a.md#b).

    - Nieuwsbrief
    - Privéverkopen
      - Binnenste

    >[!TIP]
    >
    >Let **daar** op.

    | A | B |
    | --- | --- |
    | 1 | 2 |
    | 3 | {brand} |

    ## Stoppen {#leave}

    1. Volg de link.
    2. Klik op [!UICONTROL Uitschrijven].

    ```sh
    assent build
    ```

    Ten slotte het einde.
    """

  /// What is replaced in the translation, by what, and the only finding: its rule and its line, in a file whose body begins on line 5.
  struct Damage: Sendable, CustomTestStringConvertible {
    let from: String
    let to: String
    let rule: String
    let line: Int
    var testDescription: String { "\(from) → \(to)" }
    init(_ from: String, _ to: String, _ rule: String, _ line: Int) { (self.from, self.to, self.rule, self.line) = (from, to, rule, line) }
  }

  @Test(arguments: [
    Damage("## Kanalen {#channels}\n\n", "", "heading-differs", 7), Damage("## Kanalen", "### Kanalen", "heading-differs", 9),
    Damage("{#leave}", "{#stoppen}", "anchor-differs", 26), Damage("## Stoppen", "## Extra {#extra}\n\nTekst.\n\n## Stoppen", "heading-differs", 26),
    Damage("- Privéverkopen\n  - Binnenste\n", "- Privéverkopen\n", "list-differs", 14),
    Damage("- Privéverkopen\n  - Binnenste\n", "", "list-differs", 13),
    Damage("1. Volg de link.\n2. ", "1. ", "list-differs", 28), Damage("[!TIP]", "[!NOTE]", "alert-differs", 17),
    Damage(">[!TIP]\n>\n>Let **daar** op.\n\n", "", "alert-differs", 15), Damage("| 3 | {brand} |\n", "", "table-differs", 21),
    Damage("Nog een met een [koppeling](a.md#b).\n\n", "", "paragraph-differs", 9),
    Damage("De eerste alinea over de lampen die wij maken.\n\n", "", "paragraph-differs", 5),
    Damage("a.md#b", "a.md#c", "link-differs", 11), Damage("{brand}", "Lumen", "document-placeholder", 24),
    Damage("[!UICONTROL Uitschrijven]", "Uitschrijven", "ui-control-differs", 29), Damage("assent build\n", "assent bouw\n", "code-differs", 32),
    Damage("```sh\nassent build\n```\n\n", "", "code-differs", 29), Damage("Ten slotte het einde.", "", "paragraph-differs", 31),
    Damage(
      "## Stoppen {#leave}\n\n1. Volg de link.\n2. Klik op [!UICONTROL Uitschrijven].\n\n```sh\nassent build\n```\n\nTen slotte het einde.", "",
      "heading-differs", 24),
  ]) func `One fault gives one finding, at its place`(_ damage: Damage) throws {
    #expect(Self.translation.contains(damage.from))
    let example = DocumentExample.bad(damage.rule, "nl", Self.source, Self.translation.replacing(damage.from, with: damage.to))
    let findings = try example.findings().map(\.finding)
    #expect(findings.map(\.rule) == [damage.rule], "\(findings)")
    #expect(findings.first?.location?.line == damage.line, "\(findings)")
  }

  @Test func `A translation with the same blocks is clean`() throws {
    #expect(try DocumentExample.good("", "nl", Self.source, Self.translation).findings().isEmpty)
  }

  @Test func `Two missing sections are two findings`() throws {
    let source = (1...6).map { "## S\($0) {#s\($0)}\n\nText number \($0) of them.\n" }.joined(separator: "\n")
    let translation = [1, 2, 4, 6].map { "## T\($0) {#s\($0)}\n\nTekst nummer \($0) daarvan.\n" }.joined(separator: "\n")
    let findings = try DocumentExample.bad("", "nl", source, translation).findings().map(\.finding)
    #expect(findings.map(\.rule) == ["heading-differs", "heading-differs"], "\(findings)")
    #expect(findings.map { $0.message.contains("{#s3}") || $0.message.contains("{#s5}") } == [true, true])
  }

  @Test(
    .timeLimit(.minutes(10)),
    arguments: [
      "", "\u{FFFC}", "a", "\u{301}\u{301}", "\u{202E}\u{2066}", String(repeating: "a", count: 100_000),
      String(repeating: "# a {#a}\n\n", count: 3000),
      String(repeating: "- a\n", count: 5000), String(repeating: "a\n\n", count: 5000), String(repeating: "[a](b.md) ", count: 5000),
      String(repeating: "{a} `b` ", count: 5000), String(repeating: "the ", count: 20_000),
    ]) func `Any two texts can be compared`(_ text: String) throws
  {
    for other in ["", Self.translation, text + "\n\n# End {#end}\n\nAnd\n\n- it"] {
      for (source, translation) in [(text, other), (other, text)] {
        #expect(throws: Never.self) { try DocumentExample.bad("", "nl", source, translation).findings() }
      }
    }
  }
}
