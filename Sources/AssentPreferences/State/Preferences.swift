public import AssentModel

/// What a profile wants now: the state that its consent records fold to.
///
/// A choice for every channel replaces the choices for single channels that were made before it, and an opt-out of everything those for services
/// too. A service's opt-in that is newer than an opt-out of everything stands on its own for that service.
public struct Preferences: Hashable, Sendable {
  /// The last choice for every channel; `nil` when none was made.
  public private(set) var every: Choice?
  /// Choices for single channels that differ from `every` and are newer.
  public private(set) var channels: [Channel: Choice]
  /// Choices for single services that are newer than the last opt-out of everything.
  public private(set) var services: [ServiceNumber: Choice]

  /// Drops the choices for channels that say what `every` says, so that equal states are equal values.
  public init(every: Choice? = nil, channels: [Channel: Choice] = [:], services: [ServiceNumber: Choice] = [:]) {
    self.every = every
    self.channels = channels.filter { $0.value != every }
    self.services = services
  }

  /// The choice that holds for a channel; `nil` when none was ever made.
  public func effective(_ channel: Channel) -> Choice? { channels[channel] ?? every }

  /// The choice that holds for a service: its own, else an opt-out of everything; `nil` when there is neither.
  public func effective(_ service: ServiceNumber) -> Choice? {
    services[service] ?? (every == .optOut ? .optOut : nil)
  }

  /// The choice that holds for a whole scope; `nil` when none was made or its channels differ.
  public func effective(_ scope: Scope) -> Choice? {
    switch scope {
    case .everyChannel: return channels.isEmpty ? every : shared(by: Channel.all)
    case .channels(let set): return shared(by: set.channels)
    case .service(let service): return effective(service)
    }
  }

  /// The state after a choice for a scope.
  public func applying(_ choice: Choice, to scope: Scope) -> Preferences {
    switch scope {
    case .everyChannel:
      return Preferences(every: choice, services: choice == .optOut ? [:] : services)
    case .channels(let set):
      return Preferences(every: every, channels: channels.merging(set.channels.map { ($0, choice) }) { $1 }, services: services)
    case .service(let service):
      return Preferences(every: every, channels: channels, services: services.merging([service: choice]) { $1 })
    }
  }

  /// What stays when a person is erased: the opt-outs. Consent ends with the erasure, so where an opt-in stood against an opt-out of
  /// everything, the opt-out holds.
  public var optOuts: Preferences {
    Preferences(
      every: every == .optOut ? .optOut : nil, channels: channels.filter { $0.value == .optOut },
      services: services.filter { $0.value == .optOut })
  }

  private func shared(by channels: [Channel]) -> Choice? {
    guard let first = channels.first.flatMap({ effective($0) }) else { return nil }
    return channels.allSatisfy { effective($0) == first } ? first : nil
  }
}
