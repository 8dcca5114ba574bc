public import AssentModel

/// What was sent with a link.
public enum SubmissionForm: Hashable, Sendable {
  /// The one button of a landing page.
  case button
  /// The unsubscribe button of a mail program: RFC 8058 section 3.1.
  case oneClick
  /// The preferences form: what it offers, and what of that is ticked.
  case preferences(offered: [Scope], ticked: Set<Scope>)
}
