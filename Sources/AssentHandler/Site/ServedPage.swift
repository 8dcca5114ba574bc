import AssentModel

/// A page whose bytes are those that `pages.json` tells of, and the site it is a page of.
struct ServedPage: Sendable {
  let entry: SiteManifest.PageEntry
  let bytes: [UInt8]
  let site: SiteSnapshot

  /// A fragment in the language of the page; `nil` when the site has none of that name.
  func fragment(_ fragment: Fragment) -> String? { site.locales[entry.locale]?.fragments[fragment.name] }

  func has(_ slot: Slot) -> Bool { entry.slots[slot.rawValue] != nil }
}
