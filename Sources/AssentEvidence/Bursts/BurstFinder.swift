public import AssentModel
public import AssentStore
import Foundation

/// Finds bursts in a history that it is shown entry by entry.
public struct BurstFinder: Sendable {
  private struct Event {
    let position: HistoryPosition
    /// In milliseconds since 1970 UTC.
    let time: Int64
    /// 0 for none.
    let campaign: UInt32
  }

  private let rule: BurstRule
  private let start: Timestamp?
  private let end: Timestamp?
  private var campaigns: [UInt32: [Event]] = [:]
  private var networks: [String: [Event]] = [:]
  /// How many opt-outs were looked at.
  public private(set) var count = 0

  /// - Parameters:
  ///   - start: opt-outs before it aren't looked at.
  ///   - end: nor those from it on.
  public init(rule: BurstRule = BurstRule(), from start: Timestamp? = nil, to end: Timestamp? = nil) {
    self.rule = rule
    self.start = start
    self.end = end
  }

  public mutating func follow(_ entry: HistoryEntry) {
    guard let record = entry.record, Self.isCandidate(record), start.map({ record.time >= $0 }) ?? true, end.map({ record.time < $0 }) ?? true
    else { return }
    count += 1
    let event = Event(position: entry.position, time: record.time.milliseconds, campaign: record.campaign?.rawValue ?? 0)
    campaigns[event.campaign, default: []].append(event)
    if let network = record.network { networks[network, default: []].append(event) }
  }

  /// Whether a machine that follows links could have made it.
  static func isCandidate(_ record: ConsentRecord) -> Bool {
    record.choice == .optOut && (record.method == .page || record.method == .oneClick)
  }

  /// What was found, oldest first. A campaign's burst that is wholly one of a network is listed once, as the network's.
  public var bursts: [Burst] { search().bursts.sorted { ($0.first, $0.id.description) < ($1.first, $1.id.description) } }

  /// How many opt-outs are in what was found, each once, by campaign; `nil` stands for none.
  public var suspects: [CampaignNumber?: Int] { search().suspects }

  /// How many opt-outs were looked at, by campaign; `nil` stands for none.
  public var examined: [CampaignNumber?: Int] {
    Dictionary(uniqueKeysWithValues: campaigns.map { (CampaignNumber(rawValue: $0.key), $0.value.count) })
  }

  private func search() -> (bursts: [Burst], suspects: [CampaignNumber?: Int]) {
    var found: [Burst] = []
    var covered: Set<HistoryPosition> = []
    var suspects: [CampaignNumber?: Int] = [:]
    func cover(_ members: ArraySlice<Event>) -> Bool {
      let new = members.filter { covered.insert($0.position).inserted }
      for event in new { suspects[CampaignNumber(rawValue: event.campaign), default: 0] += 1 }
      return !new.isEmpty
    }
    for (network, events) in networks.sorted(by: { $0.key < $1.key }) {
      for range in ranges(in: events) {
        _ = cover(events[range.indices])
        found.append(burst(events, range, key: .network, network: network))
      }
    }
    for (campaign, events) in campaigns.sorted(by: { $0.key < $1.key }) {
      for range in ranges(in: events) where cover(events[range.indices]) {
        found.append(burst(events, range, key: .campaign(campaign), network: nil))
      }
    }
    return (found, suspects)
  }

  private struct DenseRange {
    var indices: ClosedRange<Int>
    var peak: Int
    var expected: Double
  }

  private func burst(_ events: [Event], _ range: DenseRange, key: BurstID.Key, network: String?) -> Burst {
    let members = events[range.indices]
    let times = members.map(\.time)
    return Burst(
      id: BurstID(key: key, members: members.map(\.position)), network: network, first: Timestamp(milliseconds: times.min() ?? 0),
      last: Timestamp(milliseconds: times.max() ?? 0), count: members.count, peak: range.peak, expected: range.expected)
  }

