import AssentAddresses
import AssentModel
import Foundation
import Testing

@testable import AssentBounces

/// The reports in `Reports`, each written after the shape of those of a server or provider.
enum ReportFiles {
  static let now = Timestamp(seconds: 1_795_305_600)  // 2026-11-22T00:00:00Z
  static let reader = ReportReader(normalizer: AddressNormalizer(), now: now)

  static func path(_ name: String) throws -> String {
    try #require(Bundle.module.path(forResource: name, ofType: nil, inDirectory: "Reports"))
  }

  static func bytes(_ name: String) throws -> [UInt8] { try [UInt8](Data(contentsOf: URL(filePath: path(name)))) }

  static func text(_ name: String) throws -> String { String(decoding: try bytes(name), as: UTF8.self) }

  static func names() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: #require(Bundle.module.path(forResource: "Reports", ofType: nil))).sorted()
  }

  static func read(_ text: String) -> MessageReading.Content { reader.read(Array(text.utf8), at: SourceLocation("report")).content }

  /// What a mailbox holds, in order.
  static func read(path: String, _ reader: ReportReader = reader) -> [MessageReading] {
    let mailbox = Mailbox(path: path, reader: reader)
    var readings: [MessageReading] = []
    while let reading = mailbox.next() { readings.append(reading) }
    return readings
  }
}

extension MessageReading.Content {
  var reports: [DeliveryReport] {
    if case .report(let reports, _) = self { reports } else { [] }
  }

  var faults: [String] {
    if case .report(_, let faults) = self { faults } else { [] }
  }

  /// `verdict address status`, one line per recipient, or what else it is.
  var summary: String {
    switch self {
    case .report(let reports, let faults): (reports.map(\.summary) + faults).joined(separator: "\n")
    case .automaticReply: "automatic reply"
    case .notReport(let why): "not a report: \(why)"
    case .unreadable(let why): "unreadable: \(why)"
    }
  }
}

extension DeliveryReport {
  var summary: String {
    switch details {
    case .delivery(let status): "\(verdict) \(recipient.text) \(status.status.map { "\($0)" } ?? "-")"
    case .feedback(let type): "\(verdict) \(recipient.text) \(type.name)"
    }
  }
}

/// A folder of its own for a test.
final class Folder {
  let url = FileManager.default.temporaryDirectory.appending(path: "assent-bounces-\(UUID().uuidString)")

  init() throws { try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true) }

  deinit { try? FileManager.default.removeItem(at: url) }

  func path(_ name: String) -> String { url.appending(path: name).path(percentEncoded: false) }

  @discardableResult
  func write(_ bytes: some Sequence<UInt8>, _ name: String) throws -> String {
    try FileManager.default.createDirectory(atPath: (path(name) as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
    try Data(bytes).write(to: URL(filePath: path(name)))
    return path(name)
  }
}
