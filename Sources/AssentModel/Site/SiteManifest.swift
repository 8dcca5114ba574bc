/// `pages.json`: what a built site holds, for the handler and for whoever must prove what a page said.
public struct SiteManifest: Codable, Sendable, Equatable {
  /// The version of this file's shape, as a build writes it. Version 1, in which the slots of a page had no order, is still read.
  public static let currentFormat = 2
  /// The versions that can be read. A reader refuses another one.
  public static let readableFormats = 1...currentFormat

  public var format = SiteManifest.currentFormat
  /// Scheme, host and path in front of every link, without a slash at the end: `https://preferences.example.com`.
  public var baseURL: String
  /// The path of `baseURL`: empty, or a slash and the rest without a slash at the end.
  public var basePath: String
  public var sourceLocale: LocaleTag
  /// Who keeps what people choose; `nil` in a file that an older version wrote.
  public var sender: SenderEntry?
  public var locales: [LocaleEntry]
  /// The names of the channels that the site offers, in its order.
  public var channels: [String]
  public var services: [ServiceEntry]
  public var campaigns: [CampaignEntry]
  /// The hashes of the inline styles, as a Content-Security-Policy names them: `sha256-` and Base64.
  public var styleHashes: [String]
  /// Every template, string table and document that pages came from, and its hash.
  public var sources: [SourceEntry]
  public var pages: [PageEntry]

  public init(
    baseURL: String, basePath: String, sourceLocale: LocaleTag, sender: SenderEntry? = nil, locales: [LocaleEntry], channels: [String],
    services: [ServiceEntry], campaigns: [CampaignEntry], styleHashes: [String], sources: [SourceEntry], pages: [PageEntry]
  ) {
    self.baseURL = baseURL
    self.basePath = basePath
    self.sourceLocale = sourceLocale
    self.sender = sender
    self.locales = locales
    self.channels = channels
    self.services = services
    self.campaigns = campaigns
    self.styleHashes = styleHashes
    self.sources = sources
    self.pages = pages
  }

  /// The sender as the pages name it, which is the controller of the data in the terms of Regulation (EU) 2016/679.
  public struct SenderEntry: Codable, Sendable, Equatable {
    public var name: String
    public var legalName: String
    /// The lines of the postal address.
    public var address: [String]
    /// An e-mail address.
    public var contact: String
    public var privacyURL: String

    public init(name: String, legalName: String, address: [String], contact: String, privacyURL: String) {
      self.name = name
      self.legalName = legalName
      self.address = address
      self.contact = contact
      self.privacyURL = privacyURL
    }
  }

  public struct LocaleEntry: Codable, Sendable, Equatable {
    public var tag: LocaleTag
    public var direction: TextDirection
    /// What the handler puts into slots, by `Fragment.name`. HTML.
    public var fragments: [String: String]

    public init(tag: LocaleTag, direction: TextDirection, fragments: [String: String]) {
      self.tag = tag
      self.direction = direction
      self.fragments = fragments
    }
  }

  public struct ServiceEntry: Codable, Sendable, Equatable {
    public var number: UInt16
    /// The names of the channels that the service uses.
    public var channels: [String]
    /// How long a subscription lasts, in days; `nil` without end.
    public var validity: Int?

    public init(number: UInt16, channels: [String], validity: Int? = nil) {
      self.number = number
      self.channels = channels
      self.validity = validity
    }
  }

  public struct CampaignEntry: Codable, Sendable, Equatable {
    public var number: UInt32
    public var slug: String
    /// The day from which the campaign's pages are shown, `2026-11-22`, from midnight UTC; `nil` at once.
    public var publishes: String?
    /// The day from which only its opt-out links work, from midnight UTC; `nil` never.
    public var expires: String?

    public init(number: UInt32, slug: String, publishes: String?, expires: String?) {
      self.number = number
      self.slug = slug
      self.publishes = publishes
      self.expires = expires
    }
  }

  public struct SourceEntry: Codable, Sendable, Hashable {
    /// Relative to the site.
    public var path: String
    /// SHA-256 in lower-case hexadecimal.
    public var sha256: String

    public init(path: String, sha256: String) {
      self.path = path
      self.sha256 = sha256
    }
  }

  public struct PageEntry: Codable, Sendable, Equatable {
    /// Relative to the output folder: `fr/opt-out.html`.
    public var path: String
    /// The raw value of a `PageKind`.
    public var kind: String
    public var locale: LocaleTag
    /// The number of the campaign that the page is for; `nil` for a page of the site itself.
    public var campaign: UInt32?
    /// SHA-256 of the file, in lower-case hexadecimal.
    public var sha256: String
    /// The size of the file in bytes.
    public var size: Int
    /// Indices into `sources`, ascending.
    public var sources: [Int]
    /// In the order in which they are filled: by offset, and of those at one offset the first one first.
    public var slots: [SlotEntry]

