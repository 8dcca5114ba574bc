/// Ids, each of which names one element.
struct DuplicateID: PageRule {
  let about = RuleDescription("duplicate-id", "An id names one element", .html("dom.html#the-id-attribute"))

  func check(_ page: PageMarkup, _ report: inout Report) {
    for duplicate in page.ids.duplicates {
      report.add(
        Int(duplicate.node), "The id '\(page.markup.string(duplicate.id))' is that of another element too",
        hint: "Give each its own, and change what points to it")
    }
  }
}
