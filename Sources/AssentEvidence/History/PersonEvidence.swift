public import AssentModel
public import AssentPreferences

/// Everything that proves what a person chose.
public struct PersonEvidence: Sendable {
  public let profile: Profile.ID
  /// The person's state now.
  public let state: Preferences
  /// Where the store's history ended when this was made.
  public let head: HistoryHead
  public let madeAt: Timestamp
  /// Who keeps the records; `nil` when no archived site tells.
  public let sender: SiteManifest.SenderEntry?
  /// Oldest first.
  public let entries: [EvidenceEntry]

  /// Whether every page that was shown is there as it was shown, and the chain holds at every entry.
  public var isSound: Bool { entries.allSatisfy(\.isSound) }
}

/// One choice of a person, and what proves it.
public struct EvidenceEntry: Sendable {
  public let position: HistoryPosition
  public let digest: HistoryHash
  public let chain: HistoryHash
  public let record: ConsentRecord
  /// Where the chain doesn't hold, at this entry, from the one before it or to the one after it.
  public let problems: [HistoryProblem]
  /// The page that was shown; `nil` when none was, and when no archive was asked.
  public let page: ShownPage?

  public var isSound: Bool { problems.isEmpty && (page?.isSound ?? true) }
}

/// A page that a person saw, as the archive has it.
public struct ShownPage: Sendable {
  public let sha256: String
  public let file: ArchivedFile
  /// The archive's name for it.
  public let path: String
  /// What the site said of it; `nil` when the archive has no list of such a site.
  public let entry: SiteManifest.PageEntry?
  /// The templates, strings and documents that it was made of.
  public let sources: [ShownSource]
  /// The page with what its person saw in the slots for the scope and the checkboxes, which are not part of the hash; the other slots stay empty.
  public let filled: [UInt8]?

  public var isSound: Bool { file.bytes != nil && sources.allSatisfy { $0.file.bytes != nil } }
}

/// A template, string table or document behind a page.
public struct ShownSource: Sendable {
  public let entry: SiteManifest.SourceEntry
  public let file: ArchivedFile
}
