import Foundation
import Glibc

/// A connection on which bytes are sent when the test wants to. Blocks, so it is used on threads of its own.
final class RawConnection: @unchecked Sendable {
  private let descriptor: Int32

  init(port: Int) throws {
    descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    guard descriptor >= 0 else { throw HTTPClient.Failure() }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(port).bigEndian
    address.sin_addr.s_addr = in_addr_t(0x7F00_0001).bigEndian
    let connected = unsafe withUnsafePointer(to: &address) { pointer in
      unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        unsafe connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard connected == 0 else { throw HTTPClient.Failure() }
  }

  deinit { close(descriptor) }

  /// Returns whether the system took all the bytes.
  @discardableResult
  func send(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    return unsafe bytes.withUnsafeBytes { unsafe Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) } == bytes.count
  }

  /// Says that nothing more will be sent.
  func finish() { shutdown(descriptor, Int32(SHUT_WR)) }

  /// Reads until the server closes.
  func readToEnd() async -> [UInt8] {
    await withCheckedContinuation { continuation in
      Thread.detachNewThread { [descriptor] in
        var (answer, buffer) = ([UInt8](), [UInt8](repeating: 0, count: 65_536))
        while true {
          let count = unsafe buffer.withUnsafeMutableBytes { unsafe recv(descriptor, $0.baseAddress, $0.count, 0) }
          guard count > 0 else { return continuation.resume(returning: answer) }
          answer += buffer[..<count]
        }
      }
    }
  }

  /// The statuses of all answers until the server closes.
  func statuses() async -> [Int] {
    let text = String(decoding: await readToEnd(), as: UTF8.self)
    return text.split(separator: "HTTP/1.1 ").compactMap { Int($0.prefix(3)) }
  }
}
