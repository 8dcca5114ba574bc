import AssentLocalization

@testable import AssentQuality

extension TableExample {
  static let all: [TableExample] = states + texts + consistency

  private static let states: [TableExample] = [
    TableExample(
      rule: "unused-string", locale: "en",
      source: "  optOut.button: { text: Unsubscribe }\n  optOut.oldButton: { text: Stop }\n  alert.tip: { text: Tip }", translation: "",
      reported: ["optOut.oldButton"], used: ["optOut.button"]),
    TableExample(rule: "unused-string", locale: "en", source: "  a: { text: Unsubscribe }", translation: "", reported: []),
    TableExample(
      rule: "stale-translation", locale: "fr", source: "  a: { text: Unsubscribe }\n  b: { text: Undo }\n  c: { text: Save }",
      translation: """
          a: { text: Me désabonner, source: 00000000 }
          b: { text: Annuler, source: \(Fingerprint(of: "Undo")) }
          c: { text: Enregistrer }
        """, reported: ["a"]),
    TableExample(
      rule: "stale-translation", locale: "nl", source: "  a: { text: Unsubscribe }", translation: "  a: { text: Uitschrijven, source: 00000000 }",
      reported: ["a"]),
    TableExample(
      rule: "missing-fingerprint", locale: "nl", source: "  a: { text: Unsubscribe }\n  b: { text: Undo }",
      translation: "  a: { text: Uitschrijven }\n  b: { text: Ongedaan maken, source: 00000000 }", reported: ["a"]),
    TableExample(
      rule: "missing-fingerprint", locale: "fr", source: "  a: { text: Unsubscribe }", translation: "  a: { text: Me désabonner, source: 00000000 }",
      reported: []),
    TableExample(
      rule: "state-below-required", locale: "fr",
      source: "  a: { text: Unsubscribe }\n  b: { text: Undo }\n  c: { text: Save }\n  d: { text: Stop }",
      translation: """
          a: { text: Me désabonner, state: machine }
          b: { text: Undo, state: new }
          c: { text: Enregistrer }
          d: { text: Arrêter, state: reviewed }
        """, reported: ["a", "b"]),
    TableExample(
      rule: "state-below-required", locale: "nl-BE", source: "  a: { text: Unsubscribe }", translation: "  a: { text: Uitschrijven }",
      reported: ["a"], settings: .requiring(.reviewed, in: "nl")),
    TableExample(
      rule: "state-below-required", locale: "fr", source: "  a: { text: Unsubscribe }", translation: "  a: { text: Me désabonner, state: machine }",
      reported: [], settings: .requiring(.machine, in: "fr")),
  ]

  private static let texts: [TableExample] = [
    TableExample(rule: "empty-string", locale: "en", source: "  a: { text: \" \" }\n  b: { text: Undo }", translation: "", reported: ["a"]),
    TableExample(
      rule: "empty-string", locale: "fr", source: "  a: { text: Undo }\n  b: { text: Save }\n  c: { text: Stop }",
      translation: "  a: { text: \"\" }\n  b: { text: \"\", state: new }\n  c: { text: { one: \"\\u00A0\", other: Arrêter } }", reported: ["a", "c"]),
    TableExample(
      rule: "unchanged-string", locale: "fr",
      source: """
          a: { text: Save my choices }
          b: { text: Newsletter }
          c: { text: SMS }
          d: { text: Maison Lumen }
          e: { text: "{scope}: {count}" }
          f: { text: Undo, note: x }
          g: { text: Important }
        """,
      translation: """
          a: { text: Save my choices }
          b: { text: Newsletter }
          c: { text: SMS }
          d: { text: Maison Lumen }
          e: { text: "{scope}: {count}" }
          f: { text: Undo, state: new }
          g: { text: Important }
        """, reported: ["a"], settings: .allowing(["Maison Lumen"])),
    TableExample(
      rule: "unchanged-string", locale: "nl", source: "  a: { text: Undo }\n  b: { text: Post }\n  c: { text: Tip }",
      translation: "  a: { text: Undo }\n  b: { text: Post }\n  c: { text: Tip }", reported: ["a"]),
    TableExample(
      rule: "unchanged-string", locale: "en-GB", source: "  a: { text: Undo }", translation: "  a: { text: Undo }", reported: []),
    TableExample(
      rule: "placeholder-repeated", locale: "fr", source: "  a: { text: \"Write to {contact}\" }\n  b: { text: \"{x} and {x}\" }",
      translation: "  a: { text: \"Écrivez à {contact} {contact}\" }\n  b: { text: \"{x} et {x}\" }", reported: ["a"]),
    TableExample(
      rule: "placeholder-repeated", locale: "nl", source: "  a: { text: { one: \"{count} minute\", other: \"{count} minutes\" } }",
      translation: "  a: { text: { one: één minuut, other: \"{count} {count} minuten\" } }", reported: ["a"]),
  ]

  private static let consistency: [TableExample] = [
    TableExample(
      rule: "translated-differently", locale: "fr",
      source: """
          a: { text: Save, note: On the button. }
          b: { text: Save, note: On the button. }
          c: { text: Save, note: A heading. }
          d: { text: Save, note: On the button., max: 10 }
        """,
      translation: """
          a: { text: Enregistrer }
          b: { text: Sauvegarder }
          c: { text: Enregistrement }
          d: { text: Garder }
        """, reported: ["b"]),
    TableExample(
      rule: "translated-differently", locale: "nl", source: "  a: { text: Stop }\n  b: { text: Stop }",
      translation: "  a: { text: Stoppen }\n  b: { text: Stoppen }", reported: []),
    TableExample(
      rule: "translated-alike", locale: "fr",
      source: "  a: { text: We will send you e-mails. }\n  b: { text: We won’t send you e-mails. }\n  c: { text: Log in }\n  d: { text: Sign in }",
      translation:
        "  a: { text: Nous vous enverrons des e-mails. }\n  b: { text: Nous vous enverrons des e-mails. }\n  c: { text: Se connecter }\n"
        + "  d: { text: Se connecter }", reported: ["b"]),
    TableExample(
      rule: "translated-alike", locale: "nl", source: "  a: { text: There is nothing else to do. }\n  b: { text: There is nothing else to do! }",
      translation: "  a: { text: Meer hoeft u niet te doen. }\n  b: { text: Meer hoeft u niet te doen. }", reported: []),
  ]
}

extension StringSettings {
  static func requiring(_ state: TranslationState, in locale: String) -> StringSettings {
    var settings = StringSettings()
    settings.requiredStates[locale] = state
    return settings
  }

  static func allowing(_ texts: Set<String>) -> StringSettings {
    var settings = StringSettings()
    settings.unchanged = texts
    return settings
  }
}
