public import AssentLinks
public import AssentModel

/// What the web hands to a store. Only a verified link makes one, and a test link makes none.
public struct Submission: Hashable, Sendable {
  public let id: RecordID
  public let link: VerifiedLink
  public let evidence: PageEvidence
  let change: Change

  /// What is asked for, before it meets the state.
  enum Change: Hashable, Sendable {
    case choice(Choice, Scope, ConsentMethod)
    case preferences(offered: [Scope], ticked: Set<Scope>)
    case undo(Scope)
  }

  /// `nil` for a test link, which records nothing, and for a form that doesn't belong to the link's action: only an opt-out link takes a mail
  /// program's button, and only a preferences link a preferences form.
  public init?(id: RecordID, link: VerifiedLink, form: SubmissionForm, evidence: PageEvidence) {
    guard !link.link.isTest else { return nil }
    switch (link.link.action, form) {
    case (.optOut, .button): self.change = .choice(.optOut, link.link.scope, .page)
    case (.optOut, .oneClick): self.change = .choice(.optOut, link.link.scope, .oneClick)
    case (.optIn, .button): self.change = .choice(.optIn, link.link.scope, .page)
    case (.confirm, .button): self.change = .choice(.optIn, link.link.scope, .signUpConfirmation)
    case (.undo, .button): self.change = .undo(link.link.scope)
    case (.preferences, .preferences(let offered, let ticked)): self.change = .preferences(offered: offered, ticked: ticked)
    default: return nil
    }
    self.id = id
    self.link = link
    self.evidence = evidence
  }

  /// Whose choice it is.
  public var profile: Profile.ID { link.link.profile }
}
