public import AssentModel
import AssentYAML

/// What things are called in each locale: `Locales/glossary.yml`.
///
/// ```yaml
/// terms:
///   opt-out:
///     note: The choice to receive no more messages.
///     also: [opting out]
///     fr:
///       approved: [désabonnement, opt-out]
///       forbidden: [désinscription]
///     nl: uitschrijving            # one approved name
///   Maison Lumen:
///     do-not-translate: true
///     match-case: true
/// ```
public struct Glossary: Hashable, Sendable {
  public var terms: [GlossaryTerm] = []

  public init() {}

  /// Reads a glossary; what can't be read is reported and left out.
  public static func parse(_ text: String, file: String) -> (glossary: Glossary, findings: [Finding]) {
    var reader = GlossaryReader()
    let parsed = YAMLValue.parse(text, file: file)
    reader.findings = parsed.findings
    let glossary = parsed.value.map { reader.read($0) } ?? Glossary()
    return (glossary, reader.findings)
  }
}
