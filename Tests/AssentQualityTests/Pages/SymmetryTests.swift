import AssentModel
import Testing

@testable import AssentQuality

@Suite("Opting out is as easy as opting in")
struct SymmetryTests {
  static let link = "<p><a href=\"/LOCALE/\">Tout arrêter</a></p>"
  static let style = """
    :root { --accent: #7a3f05; --on: #fffdf9; --pale: #c8b8a8 }
    button, .button { min-height: 52px; padding: 12px 28px; background: var(--accent); color: var(--on); font: inherit; font-weight: 600 }
    .quiet { background: none; color: var(--accent) } .small { min-height: 30px } .thin { font-weight: normal } .faint { color: var(--pale); background: #d8c8b8 }
    .gone { display: none } .same { color: var(--on) }
    @media print { button { display: none } }
    """
  static let optIn = PageExample.page(.optIn, style: style, PageExample.form("<p>Si vous êtes d’accord.</p><button>M’abonner</button>") + link)

  static func optOut(_ form: String = "<button>Me désabonner</button>", before: String = "", after: String = link) -> PageExample {
    .page(style: style, "\(before)\(PageExample.form(form))\(after)")
  }

  @Test(
    "What makes opting out harder is reported",
    arguments: [
      ("opt-out-steps", optOut("<input aria-label=\"m\" name=\"mail\"/><button>B</button>")),
      ("opt-out-steps", optOut("<input aria-label=\"m\" name=\"mail\" required=\"required\"/><button>B</button>")),
      ("opt-out-steps", optOut("<label><input type=\"checkbox\" name=\"sure\" value=\"1\"/>Sûr</label><button>B</button>")),
      ("opt-out-steps", optOut("")),
      ("opt-out-steps", optOut(after: PageExample.form("") + link)),
      ("opt-out-words", optOut("<button>Oui, je veux vraiment me retirer de toutes vos listes</button>")),
      ("opt-out-words", optOut(before: "<p>\(String(repeating: "Lisez bien ceci. ", count: 20))</p>")),
      ("opt-out-prominence", optOut("<button class=\"quiet\">B</button>")),
      ("opt-out-prominence", optOut("<button class=\"small\">B</button>")),
      ("opt-out-prominence", optOut("<button class=\"thin\">B</button>")),
      ("opt-out-prominence", optOut("<button class=\"faint\">B</button>")),
      ("opt-out-prominence", optOut("<button class=\"gone\">B</button>")),
      ("opt-out-prominence", optOut("<button disabled=\"disabled\">B</button>")),
      ("opt-out-prominence", optOut("<button hidden=\"hidden\">B</button>")),
      ("opt-out-prominence", optOut("<details><summary>Plus</summary><button>B</button></details>")),
      ("opt-out-prominence", optOut(before: link, after: "")),
      ("opt-out-rival", optOut(after: "<a class=\"button\" href=\"/fr/stay.html\">Rester</a>" + link)),
      ("opt-out-rival", optOut("<button>Me désabonner</button><button type=\"button\">Rester</button>")),
      ("opt-out-reachable", optOut(after: "")),
      ("opt-out-reachable", optOut(after: "<details><summary>Plus</summary>\(link)</details>")),
    ])
  func harder(_ rule: String, _ page: PageExample) throws {
    let everything = PageExample.page(.optOutOfEverything, style: Self.style, PageExample.form("<button>Tout arrêter</button>"))
    let found = try PageExample.reported([Self.optIn, page, everything])
    #expect(found.unique == [rule], "\(found.map(\.finding))")
    #expect(found.allSatisfy { $0.finding.location != nil && $0.finding.hint != nil })
  }

  @Test(
    "A link with a see-through background is told from one with a dark one",
    arguments: [
      ("rgba(0, 0, 0, 0.8)", true), ("rgba(0,0,0,.8)", true), ("rgb(0 0 0 / 80%)", true), ("rgba(0, 0, 0)", true),
      ("rgba(0, 0, 0, 0)", false), ("rgba(0,0,0,0)", false), ("rgba(0, 0, 0, 0.0)", false), ("rgb(0 0 0 / 0%)", false),
    ])
  func seeThrough(_ background: String, isRival: Bool) throws {
    let rival = "<a class=\"dark\" href=\"/fr/stay.html\">Rester</a>"
    let page = PageExample.page(style: Self.style + ".dark { background: \(background) }", Self.optOut(after: rival + Self.link).main)
    #expect(try PageExample.reported([Self.optIn, page]).unique == (isRival ? ["opt-out-rival"] : []))
  }

  @Test(
    "What makes it no harder is not",
    arguments: [
      optOut(), optOut("<button class=\"same\">Me désabonner</button>"), optOut("<p>C’est effectif tout de suite.</p><button>Tout arrêter</button>"),
      optOut(after: "<p><a href=\"/fr/guides/a.html\">En savoir plus</a></p>" + link),
    ])
  func asEasy(_ page: PageExample) throws {
    #expect(try PageExample.reported([Self.optIn, page]).isEmpty)
  }

  @Test("An opt-out page that is easier than the opt-in page is right")
  func easier() throws {
    let hard = PageExample.page(
      .optIn, style: Self.style,
      PageExample.form("<input aria-label=\"m\" name=\"mail\" required=\"required\"/><button class=\"quiet\">B</button>") + Self.link)
    #expect(try PageExample.reported([hard, Self.optOut()]).isEmpty)
  }

  @Test(
    "Undoing an opt-out is offered once and quietly",
    arguments: [
      ("<p>Un clic par erreur ?</p><button class=\"quiet\">Annuler</button>", false),
      ("<p>Un clic par erreur ?</p><button>Annuler</button>", true),
      ("<p>\(String(repeating: "mot ", count: 30))</p><button class=\"quiet\">Annuler</button>", true),
      ("<button class=\"quiet\">Annuler</button><button class=\"quiet\">Revenir</button>", true),
      ("<textarea aria-label=\"Pourquoi ?\" name=\"why\"></textarea><button class=\"quiet\">Annuler</button>", true),
    ])
  func undo(_ form: String, _ isReported: Bool) throws {
    let page = PageExample.page(.optedOut, style: Self.style, PageExample.form(form))
    let found = try PageExample.reported([Self.optIn, Self.optOut(), page])
    #expect(found.unique == (isReported ? ["undo-pressure"] : []), "\(found.map(\.finding))")
  }
}
