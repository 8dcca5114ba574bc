import AssentLinks
import AssentModel
import AssentStore

/// What goes into the slots of a page for whoever followed a link.
struct SlotFiller {
  let keys: KeyRing
  let now: Timestamp

  /// How long an undo button works: 30 days, in seconds.
  private static let undoLifetime: Int64 = 30 * 86_400

  /// The values that follow from the link.
  ///
  /// - Parameters:
  ///   - result: what comes after the token in the URL of a confirmation page.
  ///   - undoing: the scope that the undo button takes back.
  /// - Throws: `KeyRingError` when no key signs.
  func values(
    for page: ServedPage, _ followed: FollowedLink, result: String? = nil, undoing: Scope? = nil
  ) throws -> [Slot: String] {
    let link = followed.link
    var values: [Slot: String] = [
      .token: followed.token,
      .path: followed.token + (result.map { "/\($0)" } ?? ""),
      .scope: page.fragment(.scope(link.scope)) ?? page.fragment(.scope(.everyChannel)) ?? "",
    ]
    if let result {
      values[.receipt] = "\(followed.token)/\(result)/receipt"
      values[.receiptData] = "\(followed.token)/\(result)/receipt.json"
    }
    if link.isTest { values[.notice] = page.fragment(.testNotice) }
    if page.has(.everything) {
      values[.everything] = try withdrawal(of: followed)
    }
    if page.has(.undo) {
      values[.undo] = try keys.sign(
        Link(
          .undo, scope: undoing ?? link.scope, profile: link.profile, campaign: link.campaign,
          expiresAt: UInt32(clamping: now.seconds + Self.undoLifetime), isTest: link.isTest)
      ).text
    }
    return values
  }

  /// A token that opts out of everything, for whoever holds the link.
  func withdrawal(of followed: FollowedLink) throws -> String {
    try keys.sign(Link(.optOut, profile: followed.link.profile, campaign: followed.link.campaign, isTest: followed.link.isTest)).text
  }

  /// The checkboxes of the page that are ticked: those of scopes that the person opted in to, unless the subscription has expired.
  func ticks(for page: ServedPage, _ state: Preferences) -> [Slot: String] {
    let scopes = page.entry.slots.compactMap { Slot(rawValue: $0.name)?.checkedScope }
    return Dictionary(
      scopes.filter { state.effective($0, at: now) == .optIn }.map { (Slot.checked($0), " checked=\"checked\"") }
    ) { first, _ in first }
  }
}
