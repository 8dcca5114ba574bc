import AssentEvidence
import AssentModel
import AssentStore

/// The same figures by looking at the whole history again for each number.
struct NaiveCount {
  struct Item {
    let submission: RecordID
    let time: Timestamp
    let choice: Choice
    let scope: Scope
    let method: ConsentMethod
    let campaign: CampaignNumber?
    let locale: LocaleTag?
    let isErased: Bool
  }

  var items: [Item] = []

  init(_ entries: [HistoryEntry]) {
    items = entries.compactMap { entry in
      switch entry.content {
      case .record(let record):
        Item(
          submission: record.submission, time: record.time, choice: record.choice, scope: record.scope, method: record.method,
          campaign: record.campaign, locale: record.locale, isErased: false)
      case .erased(let record):
        Item(
          submission: record.submission, time: record.time, choice: record.choice, scope: record.scope, method: record.method,
          campaign: record.campaign, locale: record.locale, isErased: true)
      default: nil
      }
    }
  }

  /// Submissions with a record that is like this.
  func count(_ matches: (Item) -> Bool = { _ in true }) -> ChoiceCount {
    func submissions(_ matchesKind: (Item) -> Bool) -> Int { Set(items.filter { matchesKind($0) && matches($0) }.map(\.submission)).count }
    return ChoiceCount(
      optOuts: submissions { $0.choice == .optOut && $0.method != .undo }, optIns: submissions { $0.choice == .optIn && $0.method != .undo },
      undone: submissions { $0.method == .undo })
  }

  func count(_ channel: Channel) -> ChoiceCount {
    count { item in
      switch item.scope {
      case .everyChannel: true
      case .channels(let set): set.contains(channel)
      case .service: false
      }
    }
  }
}
