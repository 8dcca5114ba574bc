import AssentHTML
import AssentModel

/// The fields of a page beside those of its counterpart.
struct FieldAlignment {
  let difference: ListDifference<PageControl>

  init(_ page: CheckedPage, _ original: CheckedPage) {
    difference = ListDifference(page.outline.controls, original.outline.controls) { control in
      let value = control.isChoice || control.type == "hidden" ? control.value ?? "" : ""
      return "\(control.place.form ?? -1) \(control.name ?? "") \(value)"
    }
  }

  static func name(of control: PageControl) -> String {
    let value = control.isChoice || control.type == "hidden" ? control.value.map { "=\($0)" } ?? "" : ""
    return "the \(control.type == "hidden" ? "hidden " : "")field \(control.name ?? "without a name")\(value)"
  }

  static func sentence(_ control: PageControl) -> String {
    let name = name(of: control)
    return name.prefix(1).uppercased() + name.dropFirst()
  }
}
