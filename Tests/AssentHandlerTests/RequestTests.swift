import AssentModel
import Testing

@testable import AssentHandler

@Suite("Reading requests")
struct RequestTests {
  @Test(
    "The language is the most wanted one that the site has",
    arguments: [
      ("fr", "fr"), ("nl-BE", "nl-BE"), ("nl", "nl-BE"), ("fr-CA;q=0.4, en;q=0.6", "en"), ("de, en;q=0", nil), ("*", nil), ("", nil),
      ("FR-fr", "fr"), ("de;q=1.0,fr;q=0.9,en;q=0.8", "fr"), (";;;,,q=", nil), ("en;q=x, fr;q=0.1", "fr"), ("fr;q=0.5, en;q=0.5", "fr"),
    ] as [(String, String?)])
  func language(header: String, expected: String?) {
    let locales = ["en", "fr", "nl-BE"].compactMap { LocaleTag($0) }
    #expect(LanguagePreference(header).best(of: locales)?.description == expected)
  }

  @Test("Paths lead where the contract says")
  func routes() throws {
    let token = "EAEAAAAAAAAAAAAAcHJvZmlsZS0xMjM"
    let fr = try #require(LocaleTag("fr"))
    for (path, route) in [
      ("", Route.root), ("/", .root), ("/?utm=1", .root), ("/health", .health), ("/ready", .ready), ("/fr", .home(fr)), ("/fr/", .home(fr)),
      ("/fr/\(token)", .link(fr, token: token)), ("/fr/\(token)?utm_source=mail", .link(fr, token: token)),
      ("/FR/\(token)", .link(fr, token: token)), ("/fr/\(token)/abc", .confirmation(fr, token: token, result: "abc")),
      ("/fr/opt-out-of-everything.html", .file("fr/opt-out-of-everything.html")),
      ("/fr/a-campaign-with-a-long-name/opt-out.html", .file("fr/a-campaign-with-a-long-name/opt-out.html")),
      ("/assets/a.css", .file("assets/a.css")), ("/fr/short", .file("fr/short")),
    ] {
      #expect(Route(target: path, basePath: "") == route, "\(path)")
    }
    #expect(Route(target: "/mail/fr/\(token)", basePath: "/mail") == .link(fr, token: token))
    #expect(Route(target: "/mailfr/\(token)", basePath: "/mail") == .file(""))
  }

  @Test(
    "Form fields are decoded, and what isn't well formed is refused",
    arguments: [
      ("a=1&b=%C3%A9+%2B", [FormField(name: "a", value: "1"), FormField(name: "b", value: "é +")]), ("a", [FormField(name: "a", value: "")]),
      ("", []), ("a=b=c", [FormField(name: "a", value: "b=c")]), ("a=%4", nil), ("a=%GG", nil), ("a=%C3", nil),
    ] as [(String, [FormField]?)])
  func urlEncoded(body: String, fields: [FormField]?) {
    #expect(URLEncodedForm.fields(of: Array(body.utf8)) == fields)
  }

  @Test("The parts of a multipart form are told apart by the boundary alone")
  func multipart() {
    let body = """
      preamble\r\n--x\r\nContent-Disposition: form-data; name="a;\\"b"\r\n\r\none\r\n--\r\ntwo\r\n--x  \r\ncontent-disposition: form-data; name=c\r\n\
      Content-Type: text/plain\r\n\r\n\r\n--x--\r\nepilogue
      """
    #expect(
      MultipartForm.fields(of: Array(body.utf8), boundary: "x")
        == [FormField(name: "a;\"b", value: "one\r\n--\r\ntwo"), FormField(name: "c", value: "")])
    for bad in ["", "--x", "--x\r\n", "--x\r\n\r\n", "--x\r\nContent-Disposition: form-data\r\n\r\nv\r\n--x--", "--x\r\n--x--"] {
      #expect(MultipartForm.fields(of: Array(bad.utf8), boundary: "x") == nil, "\(bad)")
    }
  }
}
