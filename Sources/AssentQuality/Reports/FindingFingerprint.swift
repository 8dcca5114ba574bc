import AssentModel

/// Recognizes a finding again after the lines above it have moved.
///
/// 64-bit FNV-1a over the rule, the file, the subject, the part and, where there is no part, the message; then how many alike came before.
struct FindingFingerprint {
  private var seen: [UInt64: Int] = [:]

  mutating func text(of check: CheckFinding) -> String {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    let finding = check.finding
    let fields = [
      finding.rule, finding.location?.file, check.locale?.description, check.subject?.kind, check.subject?.description,
      finding.part ?? finding.message,
    ]
    for field in fields {
      for byte in Array((field ?? "").utf8) + [0] { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
    }
    let before = seen[hash, default: 0]
    seen[hash] = before + 1
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.utf8.count) + digits + ":\(before + 1)"
  }
}
