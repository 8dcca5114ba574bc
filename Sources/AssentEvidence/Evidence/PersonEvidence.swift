public import AssentModel
public import AssentStore

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

/// Collects what proves a person's choices: the entries of the history, the chain around each, and the pages.
public struct EvidenceCollector: Sendable {
  private let reader: any ReadableStore
  private let archive: PageArchiveReader?

  /// - Parameter archive: where the pages are; `nil` to leave them out.
  public init(reader: any ReadableStore, archive: PageArchiveReader?) {
    self.reader = reader
    self.archive = archive
  }

  /// - Throws: ``StoreError``.
  public func evidence(of profile: Profile.ID, at time: Timestamp) async throws(StoreError) -> PersonEvidence {
    let head = try await reader.head()
    var entries: [EvidenceEntry] = []
    // One form makes several records. The person saw the state before the first of them.
    var shown: [RecordID: Preferences] = [:]
    for entry in try await reader.entries(of: profile) {
      guard let record = entry.record else { continue }
      let before = shown[record.submission] ?? record.before
      shown[record.submission] = before
      entries.append(
        EvidenceEntry(
          position: entry.position, digest: entry.digest, chain: entry.chain, record: record, problems: try await problems(around: entry),
          page: page(of: record, showing: before)))
    }
    return PersonEvidence(
      profile: profile, state: try await reader.preferences(of: profile), head: head, madeAt: time, sender: archive?.newestManifest?.sender,
      entries: entries)
  }

  /// Whether the entry follows from the one before it, and the next one from it.
  private func problems(around entry: HistoryEntry) async throws(StoreError) -> [HistoryProblem] {
    let before = HistoryPosition(rawValue: max(0, entry.position.rawValue - 2)) ?? .start
    let neighbours = try await reader.entries(after: before, limit: 3)
    var problems: [HistoryProblem] = []
    if entry.content.digest != entry.digest { problems.append(HistoryProblem(kind: .altered, position: entry.position, record: entry.content.id)) }
    let previous = entry.position == HistoryPosition.start.next ? .start : neighbours.first { $0.position.next == entry.position }?.head
    if let previous {
      let link = HistoryHash.link(after: previous.chain, at: entry.position, digest: entry.digest)
      if link != entry.chain { problems.append(HistoryProblem(kind: .unlinked, position: entry.position, record: entry.content.id)) }
    } else {
      problems.append(HistoryProblem(kind: .removed, position: before.next, record: nil))
    }
    if let next = neighbours.first(where: { $0.position == entry.position.next }) {
      let link = HistoryHash.link(after: entry.chain, at: next.position, digest: next.digest)
      if link != next.chain { problems.append(HistoryProblem(kind: .unlinked, position: next.position, record: next.content.id)) }
    } else if try await reader.head() != entry.head {
      problems.append(HistoryProblem(kind: .removed, position: entry.position.next, record: nil))
    }
    return problems
  }

  /// - Parameter before: the state of the profile that the page showed.
  private func page(of record: ConsentRecord, showing before: Preferences) -> ShownPage? {
    guard let archive, let hash = record.pageHash else { return nil }
    let file = archive.page(hash)
    let site = archive.site(with: hash, sourcesHash: record.sourcesHash)
    let sources = site.map { site in
      site.page.sources.filter(site.manifest.sources.indices.contains).map { site.manifest.sources[$0] }
        .map { ShownSource(entry: $0, file: archive.source($0)) }
    }
    let filled = file.bytes.map { bytes in site.map { PageFilling(record, showing: before, site: $0.manifest).fill(bytes, $0.page) } ?? bytes }
    return ShownPage(
      sha256: hash, file: file, path: ArchivePath.page(hash), entry: site?.page, sources: sources ?? [], filled: filled)
  }
}
