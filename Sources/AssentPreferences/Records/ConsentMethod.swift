/// How a choice reached the sender. The raw value is the word in stores and reports.
public enum ConsentMethod: String, Hashable, Sendable, Codable, CaseIterable {
  /// The button of a landing page.
  case page
  /// The unsubscribe button of a mail program: RFC 8058.
  case oneClick = "one-click"
  /// Someone at the sender, by hand.
  case `operator`
  /// Taken over from another system.
  case `import`
  /// A sign-up that waits for its confirmation: it changes no choice.
  case signUp = "sign-up"
  /// The link of the message that asks whether a sign-up was meant.
  case signUpConfirmation = "sign-up-confirmation"
  /// Taking back an opt-out.
  case undo
}
