/// A report as one page for people, HTML that is XML too: it loads nothing and runs nothing.
public struct ReportPage: Sendable {
  private let title: String
  private let description: String
  private let style: String
  private let body: String
  private let version: String

  /// - Parameters:
  ///   - title: plain text.
  ///   - description: plain text.
  ///   - style: CSS, after that of all reports.
  ///   - body: the header and the main part, as markup.
  ///   - version: that of the program.
  public init(title: String, description: String, style: String, body: String, version: String) {
    self.title = title
    self.description = description
    self.style = style
    self.body = body
    self.version = version
  }

  public var text: String {
    """
    <!DOCTYPE html>
    <html lang="en" dir="ltr">
    <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:" />
    <meta name="referrer" content="no-referrer" />
    <title>\(XMLText.escaped(title))</title>
    <meta name="description" content="\(XMLText.escaped(description))" />
    <meta name="color-scheme" content="light dark" />
    <style>
    \(PageStyle.text)\(style)</style>
    </head>
    <body>
    \(body)
    <footer><p>Written by assent \(XMLText.escaped(version)). This file loads nothing from a network.</p></footer>
    </body>
    </html>

    """
  }
}
