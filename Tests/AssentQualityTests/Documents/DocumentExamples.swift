import AssentModel

@testable import AssentQuality

/// Documents with one mistake each, and documents that look like a mistake.
enum DocumentExamples {
  static let all = structure + inlines + fields + texts + provenance

  private static let structure: [DocumentExample] = [
    .bad("heading-differs", "fr", "# A {#a}\n\nOne.\n\n## B {#b}\n\nTwo.", "# A {#a}\n\nUn."),
    .bad("heading-differs", "nl", "# A {#a}\n\n## B {#b}", "# A {#a}\n\n### B {#b}"),
    .bad("heading-differs", "fr", "# A {#a}\n\nOne.", "# A {#a}\n\nUn.\n\n## Encore {#encore}\n\nDeux."),
    .bad("heading-differs", "nl", "# A {#a}\n\n## B {#b}\n\nOne.\n\n## C {#c}\n\nTwo.", "# A {#a}\n\n## C {#c}\n\nTwee.\n\n## B {#b}\n\nEen."),
    .good("heading-differs", "fr", "# Lamps {#a}\n\n## Their light", "# Lampes {#a}\n\n## Leur lumière"),
    .good("heading-differs", "nl", "# Lamps\n\nText\n====", "# Lampen\n\nTekst\n====="),
    .bad("anchor-differs", "fr", "# A\n\n## Leaving {#leave}", "# A\n\n## Partir {#partir}"),
    .bad("anchor-differs", "nl", "## Leaving {#leave}", "## Vertrekken"),
    .bad("anchor-differs", "nl", "## Leaving", "## Vertrekken {#leave}"),
    .good("anchor-differs", "fr", "## Leaving {#leave}", "## Partir{#leave}"),
    .good("anchor-differs", "nl", "## Leaving\n\n[Up](#leaving)", "## Vertrekken\n\n[Omhoog](#vertrekken)"),
    .bad("alert-differs", "fr", ">[!WARNING]\n>\n>Stop.", ">[!NOTE]\n>\n>Arrêtez."),
    .bad("alert-differs", "nl", "One.\n\n>[!TIP]\n>\n>Stop.", "Een.\n\nHou op."),
    .bad("alert-differs", "nl", "One.\n\nStop.", "Een.\n\n>Hou op."),
    .good("alert-differs", "fr", ">[!NOTE]\n>\n>Stop.", "> [!NOTE] Arrêtez."),
    .good("alert-differs", "nl", "> [!tip]\n> Stop.", ">[!TIP]\n>\n>Hou op."),
    .bad("list-differs", "fr", "- One\n- Two\n- Three", "- Un\n- Deux"),
    .bad("list-differs", "nl", "1. One\n2. Two", "- Een\n- Twee"),
    .bad("list-differs", "nl", "Before:\n\n- One\n- Two", "Eerst:\n\nEen, twee."),
    .good("list-differs", "fr", "- One\n- Two", "* Un\n* Deux"),
    .good("list-differs", "nl", "1. One\n2. Two\n   - Three", "1) Een\n2) Twee\n   * Drie"),
    .bad("table-differs", "fr", "|A|B|\n|-|-|\n|1|2|\n|3|4|", "|A|B|\n|-|-|\n|1|2|"),
    .bad("table-differs", "nl", "|A|B|\n|-|-|\n|1|2|", "|A|\n|-|\n|1|"),
    .good("table-differs", "fr", "|A|B|\n|-|-|\n|one|2|", "| A | B |\n| --- | --- |\n| un | 2 |"),
    .good("table-differs", "nl", "|A|B|\n|-|-|\n|one||", "|A|B|\n|:-|-:|\n|een| |"),
    .bad("code-differs", "fr", "```yaml\nlocale: fr\nkind: opt-in\n```", "```yaml\nlangue: fr\nkind: opt-in\n```"),
    .bad("code-differs", "nl", "One.\n\n```\na\n```\n\nTwo.", "Een.\n\nTwee."),
    .good("code-differs", "fr", "```sh\n# Stop it\nassent build\n```", "```sh\n# Arrêtez-le\nassent build\n```"),
    .good("code-differs", "nl", "```\na\n```", "~~~\na\n~~~"),
    .bad("paragraph-differs", "fr", "# A\n\nOne.\n\nTwo.\n\nThree.\n\n## B\n\nFour.", "# A\n\nUn.\n\nDeux et trois.\n\n## B\n\nQuatre."),
    .bad("paragraph-differs", "nl", "# A\n\nOne.", "# A\n\nEen.\n\nTwee."),
    .good("paragraph-differs", "fr", "# A\n\nOne\ntwo.\n\n<!-- three -->", "# A\n\nUn, deux."),
    .good("paragraph-differs", "nl", "# A\n\nOne.\n\n***\n\nTwo.", "# A\n\nEen.\n\n---\n\nTwee."),
  ]

