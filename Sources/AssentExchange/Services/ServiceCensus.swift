public import AssentModel
public import AssentPreferences
import Synchronization

/// Counts what the states of a snapshot say about a service, and shows who they are.
public final class ServiceCensus: SnapshotVisitor, Sendable {
  private let service: ServiceNumber
  private let time: Timestamp
  private let show: @Sendable (ServiceStanding, Profile.ID) throws -> Void
  private let content = Mutex(ServiceCounts())

  /// - Parameters:
  ///   - time: when subscriptions are looked at for whether they have expired.
  ///   - show: is told of every profile, once for each of its standings.
  public init(of service: ServiceNumber, at time: Timestamp, show: @escaping @Sendable (ServiceStanding, Profile.ID) throws -> Void = { _, _ in }) {
    self.service = service
    self.time = time
    self.show = show
  }

  public var counts: ServiceCounts { content.withLock { $0 } }

  public func visit(profile: UnsafeRawBufferPointer, state: Preferences, position: HistoryPosition) throws {
    let standings = ServiceStanding.all(of: state, service: service, at: time)
    guard !standings.isEmpty else { return }
    content.withLock { counts in
      for standing in standings {
        switch standing {
        case .subscribed:
          counts.subscribed += 1
          if state.expires[service] != nil { counts.subscribedWithEnd += 1 }
        case .expired: counts.expired += 1
        case .unconfirmed: counts.unconfirmed += 1
        case .optedOut: counts.optedOut += 1
        }
      }
    }
    guard let id = Profile.ID(unsafe String(decoding: profile, as: UTF8.self)) else { return }
    for standing in standings { try show(standing, id) }
  }

  public func visit(address: UnsafeRawBufferPointer, channel: Channel, state: QuarantineState, position: HistoryPosition) {}

  public func visit(suppression: SuppressionKey, state: Preferences) {}
}
