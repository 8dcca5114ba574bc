import AssentHTML
import AssentModel

/// What the handler needs of a page of a kind, looked for in a sample of it.
struct PageNeeds {
  private let page: PlannedPage
  private let content: LoadedSite
  private let sample: PageSample
  private let forms: SampleForms

  /// `nil` when the sample isn't well-formed, which the validator explains.
  init?(_ page: PlannedPage, sample: PageSample, content: LoadedSite) {
    guard let root = XMLElement.parse(sample.bytes, file: page.path).root else { return nil }
    self.page = page
    self.content = content
    self.sample = sample
    forms = SampleForms(root)
  }

  /// What is missing, at the template's line.
  func findings() -> [Finding] {
    var findings = forms.all.flatMap(faults)
    if page.kind.isLanding {
      let sent = forms.all.filter { address($0.action) == .token }
      if let form = sent.first {
        if page.kind == .preferences {
          if sent.count > 1 { findings.append(finding(sent[1].line, "there are two forms that record choices", hint: "Put all checkboxes into one")) }
          findings += preferences(form)
        }
      } else if findings.isEmpty {
        findings.append(
          finding(nil, "the page has no form that records a choice", hint: "Write <form method=\"post\" action=\"{{links.form}}\"> with a button"))
      }
    }
    for (slot, name, hint) in needed where !sample.has(slot) {
      findings.append(finding(nil, "the page doesn't show \(name)", hint: hint))
    }
    return findings
  }

  /// The slots without which a page doesn't do what it is for.
  private var needed: [(Slot, name: String, hint: String)] {
    let summary = (Slot.summary, name: "what has changed", hint: "Write <ul>{{slot.summary}}</ul>")
    if page.kind == .receipt {
      return [
        summary, (.time, "when the choice was made", "Write {{slot.time}}"), (.record, "the number of the record", "Write {{slot.record}}"),
      ]
    }
    guard page.kind.isConfirmation else { return [] }
    let hasUndo = page.kind == .optedOut || page.kind == .optedOutOfEverything
    return [summary] + (hasUndo ? [(.undo, "how to undo the choice", "Write <form method=\"post\" action=\"{{links.undo}}\"> with a button")] : [])
  }

  /// What keeps a form from reaching the handler with its link.
  private func faults(_ form: SampleForm) -> [Finding] {
    guard address(form.action) != nil else {
      // On other pages there is no link that a form could be sent with.
      return page.isToken
        ? [
          finding(
            form.line, "the form's action has no link in it, so nothing is recorded",
            hint: "Write action=\"{{links.form}}\", or {{links.undo}} for the undo button")
        ] : []
    }
    guard form.method == "post" else {
      return [finding(form.line, "the form is sent with '\(form.method)', which records nothing", hint: "Write method=\"post\"")]
    }
    if let type = form.encoding, !["application/x-www-form-urlencoded", "multipart/form-data"].contains(type) {
      return [finding(form.line, "the form is sent as '\(type)', which the handler refuses", hint: "Remove enctype")]
    }
    if let button = form.buttons.first(where: { $0.redirects }) {
      return [finding(button.line, "the button sends its form elsewhere, or in another way", hint: "Remove formaction, formmethod and formenctype")]
    }
    if form.buttons.isEmpty {
      return [finding(form.line, "the form has no button that sends it", hint: "Add <button type=\"submit\">")]
    }
    return []
  }

