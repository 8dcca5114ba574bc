/// What the answer of a server says in its code and in words.
///
/// Servers give many failures one of a few codes, and say in words what it is about. The words are those that large providers and the common
/// servers use;
/// they are English even where the people are not, because programs read them.
struct DiagnosticText: Hashable, Sendable {
  /// The reply code of SMTP that the text begins with, 200 to 599.
  let reply: Int?
  /// The status code in the text.
  let status: EnhancedStatus?
  /// Whether it says that the recipient doesn't exist, or no longer.
  let namesUnknownRecipient: Bool
  /// Whether it speaks about who sends, or what: reputation, lists, authentication, content.
  let namesSender: Bool
  /// Whether it says that the mailbox is full.
  let namesFullMailbox: Bool
  /// Whether it says that too much comes at once.
  let namesRate: Bool

  init(_ text: String) {
    let lowered = text.lowercased()
    let words = " \(String(lowered.map { $0.isLetter || $0.isNumber ? $0 : " " }).split(separator: " ").joined(separator: " ")) "
    func says(_ phrases: [String]) -> Bool { phrases.contains { words.contains(" \($0) ") } }
    (self.reply, self.status) = Self.codes(lowered)
    self.namesUnknownRecipient = says(Self.unknownRecipient)
    self.namesSender = says(Self.sender)
    self.namesFullMailbox = says(Self.fullMailbox)
    self.namesRate = says(Self.rate)
  }

  /// The reply code at the start, and the first status code: `550 5.1.1`, `550-5.1.1`, `550 #5.1.1`, `(5.1.1)`.
  private static func codes(_ text: String) -> (reply: Int?, status: EnhancedStatus?) {
    let tokens = text.split(maxSplits: 40) { !($0.isNumber || $0.isLetter || $0 == ".") }.prefix(40)
    let reply = tokens.first.flatMap { token in token.utf8.count == 3 ? Int(token) : nil }.flatMap { (200...599).contains($0) ? $0 : nil }
    let status = tokens.lazy.compactMap { token in token.allSatisfy { $0 == "." || $0.isNumber } ? EnhancedStatus(token) : nil }.first
    return (reply, status)
  }

  private static let unknownRecipient = [
    "user unknown", "unknown user", "unknown recipient", "recipient unknown", "unknown address", "unknown local part", "no such user",
    "no such recipient",
    "no such mailbox", "no such address", "no such person", "no such local user", "does not exist", "doesn t exist", "doesn t have a",
    "user not found",
    "recipient not found", "recipientnotfound", "mailbox not found", "account not found", "address not found", "not found by smtp address lookup",
    "invalid recipient", "invalid mailbox", "not a valid mailbox", "mailbox unavailable", "no mailbox here", "no mailbox by that name",
    "unrouteable address",
    "unrouteable mail domain", "account is disabled", "account has been disabled", "account disabled", "mailbox disabled", "mailbox is disabled",
    "reach is disabled", "account is inactive", "reach is inactive", "mailbox is inactive", "account has been suspended", "account is suspended",
    "no longer available", "no longer valid", "no longer active", "no longer in use", "recipient address rejected access denied", "user is unknown",
    "unknown in virtual", "unknown in local", "unknown in relay", "destinataire inconnu", "utilisateur inconnu", "destinataire invalide",
  ]

  private static let sender = [
    "spam", "spammer", "spamming", "antispam", "blocked", "block list", "blocklist", "blocklisted", "blacklist", "blacklisted", "black list",
    "denylist",
    "dnsbl", "rbl", "spamhaus", "barracuda", "spamcop", "reputation", "dmarc", "spf", "dkim", "unauthenticated", "authenticated", "authentication",
    "policy",
    "policies", "unsolicited", "junk", "banned", "bulk", "complaints", "sender", "relay", "relaying", "virus", "malware", "phishing",
    "content rejected",
    "message content", "suspicious", "ptr", "reverse dns", "helo", "greylisted", "greylisting", "greylist",
  ]

  private static let fullMailbox = [
    "mailbox full", "mailbox is full", "over quota", "overquota", "quota exceeded", "exceeded quota", "exceeds quota", "out of storage",
    "storage space",
    "insufficient storage", "storage allocation", "full mailbox", "inbox is full", "quota",
  ]

  private static let rate = ["rate", "too many", "too fast", "throttled", "throttling", "try again later"]
}
