import ArgumentParser
import AssentLinks
import AssentModel

struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "verify", abstract: "Explains a link or token, and says whether it is honoured.")

  @Argument(help: "The link, or its token.")
  var link: String

  @OptionGroup var keys: KeysOption

  func run() throws {
    let path = link.prefix { $0 != "?" && $0 != "#" }
    let steps = path.split(separator: "/")
    let token = steps.last.map(String.init) ?? ""
    let verified: VerifiedLink
    do {
      verified = try keys.ring().verify(token)
    } catch let error as LinkError {
      StandardStream.error.print("refused: \(error)")
      throw ExitCode(1)
    }
    let link = verified.link
    var rows = [("action", link.action.name), ("scope", Self.text(of: link.scope)), ("profile", link.profile.text)]
    rows.append(("campaign", link.campaign.map { String($0.rawValue) } ?? "none"))
    rows.append(("expires", link.expiresAt.map { Timestamp(seconds: Int64($0)).description } ?? "never"))
    rows.append(("key", verified.keyID.description))
    rows.append(("test link", link.isTest ? "yes: nothing is recorded" : "no"))
    let isExpired = verified.isExpired(at: .now)
    let isHonoured = verified.isHonoured(at: .now)
    rows.append(("honoured", isHonoured ? (isExpired ? "yes: opting out never expires" : "yes") : "no: it has expired"))
    for (name, value) in rows { StandardStream.output.print(name.padding(to: 10) + value) }
    if !isHonoured { throw ExitCode(1) }
  }

  private static func text(of scope: Scope) -> String {
    switch scope {
    case .everyChannel: "every channel"
    case .channels(let channels): channels.channels.map(\.name).joined(separator: ", ")
    case .service(let number): "service \(number.rawValue)"
    }
  }
}

extension String {
  /// The text with blanks behind it up to a width in characters, and one at least.
  fileprivate func padding(to width: Int) -> String { self + String(repeating: " ", count: max(1, width - count)) }
}