  private static let inlines: [DocumentExample] = [
    .bad("link-differs", "fr", "See [it](a.md#b).", "Voir [cela](a.md#c)."),
    .bad("link-differs", "nl", "See [it](a.md#b) and [that](c.md).", "Zie [dit](a.md#b) en dat."),
    .bad("link-differs", "fr", "See it.", "Voir [cela](a.md)."),
    .bad("link-differs", "nl", "See [the law](https://example.com/law).", "Zie de wet."),
    .bad("link-differs", "nl", "See [it](#b).\n\n## B {#b}\n\n## C {#c}", "Zie [dit](#c).\n\n## B {#b}\n\n## C {#c}"),
    .good("link-differs", "fr", "See [the law](https://ico.org.uk/en/law).", "Voir [la loi](https://www.cnil.fr/fr/loi)."),
    .good("link-differs", "nl", "First [a](a.md), then [b](b.md).", "Eerst [b](b.md), dan [a](a.md)."),
    .good("link-differs", "fr", "See [a](a.md).\n\nAnd more.", "Voir.\n\nEt [a](a.md)."),
    .bad("image-differs", "fr", "![A lamp](lamp.png)", "![Une lampe](lampe.png)"),
    .bad("image-differs", "nl", "Look: ![A lamp](lamp.png)", "Kijk!"),
    .good("image-differs", "fr", "![A lamp](../en/lamp.png)", "![Une lampe](../fr/lamp.png)"),
    .good("image-differs", "nl", "![A lamp](lamp-en.png) ![Two](two.en.png)", "![Een lamp](lamp-nl.png) ![Twee](two.nl.png)"),
    .bad("ui-control-differs", "fr", "Press [!UICONTROL Undo].", "Appuyez sur Annuler."),
    .bad("ui-control-differs", "nl", "Press [!UICONTROL Undo] or [!UICONTROL Save].", "Klik op [!UICONTROL Ongedaan maken] of Opslaan."),
    .good("ui-control-differs", "fr", "Press [!UICONTROL Undo].", "Appuyez sur [!UICONTROL Annuler]."),
    .good("ui-control-differs", "nl", "[!UICONTROL Undo] and [!UICONTROL Save].", "[!UICONTROL Opslaan] en [!UICONTROL Herstellen]."),
    .bad("do-not-localize-differs", "fr", "Open [!DNL Campaign].", "Ouvrez [!DNL Campagne]."),
    .bad("do-not-localize-differs", "nl", "Open [!DNL Campaign].", "Open Campaign."),
    .good("do-not-localize-differs", "fr", "Open [!DNL Campaign]. [!DNL Campaign] opens.", "Ouvrez [!DNL Campaign], qui s’ouvre."),
    .good("do-not-localize-differs", "nl", "Open [!DNL Campaign].", "Open [!DNL Campaign]."),
    .bad("document-placeholder", "fr", "We stop: **{scope}**.", "Nous cesserons : **{champ}**."),
    .bad("document-placeholder", "nl", "We are {brand}.", "Dat zijn wij."),
    .bad("document-placeholder", "nl", "We are here.", "Wij zijn {brand}."),
    .good("document-placeholder", "fr", "{brand} is here. Write to {brand}.", "{brand} est là. Écrivez-nous."),
    .good("document-placeholder", "nl", "We stop: {scope}.\n\nBye.", "Dag.\n\nWe stoppen met {scope}."),
    .bad("inline-code-differs", "fr", "Set `ht-degree`.", "Indiquez `degré-ht`."),
    .bad("inline-code-differs", "nl", "Write `Ann@home.example`.", "Schrijf naar Ann."),
    .good("inline-code-differs", "fr", "Set `a`. Then `a`.", "Indiquez `a`."),
    .good("inline-code-differs", "nl", "Set the file config.yml.", "Stel het bestand `config.yml` in."),
  ]

