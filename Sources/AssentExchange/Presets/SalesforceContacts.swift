import AssentAddresses
public import AssentModel

/// Contacts of Salesforce, to be upserted by an external id.
///
/// `HasOptedOutOfEmail` and `DoNotCall` are fields of Contact. It has none for text messages, push messages and post. Source: Salesforce, Object
/// Reference, Contact.
public struct SalesforceContacts: ContactTable {
  private let key: String
  private let hasAddresses: Bool

  public init(key: String, hasAddresses: Bool) {
    self.key = key
    self.hasAddresses = hasAddresses
  }

  public var columns: [String] { [key] + (hasAddresses ? ["Email"] : []) + ["HasOptedOutOfEmail", "DoNotCall"] }

  public func rows(of contact: ContactStatus, at time: Timestamp) -> [[ExportCell]] {
    [
      [.text(contact.profile.text)] + (hasAddresses ? [.optional(contact.address(.email)?.text)] : [])
        + [.flag(contact.isClosed(.email)), .flag(contact.isClosed(.phone))]
    ]
  }
}
