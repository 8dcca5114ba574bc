public import AssentModel
public import AssentPreferences

/// What a store knows of one person: what holds now on each channel and for each service, and how it came to that.
public struct ProfileView: Sendable {
  /// What holds for a channel or a service.
  public struct Line: Hashable, Sendable {
    public let name: String
    /// `nil` when nothing was chosen.
    public let choice: Choice?
    /// When the subscription ends, or ended; `nil` for one without end.
    public let expires: Timestamp?
    public let hasExpired: Bool
    /// Whether a sign-up waits for its confirmation.
    public let isUnconfirmed: Bool
  }

  public let profile: Profile.ID
  public let time: Timestamp
  public let channels: [Line]
  public let services: [Line]
  /// Sign-ups for more than one channel that wait for their confirmation.
  public let unconfirmed: [String]
  /// Oldest first.
  public let history: [HistoryEntry]
  public let scopes: ScopeNames
  public let campaigns: CampaignNames

  /// - Parameters:
  ///   - offered: the channels that are told even when nothing was chosen.
  ///   - time: when subscriptions are looked at for whether they have expired.
  public init(
    of profile: Profile.ID, state: Preferences, history: [HistoryEntry], at time: Timestamp, offered: [Channel], scopes: ScopeNames,
    campaigns: CampaignNames
  ) {
    self.profile = profile
    self.time = time
    self.history = history
    self.scopes = scopes
    self.campaigns = campaigns
    self.channels = Channel.all.filter { offered.contains($0) || state.channels[$0] != nil || state.pending.contains(.channel($0)) }.map {
      Line(
        name: $0.name, choice: state.effective($0), expires: nil, hasExpired: false, isUnconfirmed: state.pending.contains(.channel($0)))
    }
    let pending = state.pending.compactMap { if case .service(let service) = $0 { service } else { nil } }
    let numbers = Set(scopes.services.map(\.number)).union(state.services.keys).union(pending)
    self.services = numbers.sorted().map {
      Line(
        name: scopes.name(of: $0), choice: state.effective($0, at: time), expires: state.expires[$0], hasExpired: state.hasExpired($0, at: time),
        isUnconfirmed: state.pending.contains(.service($0)))
    }
    self.unconfirmed = state.pending.filter { scope in
      switch scope {
      case .everyChannel: true
      case .channels(let set): set.channels.count > 1
      case .service: false
      }
    }.sorted { $0.code < $1.code }.map(scopes.name)
  }
}
