import AssentModel
import AssentPreferences

/// What a person saw in the slots of a page, as far as their record tells: the name of the scope, and which checkboxes were ticked.
struct PageFilling {
  private let record: ConsentRecord
  private let site: SiteManifest

  init(_ record: ConsentRecord, site: SiteManifest) {
    self.record = record
    self.site = site
  }

  /// The page with these slots filled in; those that held a token stay empty.
  func fill(_ bytes: [UInt8], _ page: SiteManifest.PageEntry) -> [UInt8] {
    let insertions = page.slots.flatMap { name, offsets -> [(offset: Int, text: String)] in
      guard let text = Slot(rawValue: name).flatMap({ text(for: $0, of: page) }) else { return [] }
      return offsets.filter { (0...bytes.count).contains($0) }.map { ($0, text) }
    }.sorted { $0.offset < $1.offset }
    var filled: [UInt8] = []
    var start = 0
    for (offset, text) in insertions {
      filled += bytes[start..<offset]
      filled += text.utf8
      start = offset
    }
    return filled + bytes[start...]
  }

  private func text(for slot: Slot, of page: SiteManifest.PageEntry) -> String? {
    if let scope = slot.checkedScope { return record.before.effective(scope, at: record.time) == .optIn ? " checked=\"checked\"" : nil }
    guard slot == .scope else { return nil }
    return site.locales.first { $0.tag == page.locale }?.fragments[Fragment.scope(record.scope).name]
  }
}