  private static func document(_ fields: String) -> String { "---\n\(fields)\n---\n# A {#a}\n" }

  private static let fields: [DocumentExample] = [
    .bad(
      "front-matter-differs", "fr", document("title: One\ndescription: O\nlevel: Beginner"), document("title: Un\ndescription: U\nlevel: Débutant")),
    .bad("front-matter-differs", "nl", document("title: One\ndescription: O\nexl-id: a"), document("title: Een\ndescription: E")),
    .bad("front-matter-differs", "nl", document("title: One\ndescription: O"), document("title: Een\ndescription: E\nexl-id: a")),
    .good(
      "front-matter-differs", "fr", document("title: One\ndescription: O\nrole: 'User'\nkeywords: stop"),
      document("role: User\ntitle: Un\ndescription: U\nkeywords: arrêt\nworkflow-type: ht\nht-degree: 100%")),
    .good(
      "front-matter-differs", "nl", document("title: One\ndescription: O\nfeature: [A, B]"),
      document("title: Een\ndescription: E\nfeature:\n  - A\n  - B")),
    .bad(
      "front-matter-untranslated", "fr", document("title: Stop these messages\ndescription: O"),
      document("title: Stop these messages\ndescription: U")),
    .bad(
      "front-matter-untranslated", "nl", document("title: One\ndescription: One button stops these messages."),
      document("title: Een\ndescription: One button stops these messages.")),
    .good(
      "front-matter-untranslated", "fr", document("title: Services\ndescription: What they are"),
      document("title: Services\ndescription: Ce que c’est")),
    .good(
      "front-matter-untranslated", "nl", document("title: Newsletter\ndescription: What it is"),
      document("title: Newsletter\ndescription: Wat dat is")),
    .bad("front-matter-required", "fr", "# A", "# A").with { $0.settings.required = ["exl-id"] },
    .bad("front-matter-required", "nl", "# A", "# A").with { $0.settings.required = ["title", "audience"] },
    .good("front-matter-required", "fr", document("title: One\nexl-id: a"), document("title: Un\nexl-id: a")).with {
      $0.settings.required = ["exl-id"]
    },
    .good("front-matter-required", "nl", "# A", "# A"),
  ]

  private static let long = String(repeating: "All of our lamps are made here. ", count: 12)

  private static let texts: [DocumentExample] = [
    .bad("untranslated-block", "fr", "You can stop at any time.", "You can stop at any time."),
    .bad("untranslated-block", "nl", "- You can stop\n- One", "- You can stop\n- Een"),
    .bad(
      "untranslated-block", "fr", "You can stop at any time: every message has a link for it, and one button is enough.",
      "You can stop at any time: every message has a link for it, and one bouton is enough."),
    .good(
      "untranslated-block", "fr", "Maison Lumen SRL, Rue des Tanneurs 14, 1000 Bruxelles", "Maison Lumen SRL, Rue des Tanneurs 14, 1000 Bruxelles"),
    .good("untranslated-block", "nl", "## Opt-in, opt-out, e-mail", "## Opt-in, opt-out, e-mail"),
    .good("untranslated-block", "en-US", "You can stop at any time.", "You can stop at any time."),
    .bad(
      "source-language", "fr", "Press the button. What you get is set out here, and you can stop.",
      "Appuyez sur le bouton. What you get is set out here, and you can stop it when they ask."),
    .bad(
      "source-language", "nl", "Follow the link. What should stop is shown there for you.",
      "Volg de link onderaan. That is what should stop and you will see it with your own eyes."),
    .bad(
      "source-language", "de", "Follow the link. What should stop is shown there for you.",
      "Folgen Sie dem Link. That is what should stop and you will see it with your own eyes."),
    .bad(
      "source-language", "en", "Suivez le lien. Nous le ferons pour vous dès que vous nous l’aurez demandé.",
      "Follow the link. Nous le ferons pour vous dès que vous nous l’aurez demandé."
    ).with { $0.sourceLocale = "fr" },
    .good(
      "source-language", "fr", "The song is called Stop in the name of love, and you know it.",
      "La chanson s’appelle « Stop in the name of love », et vous la connaissez."),
    .good(
      "source-language", "nl", "She said what you will hear from all of them.",
      "Ze zei: <span lang=\"en\">that is what you will hear from all of them and from their friends</span>."),
    .good(
      "source-language", "nl", "We had what was over in here.", "We hadden over wat er in is; was het maar zo, of had u wat? Het is al weg."),
    .bad("document-length", "fr", long, "Toutes nos lampes sont faites ici."),
    .bad("document-length", "nl", long, String(repeating: "Al onze lampen worden hier gemaakt. ", count: 30)),
    .good("document-length", "fr", long, String(repeating: "Toutes nos lampes sont fabriquées ici. ", count: 12)),
    .good("document-length", "nl", "Stop.", "Dat is wat er hier allemaal ophoudt."),
  ]

