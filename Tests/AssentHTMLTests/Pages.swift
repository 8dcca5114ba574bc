import AssentHTML
import AssentModel
import Testing

/// Pages for the tests, and what a validator says about them.
enum Pages {
  /// A valid page in English with something in its body after the h1, in its head, or around them.
  static func page(
    _ body: String = "<p>Text</p>", head: String = "", html: String = "<html lang=\"en\">", doctype: String = "<!DOCTYPE html>\n"
  ) -> String {
    """
    \(doctype)\(html)
    <head>
    <meta charset="utf-8"/>
    <title>Title</title>
    <meta name="viewport" content="width=device-width, initial-scale=1"/>\(head)
    </head>
    <body>
    <main>
    <h1>Heading</h1>
    \(body)
    </main>
    </body>
    </html>

    """
  }

  static func rendered(_ text: String, locale: String = "en", path: String = "en/opt-out.html") throws -> RenderedPage {
    RenderedPage(path: path, locale: try #require(LocaleTag(locale)), bytes: Array(text.utf8))
  }

  static func findings(_ text: String, locale: String = "en", links: LinkTargets? = nil) throws -> [Finding] {
    var validator = HTMLValidator()
    return validator.validate(try rendered(text, locale: locale), links: links).findings
  }

  /// The findings of a page whose locale nobody names.
  static func findingsOfAnyLocale(_ text: String) -> [Finding] {
    var validator = HTMLValidator()
    return validator.validate(RenderedPage(path: "page.html", bytes: Array(text.utf8)), links: nil).findings
  }
}
