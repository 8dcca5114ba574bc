import AssentModel

/// What one submission chose in one direction, over all of its records.
struct ChosenScopes {
  private(set) var channels: ChannelSet = []
  private(set) var isOfEverything = false
  private(set) var services: Set<ServiceNumber> = []
  private(set) var isEmpty = true

  mutating func add(_ scope: Scope) {
    isEmpty = false
    switch scope {
    case .everyChannel:
      isOfEverything = true
      channels.formUnion(ChannelSet(Channel.all))
    case .channels(let set): channels.formUnion(set)
    case .service(let number): services.insert(number)
    }
  }
}
