import AssentAddresses
public import AssentModel

/// Recipients of Adobe Campaign: whom it may no longer contact at all, and on which channels.
///
/// Sources: Adobe Campaign v7, ACS Connector, default recipient fields of `nms:recipient`; Adobe Campaign Standard, data model of profiles.
public struct AdobeCampaignRecipients: ContactTable {
  private let key: String
  private let hasAddresses: Bool

  public init(key: String, hasAddresses: Bool) {
    self.key = key
    self.hasAddresses = hasAddresses
  }

  public var columns: [String] {
    [key] + (hasAddresses ? ["email", "mobilePhone"] : [])
      + ["blackList", "blackListEmail", "blackListMobile", "blackListPushnotification", "blackListPhone", "blackListPostalMail"]
  }

  public func rows(of contact: ContactStatus, at time: Timestamp) -> [[ExportCell]] {
    func number(_ isClosed: Bool) -> ExportCell { .number(isClosed ? 1 : 0) }
    let addresses: [ExportCell] = [.optional(contact.address(.email)?.text), .optional(contact.address(.sms)?.text)]
    let channels: [Channel] = [.email, .sms, .push, .phone, .post]
    return [
      [.text(contact.profile.text)] + (hasAddresses ? addresses : [])
        + [number(contact.isClosedEverywhere)] + channels.map { number(contact.isClosed($0)) }
    ]
  }
}
