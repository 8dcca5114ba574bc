import AssentHTML
import Testing

@Suite("What a page is made of")
struct PageOutlineTests {
  @Test("Landmarks, headings, forms, links and texts are read with their lines and places")
  func reads() throws {
    let page = """
      <!DOCTYPE html>
      <html lang="fr" dir="ltr"><head><style>button { color: red }</style></head><body>
      <main><h1 id="a">Un <em>titre</em></h1>
      <p>Un</p><p lang="en">two &amp; three</p>
      <form method="post" action="/fr/" autocomplete="off"><input type="hidden" name="form" value="x"/>
      <label for="m">Adresse</label><input id="m" type="email" name="m" required="required"/>
      <select name="s" aria-label="Choix"><option value="1">Un</option><option selected="selected">Deux</option></select>
      <details><summary>Plus</summary><button class="quiet big" disabled="disabled">Envoyer</button></details></form></main>
      <footer hidden="hidden"><a class="button" href="/fr/x.html" hreflang="fr">Lien</a><img src="a.png" alt="Lampe"/></footer></body></html>
      """
    let outline = try #require(PageOutline(reading: Array(page.utf8)))
    #expect(outline.language == "fr" && outline.direction == "ltr" && outline.style.contains("color: red"))
    #expect(outline.landmarks.map(\.kind) == [.main, .form, .footer])
    let heading = try #require(outline.headings.first)
    #expect(heading.level == 1 && heading.text == "Un titre" && heading.anchor == "a" && heading.place.line == 3 && heading.blocks == 2)
    #expect(outline.forms.map(\.method) == ["post"] && outline.forms.first?.autocomplete == "off")
    #expect(outline.controls.map(\.type) == ["hidden", "email", "select"])
    #expect(outline.controls.map(\.label) == [nil, "Adresse", "Choix"])
    #expect(outline.controls.map(\.isRequired) == [false, true, false])
    #expect(outline.controls.last?.options == ["1", "Deux"] && outline.controls.last?.selected == ["Deux"])
    let button = try #require(outline.buttons.first)
    #expect(button.text == "Envoyer" && button.classes == ["quiet", "big"] && button.isDisabled && button.type == "submit")
    #expect(button.place.isFolded && button.place.form == 0 && button.place.landmark == .main && button.place.line == 8)
    let link = try #require(outline.links.first)
    #expect(link.place.isHidden && link.place.landmark == .footer && link.targetLanguage == "fr" && link.classes == ["button"])
    #expect(outline.images.first?.alternative == "Lampe" && outline.disclosures.first?.summary == "Plus")
    #expect(outline.texts.first { $0.language == "en" }?.text == "two & three")
  }
}
