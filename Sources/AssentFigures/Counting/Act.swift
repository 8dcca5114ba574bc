import AssentModel
import AssentPreferences

/// One press of a button, or one entry by the sender: the records of one submission.
struct Act {
  let submission: RecordID
  let time: Timestamp
  let method: ConsentMethod
  let campaign: CampaignNumber?
  let locale: LocaleTag?
  let isErased: Bool
  let isBySender: Bool
  private(set) var optOut = ChosenScopes()
  private(set) var optIn = ChosenScopes()
  private(set) var undone = ChosenScopes()

  init(_ choice: CountedChoice) {
    submission = choice.submission
    time = choice.time
    method = choice.method
    campaign = choice.campaign
    locale = choice.locale
    isErased = choice.isErased
    isBySender = choice.isBySender
    add(choice)
  }

  mutating func add(_ choice: CountedChoice) {
    switch choice.kind {
    case .optOut: optOut.add(choice.scope)
    case .optIn: optIn.add(choice.scope)
    case .undo: undone.add(choice.scope)
    case .signUp: break
    }
  }

  /// The act as one opt-out, one opt-in, or one of each.
  var count: ChoiceCount { count { !$0.isEmpty } }

  /// The act as far as it concerns a part of what can be chosen.
  func count(_ concerns: (ChosenScopes) -> Bool) -> ChoiceCount {
    ChoiceCount(optOuts: concerns(optOut) ? 1 : 0, optIns: concerns(optIn) ? 1 : 0, undone: concerns(undone) ? 1 : 0)
  }

  var services: Set<ServiceNumber> { optOut.services.union(optIn.services).union(undone.services) }
}
