import AssentLocalization

/// What an entry says, wherever it stands.
struct EntryContent: Hashable {
  private var message: Message?
  private var note: String?
  private var maximumLength: Int?
  private var state: TranslationState?
  private var source: Fingerprint?

  init() {}

  init(_ entry: StringEntry) {
    message = entry.message
    note = entry.note
    maximumLength = entry.maximumLength
    state = entry.state
    source = entry.sourceFingerprint
  }

  mutating func apply(_ edit: StringEdit) {
    message = edit.message ?? message
    state = edit.state ?? state
    source = edit.source ?? source
  }
}
