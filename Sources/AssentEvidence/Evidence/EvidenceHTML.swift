import AssentFormats
import AssentLinks
import AssentModel
import AssentStore

/// The history of a person as one file that needs no network: every page that they saw is in it, in a frame that can do nothing.
public struct EvidenceHTML: Sendable {
  private let evidence: PersonEvidence
  private let version: String

  /// - Parameter version: that of the program.
  public init(_ evidence: PersonEvidence, version: String) {
    self.evidence = evidence
    self.version = version
  }

  public var text: String {
    let entries = evidence.entries.map(section).joined(separator: "\n")
    let verdict =
      evidence.isSound
      ? "<p class=\"verdict sound\">Everything that was checked holds: the chain at every entry, and every page against its hash.</p>"
      : "<p class=\"verdict broken\">Something doesn’t hold. It is marked below.</p>"
    let keeper = evidence.sender.map { ([$0.legalName] + $0.address + [$0.contact]).joined(separator: ", ") } ?? "–"
    let body = """
      <header>
      <p class="kicker">Assent · evidence of consent</p>
      <h1>\(MarkupEscaping.visible(evidence.profile.text))</h1>
      <dl>
      <dt>Kept by</dt><dd>\(MarkupEscaping.visible(keeper))</dd>
      <dt>State now</dt><dd>\(MarkupEscaping.visible(Self.words(evidence.state)))</dd>
      <dt>Entries</dt><dd>\(evidence.entries.count), in a history of \(evidence.head.position)</dd>
      <dt>Made</dt><dd>\(Self.moment(evidence.madeAt))</dd>
      </dl>
      \(verdict)
      </header>
      <main>
      \(entries.isEmpty ? "<p>There is no record of this profile.</p>" : entries)
      <section class="about" aria-labelledby="about">
      <h2 id="about">What the hashes say</h2>
      <p>Each entry’s hash covers its record and the hash of the entry before it: SHA-256 of three lines, the previous chain, the position and the
      digest of the record’s canonical JSON (RFC 8785). The page of an entry is shown with the scope and the checkboxes as the person saw them; its hash
      is that of the page before they were filled in.</p>
      </section>
      </main>
      """
    return ReportPage(
      title: "Evidence: \(evidence.profile.text)", description: "What a person chose, when, how and on which page, and what proves it.",
      style: Self.style, body: body, version: version
    ).text
  }

