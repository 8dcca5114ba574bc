import AssentLinks
import AssentModel
import AssentPreferences

/// The history of a person as one file that needs no network: every page that they saw is in it, in a frame that can do nothing.
public struct EvidenceHTML: Sendable {
  private let evidence: PersonEvidence

  public init(_ evidence: PersonEvidence) { self.evidence = evidence }

  public var text: String {
    let entries = evidence.entries.map(section).joined(separator: "\n")
    let verdict =
      evidence.isSound
      ? "<p class=\"verdict sound\">Everything that was checked holds: the chain at every entry, and every page against its hash.</p>"
      : "<p class=\"verdict broken\">Something doesn’t hold. It is marked below.</p>"
    return """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8"/>
      <meta name="viewport" content="width=device-width, initial-scale=1"/>
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:"/>
      <meta name="referrer" content="no-referrer"/>
      <title>Evidence: \(Self.escaped(evidence.profile.text))</title>
      <style>\(Self.style)</style>
      </head>
      <body>
      <header>
      <p class="kind">Evidence of consent</p>
      <h1>\(Self.escaped(evidence.profile.text))</h1>
      <dl>
      <dt>Kept by</dt><dd>\(Self.escaped(evidence.sender.map { ([$0.legalName] + $0.address + [$0.contact]).joined(separator: ", ") } ?? "–"))</dd>
      <dt>State now</dt><dd><code>\(Self.escaped(evidence.state.json))</code></dd>
      <dt>Entries</dt><dd>\(evidence.entries.count), in a history of \(evidence.head.position)</dd>
      <dt>Made</dt><dd>\(evidence.madeAt)</dd>
      </dl>
      \(verdict)
      </header>
      <main>
      \(entries.isEmpty ? "<p>There is no record of this profile.</p>" : entries)
      </main>
      <footer>
      <p>Each entry’s hash covers its record and the hash of the entry before it: SHA-256 of three lines, the previous chain, the position and the
      digest of the record’s canonical JSON (RFC 8785). The page of an entry is shown with the scope and the checkboxes as the person saw them; its hash
      is that of the page before they were filled in.</p>
      </footer>
      </body>
      </html>

      """
  }

  private func section(_ entry: EvidenceEntry) -> String {
    let record = entry.record
    var rows = [
      ("When", record.time.description), ("How", ConsentVocabulary.method(of: record)),
      ("Before", record.before.json), ("After", record.after.json),
    ]
    if let statement = record.statement { rows.append(("Reason", statement.reason + (statement.actor.map { " (\($0))" } ?? ""))) }
    if let campaign = record.campaign { rows.append(("Campaign", String(campaign.rawValue))) }
    if let key = record.keyID, let token = record.tokenHash { rows.append(("Link", "key \(key), SHA-256 of the token \(token)")) }
    if let network = record.network { rows.append(("Network", network)) }
    rows += [
      ("Record", record.id.description), ("Position", entry.position.description), ("Digest", entry.digest.description),
      ("Chain", entry.chain.description),
    ]
    let list = rows.map { "<dt>\($0.0)</dt><dd>\(Self.escaped($0.1))</dd>" }.joined(separator: "\n")
    let chain =
      entry.problems.isEmpty
      ? "<p class=\"sound\">The chain holds here.</p>"
      : entry.problems.map { "<p class=\"broken\">\(Self.escaped($0.description))</p>" }.joined()
    return """
      <section id="p\(entry.position)">
      <h2><span class="\(record.choice.rawValue)">\(record.choice.rawValue)</span> \(Self.escaped(ConsentVocabulary.name(of: record.scope)))</h2>
      <dl>
      \(list)
      </dl>
      \(chain)
      \(page(entry))
      </section>
      """
  }

  private func page(_ entry: EvidenceEntry) -> String {
    guard let hash = entry.record.pageHash else { return "<p>No page was shown.</p>" }
    guard let page = entry.page else { return "<p>The page has the SHA-256 <code>\(hash)</code>; no archive was asked for it.</p>" }
    let verdict: String
    switch page.file {
    case .intact: verdict = "<p class=\"sound\">The archived page is the one that was shown: SHA-256 <code>\(hash)</code>.</p>"
    case .missing: verdict = "<p class=\"broken\">The archive doesn’t have the page <code>\(hash)</code>.</p>"
    case .altered(let found):
      verdict = "<p class=\"broken\">The archived page was altered: <code>\(hash)</code> was shown, <code>\(found)</code> is there.</p>"
    }
    let sources = page.sources.map { source in
      "<li class=\"\(source.file.bytes == nil ? "broken" : "")\">\(Self.escaped(source.entry.path)), \(source.file.name) <code>\(source.entry.sha256)</code></li>"
    }
    let list = sources.isEmpty ? "" : "<details><summary>What it was made of</summary><ul>\(sources.joined(separator: "\n"))</ul></details>"
    let language = page.entry.map { " lang=\"\($0.locale)\"" } ?? ""
    let frame = page.filled.map { bytes in
      """
      <iframe sandbox="" title="The page as it was shown"\(language) srcdoc="\(Self.escaped(String(decoding: bytes, as: UTF8.self)))"></iframe>
      """
    }
    return [verdict, list, frame ?? ""].filter { !$0.isEmpty }.joined(separator: "\n")
  }

  /// By scalar: a quotation mark before a combining accent is one still.
  private static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "'": escaped += "&#39;"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }

  private static let style = """
    :root{color-scheme:light dark;--ink:#22262b;--muted:#5b6470;--line:#dfe3e8;--card:#fff;--paper:#f4f5f7;--sound:#1c6b3c;--broken:#a3201b}
    @media (prefers-color-scheme:dark){:root{--ink:#e8eaed;--muted:#a3abb5;--line:#3a4048;--card:#20242a;--paper:#15181c;--sound:#7fd1a0;--broken:#ff9b94}}
    *{box-sizing:border-box}
    body{margin:0 auto;padding:2.5rem 1.25rem;max-width:58rem;color:var(--ink);background:var(--paper);font:1rem/1.55 system-ui,sans-serif;overflow-wrap:anywhere}
    h1{margin:0 0 1rem;font-size:1.9rem;line-height:1.2}
    h2{margin:0 0 1rem;font-size:1.25rem}
    .kind{margin:0;color:var(--muted);letter-spacing:.04em}
    section{margin:1.75rem 0;padding:1.5rem;background:var(--card);border:1px solid var(--line);border-radius:14px}
    dl{display:grid;grid-template-columns:minmax(6rem,auto) 1fr;gap:.3rem 1.25rem;margin:0 0 1rem}
    dt{color:var(--muted)}dd{margin:0;font-variant-numeric:tabular-nums}
    code,dd{font-size:.9375rem}
    .opt-in,.opt-out{display:inline-block;margin-right:.4rem;padding:.1rem .6rem;border:1px solid currentColor;border-radius:1rem;font-size:.9rem}
    .opt-in,.sound{color:var(--sound)}.opt-out{color:var(--ink)}.broken{color:var(--broken);font-weight:600}
    .verdict{padding:.8rem 1rem;border:1px solid currentColor;border-radius:10px}
    iframe{display:block;width:100%;height:44rem;margin-top:1rem;border:1px solid var(--line);border-radius:10px;background:#fff}
    details{margin:.5rem 0}summary{cursor:pointer}li{font-size:.875rem}
    footer{color:var(--muted);font-size:.875rem}
    @media print{body{padding:0;max-width:none;background:none;color:#000}section{border:0;border-top:1px solid #999;border-radius:0;padding:1rem 0}h2,dl{break-after:avoid}iframe{break-inside:avoid;height:24cm}}
    """
}
