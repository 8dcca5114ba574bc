import AssentAddresses
public import AssentFormats
public import AssentModel
public import AssentStore

extension ExportPreset {
  static let salesforce = ExportPreset(name: "salesforce", defaultKey: "AssentProfile__c", needsAddresses: false, takesService: false) {
    subject, settings in
    switch subject {
    case .history: SalesforceConsents(key: settings.key)
    case .preferences, .suppressions: SalesforceContacts(key: settings.key, hasAddresses: settings.book != nil)
    }
  }
}

/// Contacts of Salesforce, to be upserted by an external id.
///
/// `HasOptedOutOfEmail` and `DoNotCall` are fields of Contact. It has none for text messages, push messages and post. Source: Salesforce, Object
/// Reference, Contact.
public struct SalesforceContacts: ExportTable {
  private let key: String
  private let hasAddresses: Bool

  public init(key: String, hasAddresses: Bool) {
    self.key = key
    self.hasAddresses = hasAddresses
  }

  public var columns: [String] { [key] + (hasAddresses ? ["Email"] : []) + ["HasOptedOutOfEmail", "DoNotCall"] }

  public func rows(of contact: ContactStatus, at time: Timestamp) -> [[Cell]] {
    [
      [.id(contact.profile.text)] + (hasAddresses ? [.optional(id: contact.address(.email)?.text)] : [])
        + [.flag(contact.isExcluded(.email)), .flag(contact.isExcluded(.phone))]
    ]
  }
}

/// Consent records as records of Salesforce's ContactPointTypeConsent, one for each channel that it has a type for.
///
/// Text messages, push messages and services have no type there, and make no rows. The key stands for the individual, whose id `PartyId` takes.
/// Source: Salesforce, Object Reference, ContactPointTypeConsent.
public struct SalesforceConsents: ExportTable {
  private let key: String

  public init(key: String) { self.key = key }

  public var columns: [String] {
    [
      key, "Name", "ContactPointType", "PrivacyConsentStatus", "CaptureContactPointType", "CaptureDate", "CaptureSource", "EffectiveFrom",
    ]
  }

  /// The rows that an entry makes: none but for records of choices.
  public func rows(of entry: HistoryEntry) -> [[Cell]] {
    guard let record = entry.record, record.method != .signUp else { return [] }
    return types(of: record).map { type in
      [
        .id(record.profile.text), .text("\(type), history position \(entry.position)"), .text(type),
        .text(record.choice == .optIn ? "OptIn" : "OptOut"), .optional(Self.captureType(record.method)), .text(record.time.description),
        .text("Assent, \(record.method.rawValue)"), .text(record.time.description),
      ]
    }
  }

  /// The types for which the choice held; none of what newer choices had decided when it came.
  private func types(of record: ConsentRecord) -> [String] {
    let channels: ChannelSet
    switch record.scope {
    case .everyChannel: channels = ChannelSet.all
    case .channels(let set): channels = set
    case .service: return []
    }
    return [(Channel.email, "Email"), (.phone, "Phone"), (.post, "MailingAddress")].filter {
      channels.contains($0.0) && record.after.effective($0.0) == record.choice
    }.map(\.1)
  }

  /// Where the choice was made; `nil` when nobody at the sender said.
  private static func captureType(_ method: ConsentMethod) -> String? {
    switch method {
    case .page, .signUpConfirmation, .undo: "Web"
    case .oneClick: "Email"
    default: nil
    }
  }
}