  /// The checkboxes of the preferences page: each channel and service once, ticked for whoever is subscribed.
  private func preferences(_ form: SampleForm) -> [Finding] {
    var findings: [Finding] = []
    if !form.fields.contains(where: { $0.name == "form" && $0.value == "preferences" }) {
      findings.append(
        finding(form.line, "the form doesn't say what it is", hint: "Add <input type=\"hidden\" name=\"form\" value=\"preferences\"/>"))
    }
    let names = offered
    let boxes = form.fields.filter { $0.name == "choice" && $0.type == "checkbox" }
    var shown = Set(names.map(\.code))
    for (field, kind) in [("choice", "checkbox"), ("offered", "hidden")] {
      let fields = form.fields.filter { $0.name == field }
      if let wrong = fields.first(where: { $0.type != kind }) {
        return findings + [finding(wrong.line, "'\(field)' is of the type \(wrong.type)", hint: "Write type=\"\(kind)\"")]
      }
      if let strange = fields.first(where: { field in !names.contains { $0.code == field.value } }) {
        let message = "'\(strange.value)' of '\(field)' is nothing that the site offers"
        return findings + [finding(strange.line, message, hint: "Write value=\"{{code}}\"")]
      }
      if let twice = names.first(where: { name in fields.count { $0.value == name.code } > 1 }) {
        let message = "'\(field)' stands on the page more than once for \(twice.name)"
        return findings + [finding(fields.last?.line, message, hint: "Show each channel and service once")]
      }
      let missing = names.filter { name in shown.contains(name.code) && !fields.contains { $0.value == name.code } }
      shown.subtract(missing.map(\.code))
      guard !missing.isEmpty else { continue }
      let list = missing.map(\.name).joined(separator: ", ")
      findings.append(
        finding(
          boxes.first?.line ?? form.line, "the form has no \(kind == "hidden" ? "hidden field 'offered'" : "checkbox") for \(list)",
          hint: "Write <input type=\"\(kind)\" name=\"\(field)\" value=\"{{code}}\"…/> for each of {{#channels}} and {{#services}}"))
    }
    if let box = boxes.first(where: { $0.ticks != $0.value }) {
      findings.append(
        finding(box.line, "the checkbox isn't ticked for whoever is subscribed", hint: "Write {{checked}} in the <input>, after its attributes"))
    }
    return findings
  }

  private var offered: [(code: String, name: String)] {
    content.configuration.channels.map { (String(Scope.channel($0).code), $0.name) }
      + content.configuration.services.map { (String(Scope.service($0.number).code), "service \($0.number.rawValue)") }
  }

  /// The slot that an address of the locale ends with; `nil` for another address.
  private func address(_ action: String) -> Slot? {
    let here = [content.url("\(page.locale)/"), content.absoluteURL("\(page.locale)/")]
    return [Slot.token, .undo, .everything].first { slot in here.contains { action == $0 + PageSample.address(slot) } }
  }

  private func finding(_ line: Int?, _ message: String, hint: String) -> Finding {
    let location = line.map(sample.location) ?? SourceLocation(content.templates.path(of: page.template))
    return Finding(SiteRules.pageNeeds, at: location, message, hint: hint)
  }
}

/// A form of a sample, as a browser would send it.
struct SampleForm {
  var line: Int
  var id: String?
  var method: String
  var action: String
  var encoding: String?
  var fields: [SampleField] = []
  var buttons: [SampleButton] = []
}

/// A field that a browser sends.
struct SampleField {
  var line: Int
  var type: String
  var name: String
  var value: String
  /// The code of the scope whose slot ticks it; `nil` when nothing does.
  var ticks: String?
}

/// A button that sends its form.
struct SampleButton {
  var line: Int
  /// Whether it sends the form to another place, or in another way than the form says.
  var redirects: Bool
}

/// The forms of a sample; fields and buttons that are switched off aren't sent and are left out.
struct SampleForms {
  private(set) var all: [SampleForm] = []

  init(_ root: XMLElement) {
    find(root)
    var index = -1
    fill(root, form: nil, isDisabled: false, index: &index)
  }

  private mutating func find(_ element: XMLElement) {
    if element.name == "form" {
      all.append(
        SampleForm(
          line: element.line, id: element["id"], method: (element["method"] ?? "get").lowercased(), action: element["action"] ?? "",
          encoding: element["enctype"]?.lowercased()))
    }
    for child in element.elements { find(child) }
  }

  private mutating func fill(_ element: XMLElement, form: Int?, isDisabled: Bool, index: inout Int) {
    var form = form
    if element.name == "form" {
      index += 1
      form = index
    }
    let isDisabled = isDisabled || element["disabled"] != nil || element["hidden"] != nil || element.name == "template"
    let owner = element["form"].map { id in all.firstIndex { $0.id == id } } ?? form
    if let owner, !isDisabled { note(element, in: owner) }
    for child in element.elements { fill(child, form: form, isDisabled: isDisabled, index: &index) }
  }

  private mutating func note(_ element: XMLElement, in form: Int) {
    let type = (element["type"] ?? (element.name == "button" ? "submit" : "text")).lowercased()
    switch (element.name, type) {
    case ("button", "submit"), ("input", "submit"), ("input", "image"):
      let redirects = ["formaction", "formmethod", "formenctype"].contains { element[$0] != nil }
      all[form].buttons.append(SampleButton(line: element.line, redirects: redirects))
    case ("input", _):
      guard let name = element["name"] else { return }
      all[form].fields.append(
        SampleField(
          line: element.line, type: type, name: name, value: element["value"] ?? "on",
          ticks: element["checked"] == nil ? nil : element["data-choice"]))
    default: break
    }
  }
}
