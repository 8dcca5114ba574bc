import AssentModel

extension MarkupRule {
  static let policy: [MarkupRule] = [blockedByPolicy]

  static let blockedByPolicy = MarkupRule(
    Rule(
      "blocked-by-policy",
      what: "Something that the Content-Security-Policy of the pages blocks: a frame, a plug-in, audio, video, or a form to another host.",
      why: "Browsers leave it empty, or do nothing when the button is pressed.", example: #"<iframe src="/a.html" title="Text"></iframe>"#,
      source: "https://www.w3.org/TR/CSP3/#directives-fetch"), onAttributes: [.src, .data, .href, .action, .formaction]
  ) { page, node, attribute, findings in
    let markup = page.markup
    guard markup.nodes[node].element != .a, !attribute.value.isEmpty, let directive = markup.directive(attribute.name, of: node) else { return }
    let sources = PagePolicy.sources(of: directive)
    if sources.isEmpty {
      return findings.add(
        node, "The Content-Security-Policy of the pages blocks this \(markup.name(of: node)) (\(directive.rawValue))",
        hint: "Remove it, or link to it with <a>")
    }
    if SimplePath.startsLocal(attribute.value, in: markup) { return }
    let address = markup.string(markup.trimmed(attribute.value))
    if ExternalAddress.isData(address) ? sources.contains(.data) : directive != .formAction || !ExternalAddress.isExternal(address, page) { return }
    // A script has a rule of its own, and a form of a dialog isn't sent.
    if markup.isScript(attribute.value) || directive == .formAction && markup.closesDialog(node) { return }
    let hint = directive == .formAction ? "Send it to the site itself, or link to the other host's page" : ExternalAddress.hint
    findings.add(node, "The Content-Security-Policy of the pages blocks '\(address.prefix(80))' (\(directive.rawValue))", hint: hint)
  }
}

extension Markup {
  /// The part of the policy that an address in an attribute falls under; `nil` where browsers load nothing, and for scripts, which have a rule of
  /// their own.
  func directive(_ name: AttributeName, of node: Int) -> PagePolicy.Directive? {
    switch (nodes[node].element, name) {
    case (_, .action), (_, .formaction): .formAction
    case (.iframe, .src): .frame
    case (.embed, .src), (.object, .data): .object
    case (.audio, .src), (.video, .src), (.source, .src), (.track, .src): .media
    case (.img, .src), (.input, .src), (.video, .poster): .image
    case (.link, .href): value(.rel, of: node).flatMap { directive(ofLink: node, $0) }
    default: nil
    }
  }

  private func directive(ofLink node: Int, _ rel: TextRange) -> PagePolicy.Directive? {
    for token in tokens(rel) {
      switch string(token).lowercased() {
      case "stylesheet": return .style
      case "icon", "apple-touch-icon", "apple-touch-icon-precomposed", "mask-icon": return .image
      case "manifest": return .manifest
      case "modulepreload": return .script
      case "prefetch": return .connect
      case "preload": return directive(ofDestination: value(.as, of: node).map { string($0).lowercased() } ?? "fetch")
      default: continue
      }
    }
    return nil
  }

  /// Source: Fetch Standard, section 2.2.7, the table of destinations.
  private func directive(ofDestination destination: String) -> PagePolicy.Directive {
    switch destination {
    case "style": .style
    case "image": .image
    case "font": .font
    case "script": .script
    case "manifest": .manifest
    case "audio", "video", "track": .media
    case "embed", "object": .object
    case "document": .frame
    default: .connect
    }
  }

  /// Whether a form, or a control of one, closes a dialog and sends nothing.
  fileprivate func closesDialog(_ node: Int) -> Bool {
    let method = nodes[node].element == .form ? AttributeName.method : .formmethod
    return value(method, of: node).map { equalsIgnoringCase($0, "dialog") } ?? false
  }
}