  /// The stretches of the events, which are in the order of the history, that are bursts.
  private func ranges(in events: [Event]) -> [DenseRange] {
    guard events.count >= rule.minimum else { return [] }
    let rates = WindowRates(times: events.map(\.time), rule: rule)
    var ranges: [DenseRange] = []
    var start = 0
    for index in events.indices {
      // A clock that was set back ends a window as well.
      while start < index, !isWithin(from: events[start].time, to: events[index].time) { start += 1 }
      let count = index - start + 1
      guard count >= rule.minimum else { continue }
      let expected = rates.expected(around: events[start].time)
      guard BurstRule.tail(count, expected: expected) < rule.probability else { continue }
      if var last = ranges.last, last.indices.upperBound >= start {
        if count > last.peak { (last.peak, last.expected) = (count, expected) }
        last.indices = last.indices.lowerBound...index
        ranges[ranges.count - 1] = last
      } else {
        ranges.append(DenseRange(indices: start...index, peak: count, expected: expected))
      }
    }
    return ranges
  }

  /// Whether one window holds both moments, the first of them first.
  private func isWithin(from first: Int64, to last: Int64) -> Bool {
    let (distance, isTooLong) = last.subtractingReportingOverflow(first)
    return !isTooLong && (0..<rule.window).contains(distance)
  }
}

/// How many events the windows around a moment have.
private struct WindowRates {
  private let rule: BurstRule
  private var counts: [Int64: Int] = [:]
  private var windows: ClosedRange<Int64> = 0...0

  init(times: [Int64], rule: BurstRule) {
    self.rule = rule
    let numbers = times.map { $0 / rule.window }
    for number in numbers { counts[number, default: 0] += 1 }
    if let first = numbers.min(), let last = numbers.max() { windows = first...last }
  }

  /// The median of the windows around, the moment's own and its neighbours left out; at least 1.
  func expected(around time: Int64) -> Double {
    let own = time / rule.window
    let around = ((own - rule.surroundings)...(own + rule.surroundings)).clamped(to: windows)
    let sorted = around.filter { abs($0 - own) > 1 }.map { counts[$0] ?? 0 }.sorted()
    guard !sorted.isEmpty else { return 1 }
    return max(1, Double(sorted[sorted.count / 2]))
  }
}

/// When opt-outs count as a burst.
public struct BurstRule: Hashable, Sendable {
  /// In milliseconds.
  public var window: Int64
  /// The fewest in a window that can be a burst.
  public var minimum: Int
  /// How improbable so many must be at the usual rate.
  public var probability: Double
  /// How far around a window the usual rate is taken from, in windows on each side.
  public var surroundings: Int64

  public init(window: Int64 = 10_000, minimum: Int = 10, probability: Double = 1e-6, surroundings: Int64 = 30) {
    self.window = max(1, window)
    self.minimum = max(2, minimum)
    self.probability = probability
    self.surroundings = max(1, surroundings)
  }

  /// The rule in sentences, for whoever reads a report.
  public var explanation: String {
    """
    A burst is \(minimum) or more opt-outs within \(Double(window) / 1000) s, of one campaign or from one network, where chance would bring so many \
    together less than once in \(Int(1 / probability)) times: by a Poisson distribution around the median of the \(surroundings) windows before and \
    after (at least 1 a window), between the first and the last opt-out of the campaign or network. Only the button of a page and that of \
    mail programs count. A popular campaign's first minutes are no burst, as its neighbouring windows are full as well. Mail domains can't be \
    told from profile ids; networks are known only where the handler keeps them (--evidence address).
    """
  }

  /// The probability of this many or more when so many are expected.
  static func tail(_ count: Int, expected: Double) -> Double {
    guard Double(count) > expected else { return 1 }
    var logarithm = -expected
    for number in 1...max(1, count) { logarithm += log(expected / Double(number)) }
    // The terms shrink at least as fast as a geometric series does.
    return exp(logarithm) / (1 - expected / Double(count + 1))
  }
}
