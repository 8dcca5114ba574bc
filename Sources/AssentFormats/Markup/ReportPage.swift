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
    <title>\(MarkupEscaping.visible(title))</title>
    <meta name="description" content="\(MarkupEscaping.visible(description))" />
    <meta name="color-scheme" content="light dark" />
    <style>
    \(PageStyle.text)\(style)</style>
    </head>
    <body>
    \(body)
    <footer><p>Written by assent \(MarkupEscaping.visible(version)). This file loads nothing from a network.</p></footer>
    </body>
    </html>

    """
  }
}

/// The style that all reports in HTML share: light and dark, on paper and on a phone.
enum PageStyle {
  static let text = """
    :root {
      --paper: #f7f3ec; --card: #fffdf9; --ink: #26211c; --muted: #665b50; --line: #e4dbcd; --accent: #7a3f05; --touch: #faf3e6;
      --good: #2f6b4f; --good-soft: #e5f1e9; --error: #a1261d; --error-soft: #fbe9e4; --warning: #8a5a00; --warning-soft: #fbf0d6; --note: #2c5d86; --note-soft: #e6eff6;
      --serif: "Iowan Old Style", "Palatino Linotype", Palatino, "Noto Serif", Georgia, serif;
      --mono: ui-monospace, "SF Mono", "Cascadia Code", "Noto Sans Mono", "DejaVu Sans Mono", Menlo, Consolas, monospace;
    }
    @media screen and (prefers-color-scheme: dark) {
      :root {
        --paper: #16130f; --card: #201c17; --ink: #efe7dc; --muted: #b3a596; --line: #3a322a; --accent: #f0ba72; --touch: #292319;
        --good: #83c9a5; --good-soft: #17301f; --error: #f59a8c; --error-soft: #3a1d18; --warning: #ecc063; --warning-soft: #352811; --note: #94c3ea; --note-soft: #182a39;
      }
    }
    *, ::before, ::after { box-sizing: border-box; }
    html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; scroll-padding-top: 1rem; }
    body { margin: 0; padding: 0 1.25rem 4rem; color: var(--ink); background: var(--paper); font: 1rem/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif; overflow-wrap: anywhere; }
    header, main, footer { max-width: 62rem; margin: 0 auto; }
    h1, h2, h3 { margin: 0; font-weight: 600; line-height: 1.2; }
    h1, h2, .figure h3, .tile dd { font-family: var(--serif); }
    p { margin: 0; }
    a { color: var(--accent); }
    code { font-family: var(--mono); font-size: .875em; }
    :focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; border-radius: 4px; }
    .unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
    header { padding: 3.5rem 0 1.75rem; }
    nav a { display: block; padding: .2rem 0; }
    .kicker { margin-bottom: .75rem; color: var(--accent); font-size: .8125rem; font-weight: 600; letter-spacing: .09em; text-transform: uppercase; }
    h1 { font-size: clamp(1.9rem, 1.3rem + 2.6vw, 3rem); letter-spacing: -.015em; }
    .lead { margin-top: .8rem; font-family: var(--serif); font-size: 1.1875rem; color: var(--muted); }
    .tag { display: inline-block; padding: 0 .45em; border: 1px solid var(--line); border-radius: 4px; background: var(--card); color: var(--ink); font: 500 .8125rem/1.5 var(--mono); white-space: nowrap; }
    nav ul { display: flex; flex-wrap: wrap; gap: .2rem 1.4rem; margin: 1.1rem 0 0; padding: 0; list-style: none; font-size: .9375rem; }
    .tiles { display: grid; grid-template-columns: repeat(6, 1fr); margin: 0; border: solid var(--line); border-width: 1px 0; }
    .tile { display: flex; flex-direction: column; padding: 1rem 0 .9rem 1.1rem; border-left: 1px solid var(--line); }
    .tile:first-child { padding-left: 0; border: 0; }
    .tile dt { order: 2; color: var(--muted); font-size: .875rem; }
    .tile dd { margin: 0; font-size: 2.1rem; line-height: 1.15; font-variant-numeric: lining-nums tabular-nums; }
    section { margin-top: 3rem; }
    header + main > section:first-child { margin-top: 0; }
    h2 { margin-bottom: 1rem; font-size: 1.6rem; letter-spacing: -.01em; }
    .aside { color: var(--muted); }
    summary { cursor: pointer; }
    .figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 24rem), 1fr)); gap: 1.25rem; align-items: start; }
    .figure { padding: 1.25rem 1.4rem; background: var(--card); border: 1px solid var(--line); border-radius: 10px; }
    .figure h3 { font-size: 1.2rem; }
    .figure .aside { font: .875rem system-ui, sans-serif; }
    .legend { display: flex; flex-wrap: wrap; gap: .2rem 1rem; margin: .6rem 0 1rem; padding: 0; list-style: none; color: var(--muted); font-size: .8125rem; }
    .key { display: inline-block; width: .7em; height: .7em; margin-right: .4em; border-radius: 2px; }
    .numbers { margin-top: .8rem; font-size: .875rem; }
    .numbers > summary { color: var(--muted); }
    .scroll { overflow-x: auto; overflow-wrap: normal; }
    table { width: 100%; margin-top: .5rem; border-collapse: collapse; font-variant-numeric: tabular-nums; }
    th, td { padding: .35rem .5rem; border-bottom: 1px solid var(--line); text-align: right; font-weight: 400; vertical-align: top; }
    thead th { color: var(--muted); font-size: .8125rem; }
    th:first-child { padding-left: 0; text-align: left; }
    tbody tr:last-child > * { border-bottom: 0; }
    footer { margin-top: 3.5rem; padding-top: 1rem; border-top: 1px solid var(--line); color: var(--muted); font-size: .875rem; }
    @media (max-width: 46rem) {
      body { padding: 0 1rem 3rem; }
      header { padding-top: 2rem; }
      .tiles { grid-template-columns: repeat(3, 1fr); }
      .tile { padding-top: .7rem; padding-bottom: .6rem; }
      .tile:nth-child(3n + 1) { padding-left: 0; border-left: 0; }
      .tile:nth-child(n + 4) { border-top: 1px solid var(--line); }
      .tile dd { font-size: 1.7rem; }
      .figure { padding: 1rem; }
    }
    @media print {
      :root { --paper: #fff; --card: #fff; --ink: #000; --muted: #444; --line: #bbb; }
      body { padding: 0; font-size: 10pt; }
      header { padding-top: 0; }
      details::details-content { content-visibility: visible; block-size: auto; }
      .figure { border-radius: 0; }
      .figure, tr { break-inside: avoid; }
      nav { display: none; }
      h2, h3 { break-after: avoid; }
      svg, .key { -webkit-print-color-adjust: exact; }
      .numbers > summary { display: none; }
    }
    @media (prefers-reduced-motion: reduce) { * { transition: none; } }

    """
}
