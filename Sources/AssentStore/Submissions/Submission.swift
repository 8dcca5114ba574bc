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

extension Submission {
  /// A choice that was taken apart to be written down, and is whole again.
  init(id: RecordID, salt: RecordSalt, profile: Profile.ID, origin: SubmissionOrigin, change: Change) {
    self.id = id
    self.salt = salt
    self.profile = profile
    self.origin = origin
    self.change = change
  }

  /// Whether the choice was taken over from another system.
  var isImported: Bool {
    switch (change, origin) {
    case (.choice(_, _, .import), _), (.signUp, .sender): true
    default: false
    }
  }

  /// Whether the submission opts out of one scope, and does nothing else.
  var isOptOut: Bool {
    if case .choice(.optOut, _, _) = change { true } else { false }
  }
}

extension LinkOrigin {
  /// What was kept of a link, read again.
  init(action: LinkAction, scope: Scope, campaign: CampaignNumber?, keyID: KeyID, tokenHash: String) {
    self.action = action
    self.scope = scope
    self.campaign = campaign
    self.keyID = keyID
    self.tokenHash = tokenHash
  }
}

/// What was sent with a link.
public enum SubmissionForm: Hashable, Sendable {
  /// The one button of a landing page.
  case button
  /// The unsubscribe button of a mail program: RFC 8058 section 3.1.
  case oneClick
  /// The preferences form: what it offers, and what of that is ticked.
  case preferences(offered: [Scope], ticked: Set<Scope>)
}

/// Where a submission comes from.
public enum SubmissionOrigin: Hashable, Sendable {
  case link(LinkOrigin, PageEvidence)
  case sender(SenderStatement)
}

/// What a store keeps of the link that a choice was made with. Only a verified link makes one.
public struct LinkOrigin: Hashable, Sendable {
  public let action: LinkAction
  public let scope: Scope
  public let campaign: CampaignNumber?
  /// The key that signed the link.
  public let keyID: KeyID
  /// SHA-256 of the token, in lower-case hexadecimal.
  public let tokenHash: String

  public init(_ link: VerifiedLink) {
    action = link.link.action
    scope = link.link.scope
    campaign = link.link.campaign
    keyID = link.keyID
    tokenHash = link.tokenHash
  }
}

/// Which page a person saw when choosing.
public struct PageEvidence: Hashable, Sendable {
  public var locale: LocaleTag
  /// SHA-256 of the built page, in lower-case hexadecimal; `nil` when no page was shown.
  public var pageHash: String?
  /// SHA-256 of the names and hashes of what the page was built from, in lower-case hexadecimal.
  public var sourcesHash: String?
  /// The network that the request came from, such as `192.0.2.0/24`; `nil` unless the operator keeps it.
  public var network: String?

  public init(locale: LocaleTag, pageHash: String? = nil, sourcesHash: String? = nil, network: String? = nil) {
    self.locale = locale
    self.pageHash = pageHash
    self.sourcesHash = sourcesHash
    self.network = network
  }
}
