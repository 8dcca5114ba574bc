import AssentModel
import Foundation

extension Preferences: Codable {
  private enum Key: String, CodingKey { case every, channels, services }

  /// Reads `{"channels":{"email":"opt-out"},"every":"opt-in","services":{"3":"opt-in"}}`, in which each part may be missing.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    let channels = try container.decodeIfPresent([String: Choice].self, forKey: .channels) ?? [:]
    let services = try container.decodeIfPresent([String: Choice].self, forKey: .services) ?? [:]
    self.init(
      every: try container.decodeIfPresent(Choice.self, forKey: .every),
      channels: Dictionary(
        uniqueKeysWithValues: try channels.map { name, choice in
          guard let channel = Channel(name: name) else {
            throw DecodingError.dataCorruptedError(forKey: .channels, in: container, debugDescription: "no channel is named so")
          }
          return (channel, choice)
        }),
      services: Dictionary(
        try services.map { number, choice in
          guard let service = UInt16(number).flatMap({ ServiceNumber(rawValue: $0) }) else {
            throw DecodingError.dataCorruptedError(forKey: .services, in: container, debugDescription: "no service has this number")
          }
          return (service, choice)
        }, uniquingKeysWith: { $1 }))
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encodeIfPresent(every, forKey: .every)
    if !channels.isEmpty {
      try container.encode(Dictionary(uniqueKeysWithValues: channels.map { ($0.key.name, $0.value) }), forKey: .channels)
    }
    if !services.isEmpty {
      try container.encode(Dictionary(uniqueKeysWithValues: services.map { (String($0.key.rawValue), $0.value) }), forKey: .services)
    }
  }

  /// The state as JSON without spaces, channels by their bit and services by their number: equal states have equal texts.
  public var json: String {
    var parts: [String] = []
    if !channels.isEmpty {
      let members = channels.sorted { $0.key < $1.key }.map { "\"\($0.key.name)\":\"\($0.value.rawValue)\"" }
      parts.append("\"channels\":{\(members.joined(separator: ","))}")
    }
    if let every { parts.append("\"every\":\"\(every.rawValue)\"") }
    if !services.isEmpty {
      let members = services.sorted { $0.key < $1.key }.map { "\"\($0.key.rawValue)\":\"\($0.value.rawValue)\"" }
      parts.append("\"services\":{\(members.joined(separator: ","))}")
    }
    return "{\(parts.joined(separator: ","))}"
  }

  /// Reads what `json` wrote.
  ///
  /// - Throws: `DecodingError` when the text is something else.
  public init(json: String) throws {
    self = json == "{}" ? Preferences() : try JSONDecoder().decode(Preferences.self, from: Data(json.utf8))
  }
}