    public init(
      path: String, kind: String, locale: LocaleTag, campaign: UInt32?, sha256: String, size: Int, sources: [Int],
      slots: [SlotEntry]
    ) {
      self.path = path
      self.kind = kind
      self.locale = locale
      self.campaign = campaign
      self.sha256 = sha256
      self.size = size
      self.sources = sources
      self.slots = slots
    }
  }
}

extension SiteManifest {
  /// A slot of a page. In the file it is a pair: `["token",1234]`.
  public struct SlotEntry: Codable, Sendable, Hashable {
    /// The raw value of a `Slot`.
    public var name: String
    /// Where it is filled, in bytes from the start of the page.
    public var offset: Int

    public init(name: String, offset: Int) {
      self.name = name
      self.offset = offset
    }

    public init(from decoder: any Decoder) throws {
      var pair = try decoder.unkeyedContainer()
      name = try pair.decode(String.self)
      offset = try pair.decode(Int.self)
    }

    public func encode(to encoder: any Encoder) throws {
      var pair = encoder.unkeyedContainer()
      try pair.encode(name)
      try pair.encode(offset)
    }
  }
}

extension SiteManifest.PageEntry {
  public init(from decoder: any Decoder) throws {
    let page = try decoder.container(keyedBy: CodingKeys.self)
    path = try page.decode(String.self, forKey: .path)
    kind = try page.decode(String.self, forKey: .kind)
    locale = try page.decode(LocaleTag.self, forKey: .locale)
    campaign = try page.decodeIfPresent(UInt32.self, forKey: .campaign)
    sha256 = try page.decode(String.self, forKey: .sha256)
    size = try page.decode(Int.self, forKey: .size)
    sources = try page.decode([Int].self, forKey: .sources)
    do {
      slots = try page.decode([SiteManifest.SlotEntry].self, forKey: .slots)
    } catch DecodingError.typeMismatch {
      // Version 1 has for each slot its offsets.
      let offsets = try page.decode([String: [Int]].self, forKey: .slots)
      slots = offsets.flatMap { name, offsets in offsets.map { SiteManifest.SlotEntry(name: name, offset: $0) } }
        .sorted { ($0.offset, $0.name) < ($1.offset, $1.name) }
    }
  }

  /// Whether the page has this slot.
  public func has(_ slot: Slot) -> Bool { slots.contains { $0.name == slot.rawValue } }

  /// What is inserted into the page, ascending, and texts at one offset in the order of their slots.
  ///
  /// - Parameters:
  ///   - size: the bytes of the page; a slot outside of them is passed over.
  ///   - text: what fills a slot; `nil` leaves it empty.
  public func insertions(below size: Int, _ text: (Slot) -> String?) -> [(offset: Int, text: String)] {
    var found: [(offset: Int, text: String)] = []
    for slot in slots where (0...size).contains(slot.offset) {
      guard let text = Slot(rawValue: slot.name).flatMap(text), !text.isEmpty else { continue }
      let index = found.lastIndex { $0.offset <= slot.offset }.map { $0 + 1 } ?? 0
      found.insert((slot.offset, text), at: index)
    }
    return found
  }
}

/// Where the archive of built pages keeps what: every file under its SHA-256, so that nothing is kept twice and nothing is ever replaced.
public enum ArchivePath {
  /// A page that was published: `pages/ab/cdef….html`.
  public static func page(_ sha256: String) -> String { path("pages", sha256, suffix: "html") }

  /// A `pages.json` that was published: `builds/ab/cdef….json`.
  public static func manifest(_ sha256: String) -> String { path("builds", sha256, suffix: "json") }

  /// A template, string table or document that pages came from: `sources/ab/cdef….md`.
  ///
  /// - Parameter path: where it was in the site; its extension is kept.
  public static func source(_ sha256: String, path: String) -> String {
    let name = path.split(separator: "/").last ?? ""
    return self.path("sources", sha256, suffix: name.split(separator: ".", omittingEmptySubsequences: false).dropFirst().last.map(String.init))
  }

  /// The folder of the lists of pages.
  public static let manifests = "builds"

  private static func path(_ folder: String, _ sha256: String, suffix: String?) -> String {
    "\(folder)/\(sha256.prefix(2))/\(sha256.dropFirst(2))\(suffix.map { "." + $0 } ?? "")"
  }
}
