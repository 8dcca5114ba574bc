import AssentAddresses
import AssentHTML
import AssentModel
import Foundation

/// An address with scheme and host, as `site.yml` has it: of the site itself, or of the privacy policy.
struct SiteAddress {
  /// In ASCII, scheme and host in small letters.
  private(set) var text: String
  /// What follows the host: empty, or from the slash on.
  private(set) var path: String

  /// What is wrong with an address, and what to write.
  struct Fault: Error, Hashable {
    var reason: String
    var hint: String
  }

  /// - Throws: `Fault` when browsers and mail programs wouldn't all read the text as the same address.
  init(_ text: String) throws(Fault) {
    let usual = "Write scheme, host and path, such as https://preferences.example.com"
    let parts = text.split(separator: "://", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, ["http", "https"].contains(parts[0].lowercased()) else {
      throw Fault(reason: "it doesn't begin with https:// or http://", hint: usual)
    }
    let end = parts[1].firstIndex { "/?#".contains($0) } ?? parts[1].endIndex
    let authority = parts[1][..<end]
    path = String(parts[1][end...])
    guard !authority.contains("@") else { throw Fault(reason: "there is a user name before its host", hint: usual) }
    var host = authority
    var port = ""
    if let colon = authority.lastIndex(of: ":"), !authority[colon...].contains("]") {
      host = authority[..<colon]
      port = String(authority[colon...])
      guard let number = Int(port.dropFirst()), port.utf8.dropFirst().allSatisfy({ $0.isDigit }), (1...65_535).contains(number) else {
        throw Fault(reason: "its port '\(port.dropFirst())' isn't a number from 1 to 65535", hint: "Write a port such as :8080, or leave it out")
      }
    }
    self.text = parts[0].lowercased() + "://" + (try Self.host(String(host))) + port + path
    let encoded = path.utf8.allSatisfy { $0 < 0x80 } ? path : path.addingPercentEncoding(withAllowedCharacters: Self.pathCharacters) ?? path
    guard path == encoded else { throw Fault(reason: "its path has letters that aren't ASCII", hint: "Write the path as \(encoded)") }
    do throws(PageURL.Fault) { _ = try PageURL(self.text) } catch {
      throw Fault(reason: error.reason, hint: "Correct that part, or percent-encode it")
    }
    let steps = path.prefix { $0 != "?" && $0 != "#" }.split(separator: "/", omittingEmptySubsequences: false)
    if let step = steps.first(where: { [".", ".."].contains($0.replacingOccurrences(of: "%2e", with: ".", options: .caseInsensitive)) }) {
      throw Fault(reason: "its path has the step '\(step)', which browsers take out", hint: "Write the path that it leads to")
    }
  }

  private static let pathCharacters = CharacterSet.urlPathAllowed.union(CharacterSet(charactersIn: "%?#"))

  /// The host in ASCII and small letters: a name, or the number of a computer.
  private static func host(_ host: String) throws(Fault) -> String {
    let hint = "Write a host such as preferences.example.com"
    guard !host.isEmpty else { throw Fault(reason: "it has no host", hint: hint) }
    if host.hasPrefix("[") {
      var address = in6_addr()
      guard host.hasSuffix("]"), unsafe inet_pton(AF_INET6, String(host.dropFirst().dropLast()), &address) == 1 else {
        throw Fault(reason: "its host '\(host)' isn't an IPv6 address", hint: hint)
      }
      return host.lowercased()
    }
    guard let name = InternationalName.ascii(host.lowercased())?.lowercased() else {
      throw Fault(reason: "its host '\(host)' isn't a name of the Internet", hint: hint)
    }
    let labels = name.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    let areRight = labels.allSatisfy { label in
      (1...63).contains(label.count) && label.first != UInt8(ascii: "-") && label.last != UInt8(ascii: "-")
        && label.allSatisfy { $0.isLetter || $0.isDigit || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_") }
    }
    guard areRight, name.utf8.count <= 253 else { throw Fault(reason: "its host '\(host)' isn't a name of the Internet", hint: hint) }
    // Browsers read a host that ends in a number as the number of a computer.
    if labels.last?.allSatisfy({ $0.isDigit }) == true {
      var address = in_addr()
      guard unsafe inet_pton(AF_INET, name, &address) == 1 else { throw Fault(reason: "its host '\(host)' isn't an IPv4 address", hint: hint) }
    }
    return name
  }
}

extension SiteAddress {
  /// The address in front of every link, without a slash at the end.
  ///
  /// - Throws: `Fault` for one that a page's path can't follow.
  static func base(_ text: String) throws(Fault) -> SiteAddress {
    var address = try SiteAddress(text)
    guard !address.path.contains(where: { "?#".contains($0) }) else {
      throw Fault(reason: "it has a question mark or #, behind which no path can stand", hint: "Write scheme, host and path alone")
    }
    guard !address.path.contains("//") else {
      throw Fault(reason: "its path has two slashes, which browsers read as another host", hint: "Write one slash")
    }
    if address.path.hasSuffix("/") {
      address.text.removeLast()
      address.path.removeLast()
    }
    return address
  }
}

extension Brand {
  /// The address with which a mail program begins a message to the contact.
  var contactURL: String {
    let plain = CharacterSet.alphanumerics.union(CharacterSet(charactersIn: "-._~!$'*+@"))
    return "mailto:" + (contact.addingPercentEncoding(withAllowedCharacters: plain) ?? contact)
  }
}
