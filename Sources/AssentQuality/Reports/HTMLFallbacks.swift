import AssentLocalization
import AssentModel
import AssentReports

/// The pages that show a text of another locale.
struct HTMLFallbacks {
  private let pages: [PageFallbacks]

  init(_ pages: [PageFallbacks]) { self.pages = pages }

  var text: String {
    guard !pages.isEmpty else { return "" }
    let rows = pages.map { page in
      let document = page.document.map { "the document from \(tag($0.description))" }
      var locales: [String] = []
      var keys: [String: [String]] = [:]
      for string in page.strings {
        let locale = string.locale.description
        if keys[locale] == nil { locales.append(locale) }
        keys[locale, default: []].append("<code>\(XMLText.escaped(string.key.text))</code>")
      }
      let strings = locales.map { "\((keys[$0] ?? []).joined(separator: ", ")) from \(tag($0))" }
      let list = ([document].compactMap { $0 } + strings).map { "<li>\($0)</li>" }.joined()
      return "<tr><th scope=\"row\"><code>\(XMLText.escaped(page.page))</code></th><td><ul>\(list)</ul></td></tr>"
    }
    return """
      <section aria-labelledby="fallbacks">
      <h2 id="fallbacks">Borrowed from another locale</h2>
      <details class="plain"><summary>\(ReportContent.number(pages.count, "page")) with a text that its locale lacks</summary>
      <div class="scroll"><table class="borrowed"><thead><tr><th scope="col">Page</th><th scope="col">What it borrows</th></tr></thead><tbody>
      \(rows.joined(separator: "\n"))
      </tbody></table></div>
      </details>
      </section>
      """
  }

  private func tag(_ locale: String) -> String { "<span class=\"tag\">\(XMLText.escaped(locale))</span>" }
}
