public import AssentModel
public import AssentPreferences

/// A service at one moment: how many subscribe to it, and how it came to that.
public struct ServiceView: Sendable {
  public let name: String
  public let service: ServiceNumber
  /// When subscriptions were looked at for whether they had expired.
  public let time: Timestamp
  public let counts: ServiceCounts
  /// Oldest first.
  public let points: [SubscriptionCurve.Point]
  /// People who signed up, and had to confirm it.
  public let signUps: Int
  /// The end of the history that was looked at.
  public let position: HistoryPosition

  public init(
    name: String, service: ServiceNumber, time: Timestamp, counts: ServiceCounts, curve: SubscriptionCurve, points: Int, position: HistoryPosition
  ) {
    self.name = name
    self.service = service
    self.time = time
    self.counts = counts
    self.points = curve.points(points)
    self.signUps = curve.signUps
    self.position = position
  }

  /// The columns of the curve.
  public static let columns = ["day", "began", "ended", "expired", "subscribed"]

  /// The rows of the curve.
  public var rows: [[ExportCell]] {
    points.map { point in
      [.text(point.day.description)]
        + [point.change.began, point.change.ended, point.change.expired, point.subscribed].map { .number(Int64($0)) }
    }
  }
}
