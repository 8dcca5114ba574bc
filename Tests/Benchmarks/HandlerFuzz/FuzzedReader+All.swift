import AssentHandler
import AssentLinks
import AssentModel
import HTTPTypes

extension FuzzedReader {
  /// All readers, with a key ring that follows from the seed.
  static func all(seed: UInt64) throws -> [FuzzedReader] {
    var generator = FuzzGenerator(seed: seed)
    let keys = try KeyRing(now: Timestamp(seconds: 0), using: &generator)
    return [try token(keys), form, multipart, language, try route(keys), parameters, forwarded]
  }

  static func tokens(_ keys: KeyRing) throws -> [String] {
    let scopes = [Scope.everyChannel, .channel(.sms), Scope(code: 258)].compactMap { $0 }
    let profiles = ["a", "profile-123", "0190a5b2-7c3d-7e4f-8a1b-2c3d4e5f6071", String(repeating: "x", count: 64)].compactMap { Profile.ID($0) }
    return try LinkAction.allCases.flatMap { action in
      try scopes.flatMap { scope in
        try profiles.map { profile in
          try keys.sign(
            Link(
              action, scope: scope, profile: profile, campaign: CampaignNumber(rawValue: 7), expiresAt: 2_000_000_000, isTest: scope == .everyChannel)
          ).text
        }
      }
    }
  }

  private static func token(_ keys: KeyRing) throws -> FuzzedReader {
    let tokens = try tokens(keys)
    let right = Set(tokens)
    return FuzzedReader(name: "token", seeds: tokens.map { Array($0.utf8) }) { input in
      let text = String(decoding: input, as: UTF8.self)
      guard (try? keys.verify(text)) != nil else { return (right.contains(text) ? "a right token was refused" : nil, false) }
      return (right.contains(text) ? nil : "a token was accepted that was never signed", true)
    }
  }

  private static var form: FuzzedReader {
    let seeds = [
      "form=preferences&choice=1&choice=258&offered=1&offered=2", "List-Unsubscribe=One-Click", "a=%C3%A9+%2B&b", "=", "&&&=&", "a=b=c&%61=%62",
    ]
    return FuzzedReader(name: "form", seeds: seeds.map { Array($0.utf8) }) { input in
      guard let fields = URLEncodedForm.fields(of: input) else { return (nil, false) }
      if fields.reduce(0, { $0 + $1.name.utf8.count + $1.value.utf8.count }) > input.count { return ("more came out than went in", true) }
      let again = fields.map { "\(escaped($0.name))=\(escaped($0.value))" }.joined(separator: "&")
      let read = URLEncodedForm.fields(of: Array(again.utf8))
      return (read == fields ? nil : "written and read again it is another form", true)
    }
  }

