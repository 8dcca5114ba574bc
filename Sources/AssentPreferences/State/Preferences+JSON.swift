import AssentModel

extension Preferences {
  /// The state as JSON without spaces: equal states have equal texts.
  ///
  /// `{"channels":{"email":"opt-out"},"every":"opt-in","expires":{"3":1795000000123},"pending":[1],"services":{"3":"opt-in"}}`, in which each part
  /// may be missing: channels by their bit, services by their number, pending scopes by their code, times in milliseconds since 1970 UTC.
  public var json: String {
    var parts: [String] = []
    if !channels.isEmpty {
      let members = channels.sorted { $0.key < $1.key }.map { "\"\($0.key.name)\":\"\($0.value.rawValue)\"" }
      parts.append("\"channels\":{\(members.joined(separator: ","))}")
    }
    if let every { parts.append("\"every\":\"\(every.rawValue)\"") }
    if !expires.isEmpty {
      let members = expires.sorted { $0.key < $1.key }.map { "\"\($0.key.rawValue)\":\($0.value.milliseconds)" }
      parts.append("\"expires\":{\(members.joined(separator: ","))}")
    }
    if !pending.isEmpty { parts.append("\"pending\":[\(pending.map(\.code).sorted().map(String.init).joined(separator: ","))]") }
    if !services.isEmpty {
      let members = services.sorted { $0.key < $1.key }.map { "\"\($0.key.rawValue)\":\"\($0.value.rawValue)\"" }
      parts.append("\"services\":{\(members.joined(separator: ","))}")
    }
    return "{\(parts.joined(separator: ","))}"
  }

  /// Reads what `json` wrote.
  ///
  /// - Throws: ``UnreadableState`` when the text is something else.
  public init(json: String) throws(UnreadableState) { try self.init(json: json.utf8.span) }

  /// Reads what `json` wrote.
  ///
  /// - Throws: ``UnreadableState`` when the bytes are something else.
  public init(json bytes: Span<UInt8>) throws(UnreadableState) {
    var scanner = StateScanner()
    var (every, channels, services): (Choice?, [Channel: Choice], [ServiceNumber: Choice]) = (nil, [:], [:])
    var (expires, pending): ([ServiceNumber: Timestamp], Set<Scope>) = ([:], [])
    try scanner.readObject(bytes) { scanner, part throws(UnreadableState) in
      switch part {
      case "every": every = try scanner.choice(bytes)
      case "channels":
        try scanner.readObject(bytes) { scanner, name throws(UnreadableState) in
          guard let channel = Channel(name: name) else { throw UnreadableState() }
          channels[channel] = try scanner.choice(bytes)
        }
      case "services":
        try scanner.readObject(bytes) { scanner, name throws(UnreadableState) in services[try ServiceNumber(stored: name)] = try scanner.choice(bytes)
        }
      case "expires":
        try scanner.readObject(bytes) { scanner, name throws(UnreadableState) in
          expires[try ServiceNumber(stored: name)] = Timestamp(milliseconds: try scanner.number(bytes))
        }
      case "pending":
        try scanner.readArray(bytes) { scanner throws(UnreadableState) in
          guard let scope = UInt16(exactly: try scanner.number(bytes)).flatMap({ Scope(code: $0) }) else { throw UnreadableState() }
          pending.insert(scope)
        }
      default: throw UnreadableState()
      }
    }
    try scanner.finish(bytes)
    self.init(every: every, channels: channels, services: services, expires: expires, pending: pending)
  }
}

extension StateScanner {
  fileprivate mutating func choice(_ bytes: Span<UInt8>) throws(UnreadableState) -> Choice {
    guard let choice = Choice(rawValue: try text(bytes)) else { throw UnreadableState() }
    return choice
  }
}

extension ServiceNumber {
  fileprivate init(stored text: String) throws(UnreadableState) {
    guard let number = UInt16(text).flatMap({ ServiceNumber(rawValue: $0) }) else { throw UnreadableState() }
    self = number
  }
}
