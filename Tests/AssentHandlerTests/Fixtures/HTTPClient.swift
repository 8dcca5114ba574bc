import Foundation
import Glibc

/// A client that sends exactly what it is told and follows nothing.
struct HTTPClient: Sendable {
  let port: Int

  struct Failure: Error {}

  func get(_ path: String, method: String = "GET", _ headers: [String: String] = [:]) async throws -> HTTPAnswer {
    try await send(method, path, headers, body: [])
  }

  func post(
    _ path: String, _ body: String = "", type: String? = "application/x-www-form-urlencoded"
  ) async throws -> HTTPAnswer {
    var headers = ["Content-Length": String(body.utf8.count)]
    headers["Content-Type"] = type
    return try await send("POST", path, headers, body: Array(body.utf8))
  }

  func send(_ method: String, _ path: String, _ headers: [String: String], body: [UInt8]) async throws -> HTTPAnswer {
    let lines = headers.merging(["Host": "localhost", "Connection": "close"]) { first, _ in first }
      .map { "\($0.key): \($0.value)\r\n" }.sorted().joined()
    let bytes = try await exchange(Array("\(method) \(path) HTTP/1.1\r\n\(lines)\r\n".utf8) + body)
    guard let answer = HTTPAnswer(bytes) else { throw Failure() }
    return answer
  }

  /// Sends bytes and reads until the server closes, on a thread of its own, which may block.
  func exchange(_ request: [UInt8]) async throws -> [UInt8] {
    try await withCheckedThrowingContinuation { continuation in
      Thread.detachNewThread { continuation.resume(with: Result { try blockingExchange(request) }) }
    }
  }

  private func blockingExchange(_ request: [UInt8]) throws -> [UInt8] {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    guard descriptor >= 0 else { throw Failure() }
    defer { close(descriptor) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(port).bigEndian
    address.sin_addr.s_addr = in_addr_t(0x7F00_0001).bigEndian
    let connected = unsafe withUnsafePointer(to: &address) { pointer in
      unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        unsafe connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard connected == 0 else { throw Failure() }
    var sent = 0
    while sent < request.count {
      let count = unsafe request[sent...].withUnsafeBytes { unsafe Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
      guard count > 0 else { break }
      sent += count
    }
    var (answer, buffer) = ([UInt8](), [UInt8](repeating: 0, count: 65_536))
    while true {
      let count = unsafe buffer.withUnsafeMutableBytes { unsafe recv(descriptor, $0.baseAddress, $0.count, 0) }
      guard count > 0 else { return answer }
      answer += buffer[..<count]
    }
  }
}