  private static func escaped(_ text: String) -> String {
    text.utf8.map { "%" + ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  /// The boundary, a zero byte, and the body.
  private static var multipart: FuzzedReader {
    let head = "Content-Disposition: form-data; name="
    let seeds = [
      "b\0--b\r\n\(head)\"List-Unsubscribe\"\r\n\r\nOne-Click\r\n--b--\r\n",
      "b\0preamble\r\n--b  \r\n\(head)a\r\n\r\n\r\n--b\r\n\(head)c\r\n\r\nd\r\n--b--",
      "----WebKitFormBoundary7MA4YWxk\0------WebKitFormBoundary7MA4YWxk\r\n\(head)\"x;\\\"y\"\r\nA: b\r\n\r\n1\r\n------WebKitFormBoundary7MA4YWxk--\r\n",
      "b\0--b--", "\0----", "b\0--b\r\n\r\n\r\n--b--",
    ]
    return FuzzedReader(name: "multipart", seeds: seeds.map { Array($0.utf8) }) { input in
      let parts = input.split(separator: 0, maxSplits: 1, omittingEmptySubsequences: false)
      let body = parts.count == 2 ? Array(parts[1]) : []
      guard let fields = MultipartForm.fields(of: body, boundary: String(decoding: parts[0], as: UTF8.self)) else { return (nil, false) }
      if fields.reduce(0, { $0 + $1.name.utf8.count + $1.value.utf8.count }) > body.count { return ("more came out than went in", true) }
      let boundary = "a boundary that no field has in it 5f1c"
      let again = fields.map { field in
        let name = field.name.unicodeScalars.map { $0 == "\"" || $0 == "\\" ? "\\\($0)" : "\($0)" }.joined()
        return "--\(boundary)\r\ncontent-disposition: form-data; name=\"\(name)\"\r\n\r\n\(field.value)\r\n"
      }
      let isWritable = fields.allSatisfy { !$0.name.utf8.contains(0x0D) && !$0.name.utf8.contains(0x0A) }
      let read = MultipartForm.fields(of: Array((again.joined() + "--\(boundary)--").utf8), boundary: boundary)
      return (!isWritable || read == fields ? nil : "written and read again it is another form", true)
    }
  }

  private static var language: FuzzedReader {
    let locales = ["en", "fr", "nl-BE", "nl", "zh-Hant-TW"].compactMap { LocaleTag($0) }
    let seeds = ["fr-CH, fr;q=0.9, en;q=0.8, de;q=0.7, *;q=0.5", "nl-BE", "EN-us;q=1.000", "zh-hant-tw-x-y, en", "*", "de;q=0, nl;q=0.001"]
    return FuzzedReader(name: "language", seeds: seeds.map { Array($0.utf8) }) { input in
      let text = String(decoding: input, as: UTF8.self)
      let best = LanguagePreference(text).best(of: locales)
      if let best, !locales.contains(best) { return ("a language that isn't there", true) }
      let same = LanguagePreference(text.uppercased()).best(of: locales)
      return (input.allSatisfy { $0 < 0x80 } && same != best ? "the case of letters makes a difference" : nil, best != nil)
    }
  }

  /// The bytes with every percent sign and its two hexadecimal digits as the byte that they mean.
  private static func decoded(_ bytes: [UInt8]) -> [UInt8] {
    var decoded: [UInt8] = []
    var index = 0
    while index < bytes.count {
      let digits = String(decoding: bytes[min(index + 1, bytes.count)..<min(index + 3, bytes.count)], as: UTF8.self)
      if bytes[index] == UInt8(ascii: "%"), digits.utf8.count == 2, digits.allSatisfy(\.isHexDigit), let byte = UInt8(digits, radix: 16) {
        decoded.append(byte)
        index += 3
      } else {
        decoded.append(bytes[index])
        index += 1
      }
    }
    return decoded
  }

  private static func route(_ keys: KeyRing) throws -> FuzzedReader {
    let tokens = try tokens(keys).suffix(6)
    let seeds =
      tokens.flatMap { ["/mail/fr/\($0)", "/mail/en/\($0)/nothing-changed", "/mail/nl-BE/\($0)?utm=1"] } + [
        "/mail", "/mail/", "/mail/en", "/health", "/mail/health", "/mail/assets/a.css", "/mail/en/opt-out.html", "/", "http://host/mail/en/",
      ]
    return FuzzedReader(name: "route", seeds: seeds.map { Array($0.utf8) }) { input in
      let text = String(decoding: input, as: UTF8.self)
      switch Route(target: text, basePath: "/mail") {
      case .link(_, let token):
        return (token.utf8.count >= 16 && !token.utf8.contains(UInt8(ascii: "/")) && text.utf8.starts(with: "/mail/".utf8) ? nil : "no link", true)
      case .confirmation(_, let token, let result):
        return (token.utf8.count >= 16 && !(token + result).utf8.contains(UInt8(ascii: "/")) ? nil : "no confirmation", true)
      case .file(let name):
        let isAskedFor = name.isEmpty || text.utf8.contains(name.utf8) || decoded(Array(text.utf8)).contains(Array(name.utf8))
        return (isAskedFor ? nil : "a name that wasn't asked for", false)
      default: return (nil, true)
      }
    }
  }

  private static var parameters: FuzzedReader {
    let seeds = [
      "multipart/form-data; boundary=\"a b;c\\\"d\"", "form-data; name=x; filename*=UTF-8''a", "text/html;q=0.5", ";;;=;=", "a;b=c;B=d", "\"",
    ]
    return FuzzedReader(name: "parameters", seeds: seeds.map { Array($0.utf8) }) { input in
      let read = HeaderParameters(String(decoding: input, as: UTF8.self))
      let written = ["boundary", "name", "q"].compactMap { name in read[name].map { (name, $0) } }
      let text =
        "x"
        + written.map { name, value in
          ";\(name)=\"" + value.unicodeScalars.map { $0 == "\"" || $0 == "\\" ? "\\\($0)" : "\($0)" }.joined() + "\""
        }.joined()
      let again = HeaderParameters(text)
      return (written.allSatisfy { again[$0.0] == $0.1 } ? nil : "written and read again a value is another one", !written.isEmpty)
    }
  }

  private static var forwarded: FuzzedReader {
    let proxies = TrustedProxies(ranges: ["10.0.0.0/8", "2001:db8::/32"].compactMap { AddressRange($0) })
    let peer = NetworkAddress("10.0.0.1")
    let seeds = ["192.0.2.1, 10.0.0.7", "[2001:db9::1]:80,2001:db8::2", "for=192.0.2.1;proto=http, for=\"[2001:db9::1]:8\"", "unknown", "1.2.3.4:5"]
    return FuzzedReader(name: "forwarded", seeds: seeds.map { Array($0.utf8) }) { input in
      guard let peer, let one = HTTPField.Name("X-Forwarded-For"), let other = HTTPField.Name("Forwarded") else { return ("no address", false) }
      let text = String(decoding: input, as: UTF8.self)
      let clients = [one, other].map { proxies.client(of: peer, [$0: text]) }
      return (nil, clients.contains { $0 != peer })
    }
  }
}
