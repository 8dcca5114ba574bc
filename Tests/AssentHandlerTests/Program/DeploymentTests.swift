import AssentModel
import AssentSQLite
import AssentStore
import Foundation
import Glibc
import TestSupport
import Testing

@testable import AssentHandler

@Suite("The examples in Tests/Deployment")
struct DeploymentTests {
  static let nginx = Tool.installed("/usr/sbin/nginx", "/usr/bin/nginx")
  static let systemd = Tool.installed("/usr/bin/systemd-analyze", "/bin/systemd-analyze")
  static let openssl = Tool.installed("/usr/bin/openssl")

  private static func example(_ name: String) throws -> String {
    let tests = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    return try String(contentsOf: tests.appending(path: "Deployment/\(name)"), encoding: .utf8)
  }

  @Test("The configuration file sets what exists")
  func configuration() throws {
    let file = try ConfigurationFile(text: try Self.example("handler.yml"), path: "handler.yml")
    let configuration = try HandlerConfiguration(SettingValues(flags: [:], environment: [:], file: file))
    #expect(configuration.metricsPort == 9091)
    #expect(configuration.store == .sqlite(path: "/var/lib/assent/assent.sqlite"))
  }

  @Test("systemd finds nothing wrong with the unit, and little that it may do")
  func unit() async throws {
    let systemd = try #require(Self.systemd)
    let folder = try TemporaryFolder()
    let program = try RunningProgram.path()
    let unit = try Self.example("assent-handler.service").replacing("/usr/local/bin/assent-handler", with: program)
    #expect(unit.contains("ExecStart=\(program)"))
    try unit.write(toFile: folder.path("assent-handler.service"), atomically: false, encoding: .utf8)
    let verified = try await Tool.run(systemd, ["verify", "--man=no", folder.path("assent-handler.service")])
    #expect(verified.code == 0, "\(verified.output)")
    #expect(!verified.output.contains("assent-handler.service"), "\(verified.output)")
    // From 0, which may do nothing, to 100.
    let security = try await Tool.run(systemd, ["security", "--offline=yes", "--no-pager", "--threshold=20", folder.path("assent-handler.service")])
    #expect(security.code == 0, "\(security.output.suffix(300))")
  }

  @Test("nginx takes the example as it stands, but for the certificate and the ports")
  func syntax() async throws {
    let (nginx, openssl) = (try #require(Self.nginx), try #require(Self.openssl))
    let folder = try TemporaryFolder()
    let made = try await Tool.run(
      openssl,
      [
        "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1", "-subj", "/CN=choices.example.com", "-keyout", folder.path("key.pem"), "-out",
        folder.path("certificate.pem"),
      ])
    #expect(made.code == 0, "\(made.output)")
    let example = try Self.example("nginx.conf")
      .replacing("/etc/ssl/certs/choices.example.com.pem", with: folder.path("certificate.pem"))
      .replacing("/etc/ssl/private/choices.example.com.key", with: folder.path("key.pem"))
      .replacing("listen 443", with: "listen 127.0.0.1:\(try Self.freePort())")
    try Self.write(example, to: folder)
    let result = try await Tool.run(nginx, ["-t", "-p", folder.path, "-c", folder.path("nginx.conf")])
    #expect(result.code == 0, "\(result.output)")
    #expect(!result.output.contains("[warn]"), "\(result.output)")
  }

  @Test("The whole way goes through nginx, and its logs hold no token")
  func proxied() async throws {
    let nginx = try #require(Self.nginx)
    let folder = try ProgramFolder()
    let trusts = Setting.all.contains { $0.name == "trust-proxy" }
    let program = try folder.start(trusts ? ["--trust-proxy", "127.0.0.1"] : [])
    let handlerPort = try #require(await program.port())
    let port = try Self.freePort()
    let example = try Self.example("nginx.conf")
      .replacing("listen 443 ssl;", with: "listen 127.0.0.1:\(port);")
      .replacing("127.0.0.1:8080", with: "127.0.0.1:\(handlerPort)")
      .split(separator: "\n", omittingEmptySubsequences: false).filter { !$0.contains("ssl_") }.joined(separator: "\n")
    try Self.write(example, to: folder.folder)
    async let server = Tool.run(nginx, ["-p", folder.folder.path, "-c", folder.folder.path("nginx.conf")])
    let client = HTTPClient(port: port)
    for _ in 0..<100 where (try? await client.get("/ready"))?.status != 200 { try await Task.sleep(for: .milliseconds(50)) }

    let token = try folder.token("somebody-behind-nginx")
    let page = try await client.get("/en/\(token)", ["X-Forwarded-For": "192.0.2.1"])
    #expect(page.status == 200)
    #expect(page.headers["x-request-id"] != nil)
    #expect(page.headers["content-security-policy"] != nil)
    let answer = try await client.post("/en/\(token)")
    #expect(answer.status == 303)
    let location = try #require(answer.headers["location"])
    let confirmation = try await client.get(location)
    #expect(confirmation.text.contains("opted-out-of-everything"))
    let undo = try #require(confirmation.value(after: "class=\"undo\" method=\"post\" action=\""))
    #expect(try await client.post(undo).status == 303)
    #expect(try await client.post("/en/\(token)", "List-Unsubscribe=One-Click").status == 200)
    #expect(try await client.get("/assets/site.css").status == 200)
    #expect(try await client.post("/en/\(token)", String(repeating: "a", count: 70_000)).status == 413)

    // A restart of the handler costs nobody an answer: nginx' kept connections are closed in order.
    program.send(signal: SIGHUP)
    program.terminate()
    let (code, output) = await program.end()
    #expect(code == 0)
    #expect(!output.contains(token))
    _ = try await Tool.run(nginx, ["-s", "stop", "-p", folder.folder.path, "-c", folder.folder.path("nginx.conf")])
    #expect(try await server.code == 0)
    let log = try String(contentsOfFile: folder.folder.path("assent.log"), encoding: .utf8)
    #expect(log.contains("POST 303"))
    let errors = (try? String(contentsOfFile: folder.folder.path("assent-error.log"), encoding: .utf8)) ?? ""
    for secret in [token, "somebody", "/en/"] { #expect(!log.contains(secret) && !errors.contains(secret)) }
    #expect(try await folder.store().head().position.rawValue == 3)
  }

  /// Puts the example into a configuration that needs no rights and leaves nothing behind.
  private static func write(_ example: String, to folder: TemporaryFolder) throws {
    let temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map { "\($0)_temp_path \(folder.path($0));" }.joined(separator: "\n")
    let configuration = """
      daemon off;
      pid \(folder.path("nginx.pid"));
      error_log \(folder.path("startup.log"));
      events {}
      http {
      \(temporary)
      \(example.replacing("/var/log/nginx", with: folder.path))
      }
      """
    try configuration.write(toFile: folder.path("nginx.conf"), atomically: false, encoding: .utf8)
  }

  private static func freePort() throws -> Int {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(descriptor) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = in_addr_t(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isBound = unsafe withUnsafeMutablePointer(to: &address) { pointer in
      unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        unsafe bind(descriptor, $0, length) == 0 && getsockname(descriptor, $0, &length) == 0
      }
    }
    try #require(isBound)
    return Int(in_port_t(bigEndian: address.sin_port))
  }
}
