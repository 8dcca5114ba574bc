import AssentModel

/// Which calling codes there are, and how numbers are dialled in each country.
struct CallingPlan: Sendable {
  static let shared = CallingPlan(CallingPlan.table)
  /// What is dialled before a number of another country nearly everywhere. ITU-T E.164.
  static let commonPrefix: [UInt8] = [0, 0]

  struct Country: Sendable {
    let callingCode: [UInt8]
    /// What is dialled before a number inside the country and no part of it: 0 in most of Europe, 06 in Hungary.
    let trunkPrefixes: [[UInt8]]
    /// Digits after the calling code.
    let lengths: ClosedRange<Int>
    /// What is dialled before a number of another country; `nil` where the telephone company decides.
    let internationalPrefix: [UInt8]?
  }

  struct CallingCode: Sendable {
    let digits: [UInt8]
    let trunkPrefixes: [[UInt8]]
    /// Whether numbers may begin with a 0 that is dialled from abroad as well.
    let allowsZero: Bool
  }

  /// By ISO 3166-1 alpha-2.
  let countries: [String: Country]
  private let codes: [Int: CallingCode]
  /// By the first three digits of a number: how many of them are the calling code, 0 for none; plus 4 when a 0 may follow it.
  let firstDigits: [UInt8]

  private init(_ table: String) {
    var countries: [String: Country] = [:]
    var codes: [Int: CallingCode] = [:]
    for entry in table.split(whereSeparator: \.isWhitespace) {
      let fields = entry.split(separator: ":", omittingEmptySubsequences: false)
      guard fields.count >= 4, let first = Int(fields[3].prefix { $0 != "-" }), let last = Int(fields[3].split(separator: "-").last ?? "") else {
        continue
      }
      let country = Country(
        callingCode: Self.digits(fields[1]), trunkPrefixes: fields[2].split(separator: "/").map(Self.digits).filter { !$0.isEmpty },
        lengths: min(first, last)...max(first, last), internationalPrefix: fields.count < 5 ? Self.commonPrefix : Self.prefix(fields[4]))
      countries[String(fields[0])] = country
      let code = Self.number(country.callingCode[...])
      let trunkPrefixes = codes[code]?.trunkPrefixes ?? country.trunkPrefixes
      codes[code] = CallingCode(digits: country.callingCode, trunkPrefixes: trunkPrefixes, allowsZero: Self.codesWithZero.contains(code))
    }
    for code in Self.networkCodes {
      codes[code] = CallingCode(digits: Self.digits(Substring(String(code))), trunkPrefixes: [], allowsZero: true)
    }
    self.countries = countries
    self.codes = codes
    self.firstDigits = (0..<1000).map { number in
      for length in 1...3 {
        let code = length == 1 ? number / 100 : length == 2 ? number / 10 : number
        if let code = codes[code], code.digits.count == length { return UInt8(length) + (code.allowsZero ? 4 : 0) }
      }
      return 0
    }
  }

  /// The calling code that a number begins with.
  func callingCode(of number: ArraySlice<UInt8>) -> CallingCode? {
    for length in 1...3 {
      if let code = codes[Self.number(number.prefix(length))], code.digits.count == length, number.count >= length { return code }
    }
    return nil
  }

  private static func number(_ digits: ArraySlice<UInt8>) -> Int { digits.reduce(0) { 10 * $0 + Int($1) } }

  private static func digits(_ text: Substring) -> [UInt8] { text.utf8.compactMap { $0.isDigit ? $0 - 0x30 : nil } }

  private static func prefix(_ text: Substring) -> [UInt8]? { text == "-" ? nil : digits(text) }
}

