import AssentAddresses
public import AssentFormats
public import AssentModel
public import AssentStore

extension ExportPreset {
  static let adobeCampaign = ExportPreset(name: "adobe-campaign", defaultKey: "sourceId", needsAddresses: false, takesService: false) {
    subject, settings in
    switch subject {
    case .history: AdobeCampaignSubscriptions(key: settings.key, scopes: settings.scopes, book: settings.book)
    case .preferences, .suppressions: AdobeCampaignRecipients(key: settings.key, hasAddresses: settings.book != nil)
    }
  }
}

/// Recipients of Adobe Campaign: whom it may no longer contact at all, and on which channels.
///
/// Sources: Adobe Campaign v7, ACS Connector, default recipient fields of `nms:recipient`; Adobe Campaign Standard, data model of profiles.
public struct AdobeCampaignRecipients: ExportTable {
  private let key: String
  private let hasAddresses: Bool

  public init(key: String, hasAddresses: Bool) {
    self.key = key
    self.hasAddresses = hasAddresses
  }

  public var columns: [String] {
    [key] + (hasAddresses ? ["email", "mobilePhone"] : [])
      + ["blackList"] + Channel.allCases.map(Self.column)
  }

  public func rows(of contact: ContactStatus, at time: Timestamp) -> [[Cell]] {
    func number(_ isExcluded: Bool) -> Cell { .number(isExcluded ? 1 : 0) }
    let addresses: [Cell] = [.optional(id: contact.address(.email)?.text), .optional(id: contact.address(.sms)?.text)]
    return [
      [.id(contact.profile.text)] + (hasAddresses ? addresses : [])
        + [number(contact.isExcludedEverywhere)] + Channel.allCases.map { number(contact.isExcluded($0)) }
    ]
  }

  private static func column(_ channel: Channel) -> String {
    switch channel {
    case .email: "blackListEmail"
    case .sms: "blackListMobile"
    case .push: "blackListPushnotification"
    case .phone: "blackListPhone"
    case .post: "blackListPostalMail"
    }
  }
}

/// Subscriptions to services and their ends, for Adobe Campaign's activity for subscriptions, which takes the service and the operation from columns.
///
/// Source: Adobe Campaign Standard, Updating multiple subscription statuses from a file.
public struct AdobeCampaignSubscriptions: ExportTable {
  private let key: String
  private let scopes: ScopeNames
  private let book: AddressBook?

  public init(key: String, scopes: ScopeNames, book: AddressBook?) {
    self.key = key
    self.scopes = scopes
    self.book = book
  }

  public var columns: [String] { [key] + (book == nil ? [] : ["email"]) + ["service", "operation", "date"] }

  /// The rows that an entry makes: those of the services whose subscription it began or ended.
  public func rows(of entry: HistoryEntry) -> [[Cell]] {
    guard let record = entry.record else { return [] }
    let services = Set(record.before.services.keys).union(record.after.services.keys).sorted()
    return services.compactMap { service in
      let after = record.after.effective(service, at: record.time)
      let isMeant = if case .service(service) = record.scope { true } else { record.before.effective(service, at: record.time) != after }
      guard isMeant, let after else { return nil }
      let address: [Cell] = book.map { [.optional(id: $0.address(of: record.profile, on: .email)?.text)] } ?? []
      return [.id(record.profile.text)] + address + [
        .text(scopes.name(of: service)), .text(after == .optIn ? "sub" : "unsub"), .text(record.time.description),
      ]
    }
  }
}