  private func section(_ entry: EvidenceEntry) -> String {
    let record = entry.record
    var rows = [
      ("How", ConsentVocabulary.method(of: record)),
      ("Before", Self.words(record.before)), ("After", Self.words(record.after)),
    ]
    if let statement = record.statement { rows.append(("Reason", statement.reason + (statement.actor.map { " (\($0))" } ?? ""))) }
    if let campaign = record.campaign { rows.append(("Campaign", String(campaign.rawValue))) }
    if let key = record.keyID, let token = record.tokenHash { rows.append(("Link", "key \(key), SHA-256 of the token \(token)")) }
    if let network = record.network { rows.append(("Network", network)) }
    rows += [
      ("Record", record.id.description), ("Position", entry.position.description), ("Digest", entry.digest.description),
      ("Chain", entry.chain.description),
    ]
    let list = rows.map { "<dt>\($0.0)</dt><dd>\(MarkupEscaping.visible($0.1))</dd>" }.joined(separator: "\n")
    let chain =
      entry.problems.isEmpty
      ? "<p class=\"sound\">The chain holds here.</p>"
      : entry.problems.map { "<p class=\"broken\">\(MarkupEscaping.visible($0.description))</p>" }.joined()
    return """
      <section aria-labelledby="p\(entry.position)">
      <h2 id="p\(entry.position)"><span class="\(record.choice.rawValue)">\(record.choice.rawValue)</span> \(MarkupEscaping.visible(ConsentVocabulary.name(of: record.scope)))</h2>
      <dl>
      <dt>When</dt><dd>\(Self.moment(record.time))</dd>
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
      "<li class=\"\(source.file.bytes == nil ? "broken" : "")\">\(MarkupEscaping.visible(source.entry.path)), \(source.file.name) <code>\(source.entry.sha256)</code></li>"
    }
    let list = sources.isEmpty ? "" : "<details><summary>What it was made of</summary><ul>\(sources.joined(separator: "\n"))</ul></details>"
    let language = page.entry.map { " lang=\"\($0.locale)\"" } ?? ""
    let frame = page.filled.map { bytes in
      """
      <iframe sandbox="" title="The page as it was shown"\(language) srcdoc="\(MarkupEscaping.escaped(String(decoding: bytes, as: UTF8.self)))"></iframe>
      """
    }
    return [verdict, list, frame ?? ""].filter { !$0.isEmpty }.joined(separator: "\n")
  }

  /// `e-mail opt-in, service 2 opt-out`.
  private static func words(_ state: Preferences) -> String {
    let every = state.every.map { ["everything \($0.rawValue)"] } ?? []
    let channels = state.channels.sorted { $0.key < $1.key }.map { "\($0.key.name) \($0.value.rawValue)" }
    let services = state.services.sorted { $0.key < $1.key }.map { "service \($0.key.rawValue) \($0.value.rawValue)" }
    let words = (every + channels + services).joined(separator: ", ")
    return words.isEmpty ? "nothing chosen" : words
  }

  /// As markup: `2026-11-22 10:15:30 UTC`, and to the millisecond for programs.
  private static func moment(_ time: Timestamp) -> String {
    let text = time.description
    return "<time datetime=\"\(text)\">\(text.prefix(10)) \(text.dropFirst(11).prefix(8)) UTC</time>"
  }

  private static let style = """
    header dl, section dl { display: grid; grid-template-columns: minmax(6rem, auto) minmax(0, 1fr); gap: .3rem 1.25rem; margin: 0 0 1rem; }
    header dl { margin: 1.2rem 0; }
    dt { color: var(--muted); }
    dd { margin: 0; font-size: .9375rem; font-variant-numeric: tabular-nums; }
    main > section { margin: 1.75rem 0; padding: 1.5rem; background: var(--card); border: 1px solid var(--line); border-radius: 10px; }
    main > section.about { padding: 0; background: none; border: 0; color: var(--muted); font-size: .9375rem; }
    .about h2 { font-size: 1.2rem; }
    h2 { font-size: 1.35rem; }
    .opt-in, .opt-out { display: inline-block; margin-right: .4rem; padding: .1rem .7rem; border-radius: 1rem; font: 600 .875rem/1.6 system-ui, sans-serif; vertical-align: .15em; }
    .opt-in { color: var(--good); background: var(--good-soft); }
    .opt-out { color: var(--warning); background: var(--warning-soft); }
    .sound { color: var(--good); }
    .broken { color: var(--error); font-weight: 600; }
    .verdict { padding: .8rem 1rem; border-radius: 8px; }
    .verdict.sound { background: var(--good-soft); }
    .verdict.broken { background: var(--error-soft); }
    section > p + p { margin-top: .3rem; }
    iframe { display: block; width: 100%; height: 44rem; margin-top: 1rem; border: 1px solid var(--line); border-radius: 8px; background: #fff; }
    details { margin: .6rem 0; }
    li { font-size: .875rem; }
    @media (max-width: 46rem) {
      main > section { padding: 1.1rem 1rem; }
      header dl, section dl { grid-template-columns: minmax(0, 1fr); gap: 0; }
      header dd, section dd { margin-bottom: .5rem; }
    }
    @media print {
      main > section { padding: 1rem 0; border: 0; border-top: 1px solid var(--line); border-radius: 0; }
      dl { break-after: avoid; }
      iframe { height: 24cm; break-inside: avoid; }
    }

    """
}
