import AssentModel
import Foundation
import TestSupport
import Testing

@testable import AssentHandler

@Suite("HTTPS")
struct HTTPSTests {
  /// Runs a program and returns what it printed.
  private static func run(_ arguments: [String], input: String = "") throws -> (code: Int32, output: String) {
    let folder = try TemporaryFolder()
    try Data(input.utf8).write(to: URL(fileURLWithPath: folder.path("input")))
    try Data().write(to: URL(fileURLWithPath: folder.path("output")))
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = arguments
    process.standardInput = FileHandle(forReadingAtPath: folder.path("input"))
    process.standardOutput = FileHandle(forWritingAtPath: folder.path("output"))
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: try Data(contentsOf: URL(fileURLWithPath: folder.path("output"))), as: UTF8.self))
  }

  /// A certificate for localhost and its key, made by openssl.
  private static func certificate(_ name: String, in folder: TemporaryFolder) throws -> (certificate: String, key: String) {
    let (certificate, key) = (folder.path("\(name).pem"), folder.path("\(name).key"))
    let made = try run([
      "openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2", "-subj", "/CN=\(name)",
      "-addext", "subjectAltName=DNS:localhost", "-keyout", key, "-out", certificate,
    ])
    try #require(made.code == 0, "openssl is needed for this test")
    return (certificate, key)
  }

  private static func request(_ text: String, to port: Int, _ flags: [String] = []) async throws -> (code: Int32, output: String) {
    try await withCheckedThrowingContinuation { continuation in
      Thread.detachNewThread {
        continuation.resume(
          with: Result {
            try run(["openssl", "s_client", "-connect", "127.0.0.1:\(port)", "-quiet", "-ign_eof", "-alpn", "http/1.1"] + flags, input: text)
          })
      }
    }
  }

  @Test("Pages come by TLS 1.2 and 1.3 with HSTS, refusals as well, and older versions and plain text get nowhere")
  func answers() async throws {
    let files = try TemporaryFolder()
    let first = try Self.certificate("first", in: files)
    let tls = CurrentTLSContext(try TLSContext.load(certificate: first.certificate, key: first.key))
    try await TestHandler.run(tls: tls) { handler async throws in
      let port = handler.client.port
      let get = "GET /en/\(try handler.token(.optOut)) HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
      for version in ["-tls1_2", "-tls1_3"] {
        let answer = try #require(HTTPAnswer(Array(try await Self.request(get, to: port, [version]).output.utf8)), "\(version)")
        #expect(answer.status == 200)
        #expect(answer.text.contains("<title>opt-out-of-everything en</title>") && answer.text.hasSuffix("</html>"))
        #expect(answer.headers["strict-transport-security"] == "max-age=31536000")
        LimitTests.expectSecure(answer, version)
      }
      for (text, status) in [("nonsense\r\n\r\n", 400), ("GET /\(String(repeating: "a", count: 9000)) HTTP/1.1\r\nHost: a\r\n\r\n", 414)] {
        let answer = try #require(HTTPAnswer(Array(try await Self.request(text, to: port).output.utf8)), "\(status)")
        #expect(answer.status == status)
        #expect(answer.headers["strict-transport-security"] == "max-age=31536000")
        LimitTests.expectSecure(answer, "\(status)")
      }
      #expect(try await Self.request(get, to: port, ["-tls1_1", "-cipher", "DEFAULT@SECLEVEL=0"]).output.isEmpty)
      #expect(HTTPAnswer(try await handler.client.exchange(Array(get.utf8))) == nil)
    }
  }

  @Test("New connections get a certificate that was put in the place of the first")
  func replacement() async throws {
    let files = try TemporaryFolder()
    let (first, second) = (try Self.certificate("first", in: files), try Self.certificate("second", in: files))
    let tls = CurrentTLSContext(try TLSContext.load(certificate: first.certificate, key: first.key))
    try await TestHandler.run(tls: tls) { handler async throws in
      let get = "GET /health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
      func isAccepted(_ certificate: String) async throws -> Bool {
        try await Self.request(get, to: handler.client.port, ["-CAfile", certificate, "-verify_return_error"]).output.contains("200 OK")
      }
      #expect(try await isAccepted(first.certificate))
      tls.replace(with: try TLSContext.load(certificate: second.certificate, key: second.key))
      #expect(try await isAccepted(second.certificate))
      #expect(try await !isAccepted(first.certificate))
    }
  }

  @Test("Files that can't be used say which and why")
  func wrongFiles() throws {
    let files = try TemporaryFolder()
    let (first, second) = (try Self.certificate("first", in: files), try Self.certificate("second", in: files))
    for (certificate, key, code) in [
      (files.path("none"), first.key, TLSError.Code.certificate), (first.key, first.key, .certificate), (first.certificate, files.path("none"), .key),
      (first.certificate, first.certificate, .key), (first.certificate, second.key, .mismatch),
    ] {
      let error = #expect(throws: TLSError.self) { try TLSContext.load(certificate: certificate, key: key) }
      #expect(error?.code == code, "\(certificate) \(key)")
    }
  }
}
