public import AssentLinks
public import AssentModel

/// A choice on its way to a store: from a link, or by somebody at the sender.
///
/// From the web only a verified link makes one, and a test link makes none.
public struct Submission: Hashable, Sendable {
  public let id: RecordID
  public let salt: RecordSalt
  /// Whose choice it is.
  public let profile: Profile.ID
  public let origin: SubmissionOrigin
  /// How long a subscription to a service lasts that this submission makes, in days; without end for the services that aren't in it.
  public var validity: [ServiceNumber: Int] = [:]
  let change: Change

  /// What is asked for, before it meets the state.
  enum Change: Hashable, Sendable {
    case choice(Choice, Scope, ConsentMethod)
    /// A sign-up that waits for its confirmation.
    case signUp(Scope)
    case preferences(offered: [Scope], ticked: Set<Scope>)
    case undo(Scope)
    /// One record, by its id, as long as it is the newest of its profile.
    case takingBack(RecordID)
  }

  /// A choice that was made on a link's page or with a mail program's button.
  ///
  /// `nil` for a test link, which records nothing, and for a form that doesn't belong to the link's action: only an opt-out link takes a mail
  /// program's button, and only a preferences link a preferences form.
  ///
  /// - Parameter validity: how long subscriptions to services last, in days.
  public init?(
    id: RecordID, salt: RecordSalt, link: VerifiedLink, form: SubmissionForm, evidence: PageEvidence, validity: [ServiceNumber: Int] = [:]
  ) {
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
    self.salt = salt
    self.profile = link.link.profile
    self.origin = .link(LinkOrigin(link), evidence)
    self.validity = validity
  }

  /// A choice that somebody at the sender enters for a person.
  ///
  /// - Parameter validity: how long subscriptions to services last, in days.
  public init(
    id: RecordID, salt: RecordSalt, profile: Profile.ID, choice: Choice, scope: Scope, method: SenderMethod, statement: SenderStatement,
    validity: [ServiceNumber: Int] = [:]
  ) {
    self.id = id
    self.salt = salt
    self.profile = profile
    self.change = .choice(choice, scope, method.consentMethod)
    self.origin = .sender(statement)
    self.validity = validity
  }

  /// A sign-up that waits until the person confirms it by a link; entered by somebody at the sender.
  ///
  /// It changes nothing where the scope is opted in, and no choice anywhere.
  public init(id: RecordID, salt: RecordSalt, profile: Profile.ID, signUpFor scope: Scope, statement: SenderStatement) {
    self.id = id
    self.salt = salt
    self.profile = profile
    self.change = .signUp(scope)
    self.origin = .sender(statement)
  }

  /// Takes an opt-out back that nobody meant, such as one that a mail scanner made; entered by somebody at the sender.
  ///
  /// It changes nothing when the profile has chosen something else since.
  public init(id: RecordID, salt: RecordSalt, takingBack record: ConsentRecord, statement: SenderStatement) {
    self.id = id
    self.salt = salt
    self.profile = record.profile
    self.change = .takingBack(record.id)
    self.origin = .sender(statement)
  }
}
