import AssentLinks
import AssentModel

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
