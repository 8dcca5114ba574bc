import AssentAddresses
import AssentModel
import Foundation
import Testing

@testable import AssentBounces

@Suite("Reports of a real mail server")
struct RealServerTests {
  @Test(
    "What Exim writes when another server refuses its message is read as it is meant",
    .enabled(if: ProcessInfo.processInfo.environment["ASSENT_TEST_EXIM"] != nil, "Tests/run unpacks Exim"))
  func exim() throws {
    let folder = try Folder()
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder.url.path(percentEncoded: false))
    let script = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().appending(path: "Exim/bounce")
    let process = Process()
    process.executableURL = script
    process.arguments = [folder.path("exim"), "\(try Self.freePort())"]
    process.standardInput = FileHandle.nullDevice
    let ended = DispatchSemaphore(value: 0)
    process.terminationHandler = { _ in ended.signal() }
    try process.run()
    ended.wait()
    #expect(process.terminationStatus == 0)
    let reader = ReportReader(normalizer: ReportFiles.reader.normalizer, now: .init(seconds: 32_503_680_000))
    let readings = ReportFiles.read(path: folder.path("exim/mail"), reader)
    let expected: Set = [
      "hard ana@absent.example 5.0.0", "hard gone@remote.example 5.0.0", "soft full@remote.example 5.0.0", "refused blocked@remote.example 5.0.0",
    ]
    #expect(Set(readings.flatMap(\.content.reports).map(\.summary)) == expected && readings.count == 1)
    let refused = try #require(readings.first?.content.reports.first { $0.verdict == .refused })
    #expect(refused.errorText == "5.0.0 554 5.7.1 Client host blocked: poor reputation" && refused.time != nil)
  }

  /// A port of this machine that nobody listens on.
  private static func freePort() throws -> UInt16 {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(descriptor) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let result = unsafe withUnsafeMutablePointer(to: &address) { pointer in
      unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
        unsafe bind(descriptor, address, length) == 0 && getsockname(descriptor, address, &length) == 0
      }
    }
    try #require(result)
    return UInt16(bigEndian: address.sin_port)
  }
}