extension CallingPlan {
  /// A country's code, its calling code, what is dialled first inside the country (`-` for nothing), how many digits its fixed and mobile numbers
  /// have, and what is dialled first for another country when it isn't 00 (`-` where that depends on the telephone company).
  ///
  /// Source: the metadata of libphonenumber 9.0.43, which follows ITU-T's list of assigned country codes (E.164) and the countries' numbering plans.
  /// Belarus and Lithuania have both that are dialled there, and Italy's twelve-digit numbers are left out, so that 39 in front of ten is a code.
  static let table = """
    AC:247:-:5 AD:376:-:6-9 AE:971:0:8-9 AF:93:0:9 AG:1:1:10:011 AI:1:1:10:011 AL:355:0:8-9 AM:374:0:8 AO:244:-:9 AR:54:0:10-11 AS:1:1:10:011
    AT:43:0:4-13 AU:61:0:9:0011 AW:297:-:7 AX:358:0:6-10 AZ:994:0:9 BA:387:0:8-9 BB:1:1:10:011 BD:880:0:6-10 BE:32:0:8-9 BF:226:-:8 BG:359:0:6-9
    BH:973:-:8 BI:257:-:8 BJ:229:-:10 BL:590:0:9 BM:1:1:10:011 BN:673:-:7 BO:591:0:8 BQ:599:-:7 BR:55:0:10-11:- BS:1:1:10:011 BT:975:-:7-8
    BW:267:-:7-8 BY:375:80:9:810 BZ:501:-:7 CA:1:1:10:011 CC:61:0:9:0011 CD:243:0:7-10 CF:236:-:8 CG:242:-:9 CH:41:0:9 CI:225:-:10 CK:682:-:5
    CL:56:-:9 CM:237:-:9 CN:86:0:7-11 CO:57:0:8-10:- CR:506:-:8 CU:53:0:6-10:119 CV:238:-:7:0 CW:599:-:7-8 CX:61:0:9:0011 CY:357:-:8 CZ:420:-:9
    DE:49:0:5-15 DJ:253:-:8 DK:45:-:8 DM:1:1:10:011 DO:1:1:10:011 DZ:213:0:8-9 EC:593:0:8-9 EE:372:-:7-8 EG:20:0:8-10 EH:212:0:9 ER:291:0:7
    ES:34:-:9 ET:251:0:9 FI:358:0:5-10 FJ:679:-:7 FK:500:-:5 FM:691:-:7 FO:298:-:6 FR:33:0:9 GA:241:-:7-8 GB:44:0:9-10 GD:1:1:10:011 GE:995:0:9
    GF:594:0:9 GG:44:0:10 GH:233:0:9 GI:350:-:8 GL:299:-:6 GM:220:-:7-9 GN:224:-:8-9 GP:590:0:9 GQ:240:-:9 GR:30:-:10 GT:502:-:8 GU:1:1:10:011
    GW:245:-:9 GY:592:-:7:001 HK:852:-:8 HN:504:-:8 HR:385:0:8-9 HT:509:-:8 HU:36:06:8-9 ID:62:0:7-12:- IE:353:0:7-10 IL:972:0:8-12 IM:44:0:10
    IN:91:0:10 IO:246:-:7 IQ:964:0:8-10 IR:98:0:6-10 IS:354:-:7-9 IT:39:-:6-11 JE:44:0:10 JM:1:1:10:011 JO:962:0:8-9 JP:81:0:9-10:010
    KE:254:0:7-9:000 KG:996:0:9 KH:855:0:8-9:- KI:686:0:5-8 KM:269:-:7 KN:1:1:10:011 KP:850:0:8-10 KR:82:0:5-10:- KW:965:-:8 KY:1:1:10:011
    KZ:7:8:10:810 LA:856:0:8-10 LB:961:0:7-8 LC:1:1:10:011 LI:423:0:7-9 LK:94:0:9 LR:231:0:7-9 LS:266:-:8 LT:370:0/8:8 LU:352:-:4-11 LV:371:-:8
    LY:218:0:9 MA:212:0:9 MC:377:0:8-9 MD:373:0:8 ME:382:0:8 MF:590:0:9 MG:261:0:9 MH:692:1:7:011 MK:389:0:8 ML:223:-:8 MM:95:0:6-10
    MN:976:0:8-10:001 MO:853:-:8 MP:1:1:10:011 MQ:596:0:9 MR:222:-:8 MS:1:1:10:011 MT:356:-:8 MU:230:-:7-8 MV:960:-:7 MW:265:0:7-9 MX:52:-:10
    MY:60:0:8-10 MZ:258:-:8-9 NA:264:0:8-9 NC:687:-:6 NE:227:-:8 NF:672:-:6 NG:234:0:10:009 NI:505:-:8 NL:31:0:9-11 NO:47:-:8 NP:977:0:8-10
    NR:674:-:7 NU:683:-:4-7 NZ:64:0:8-10 OM:968:-:8 PA:507:-:7-8 PE:51:0:8-9 PF:689:-:8 PG:675:-:7-8 PH:63:0:6-10 PK:92:0:9-10 PL:48:-:7-9
    PM:508:0:6-9 PR:1:1:10:011 PS:970:0:8-9 PT:351:-:9 PW:680:-:7:- PY:595:0:7-9 QA:974:-:8 RE:262:0:9 RO:40:0:6-9 RS:381:0:7-12 RU:7:8:10:810
    RW:250:0:8-9 SA:966:0:9 SB:677:-:5-7 SC:248:-:7 SD:249:0:9 SE:46:0:7-9 SG:65:-:8:- SH:290:-:4-5 SI:386:0:8 SJ:47:-:8 SK:421:0:6-9 SL:232:0:8
    SM:378:-:8-10 SN:221:-:9 SO:252:0:6-9 SR:597:-:6-7 SS:211:0:9 ST:239:-:7 SV:503:-:8 SX:1:1:10:011 SY:963:0:8-9 SZ:268:-:8 TA:290:-:4
    TC:1:1:10:011 TD:235:-:8 TG:228:-:8 TH:66:0:8-9:- TJ:992:-:9:810 TK:690:-:4-7 TL:670:-:7-8 TM:993:8:8:810 TN:216:-:8 TO:676:-:5-7 TR:90:0:10
    TT:1:1:10:011 TV:688:-:5-7 TW:886:0:8-9:- TZ:255:0:9:- UA:380:0:9 UG:256:0:9:- US:1:1:10:011 UY:598:0:8 UZ:998:-:9 VA:39:-:6-11 VC:1:1:10:011
    VE:58:0:10 VG:1:1:10:011 VI:1:1:10:011 VN:84:0:9-10 VU:678:-:5-7 WF:681:-:6 WS:685:-:5-10:0 XK:383:0:8-12 YE:967:0:7-9 YT:262:0:9 ZA:27:0:5-9
    ZM:260:0:9 ZW:263:0:9
    """

  /// Calling codes of no country: freephone, satellites, international networks.
  static let networkCodes = [800, 808, 870, 878, 881, 882, 883, 888, 979]

  /// Calling codes after which a 0 belongs to the number: Italy and its neighbours, and countries whose numbers grew by a digit in front.
  static let codesWithZero: Set<Int> = [39, 225, 226, 229, 241, 242, 378, 992]
}