  private static let provenance: [DocumentExample] = [
    .bad("machine-translated", "nl", document("title: One"), document("title: Een\nworkflow-type: tm+mt\nht-degree: 8%")),
    .bad("machine-translated", "fr", document("title: One"), document("title: Un\nworkflow-type: mt")),
    .bad("machine-translated", "fr", document("title: One"), document("title: Un\nht-degree: 90%")).with {
      $0.settings.humanTranslatedByLocale = [LocaleTag("fr")!: ["guide": 95]]
    },
    .good("machine-translated", "nl", document("title: One"), document("title: Een\nworkflow-type: tm+mt\nht-degree: 60%")),
    .good("machine-translated", "fr", document("title: One"), document("title: Un\nworkflow-type: ht")),
    .bad("legal-machine-translated", "fr", document("title: One"), document("title: Un\nworkflow-type: tm+mt\nht-degree: 99%")).with {
      $0.kind = .optIn
    },
    .bad("legal-machine-translated", "nl", document("title: One"), document("title: Een\nworkflow-type: tm+mt\nht-degree: 60%")).with {
      $0.settings.legal = ["guides/lamps.md"]
    },
    .good("legal-machine-translated", "fr", document("title: One"), document("title: Un\nworkflow-type: ht\nht-degree: 100%")).with {
      $0.kind = .optIn
    },
    .good("legal-machine-translated", "nl", document("title: One"), document("title: Een\nworkflow-type: tm+mt\nht-degree: 60%")),
    .bad("document-stale", "fr", document("title: One"), document("title: Un\nsource-fingerprint: 5d41402a")),
    .bad("document-stale", "fr", document("title: One"), document("title: Un\nsource-fingerprint: today")),
    .bad("document-stale", "nl", document("title: One"), document("title: Een\nsource-git-commit: 8be43668d1a4")).with { $0.sourceChanged = true },
    .good("document-stale", "fr", document("title: One"), document("title: Un\nsource-fingerprint: 24658e68")),
    .good("document-stale", "nl", document("title: One"), document("title: Een\nsource-git-commit: 8be43668d1a4")).with { $0.sourceChanged = false },
    .good("document-stale", "nl", document("title: One"), document("title: Een\nsource-git-commit: 8be43668d1a4")),
    .bad(
      "source-wordcount", "fr", document("title: One") + long,
      document("title: Un\nsource-wordcount: '50'") + String(repeating: "Nos lampes sont toutes faites ici. ", count: 12)),
    .bad("source-wordcount", "nl", document("title: One"), document("title: Een\nsource-wordcount: '223'")),
    .good("source-wordcount", "fr", document("title: One"), document("title: Un\nsource-wordcount: '2'")),
    .good("source-wordcount", "nl", document("title: One"), document("title: Een\nsource-wordcount: 1")),
  ]
}
