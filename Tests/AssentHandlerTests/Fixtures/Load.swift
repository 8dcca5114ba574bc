import AssentModel
import Foundation
import Glibc
import Synchronization

/// Clients that send choices as fast as they are answered, each on a thread of its own, until the server is gone or they are told to stop.
final class Load: Sendable {
  /// What became of the requests that were sent whole.
  struct Result: Sendable {
    /// The profiles whose choice was answered with 303.
    var answered: [String] = []
    /// The other answers, by profile.
    var refused: [String: HTTPAnswer] = [:]
    /// The statuses of those.
    var others: [Int] { refused.values.map(\.status).sorted() }
    /// How many got no answer, or half of one, and what went before.
    var dropped: [String] = []
  }

  private let result = Mutex(Result())
  private let isStopping = Atomic<Bool>(false)
  private let port: Int
  private let path: @Sendable (String) throws -> String

  /// - Parameter path: makes the path to post to for a profile.
  init(port: Int, path: @escaping @Sendable (String) throws -> String) {
    self.port = port
    self.path = path
  }

  /// How many were answered up to now.
  var count: Int { result.withLock { $0.answered.count } }

  func stop() { isStopping.store(true, ordering: .relaxed) }

  /// Runs so many clients; every second one keeps its connection. Returns when all have ended.
  func run(clients: Int) async -> Result {
    await withTaskGroup(of: Void.self) { group in
      for client in 0..<clients {
        group.addTask {
          await withCheckedContinuation { ended in
            Thread.detachNewThread { [self] in
              work(client: client)
              ended.resume()
            }
          }
        }
      }
    }
    return result.withLock { $0 }
  }

  private func work(client: Int) {
    let keeps = client.isMultiple(of: 2)
    var connection: BlockingConnection?
    var number = 0
    while !isStopping.load(ordering: .relaxed) {
      number += 1
      let profile = "profile-\(client)-\(number)"
      guard let path = try? path(profile), let current = connection ?? BlockingConnection(port: port) else { return }
      let request = """
        POST \(path) HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 6\r\n\
        \(keeps ? "" : "Connection: close\r\n")\r\nbutton
        """
      guard current.send(Array(request.utf8)) else {
        // The server had closed a connection that was kept: nothing of the request reached it.
        if connection != nil {
          connection = nil
          continue
        }
        result.withLock { $0.dropped.append("\(profile): couldn't be sent") }
        return
      }
      let answer = current.answer()
      let wasKept = connection != nil
      result.withLock { result in
        switch answer {
        case .some(let answer) where answer.status == 303: result.answered.append(profile)
        case .some(let answer): result.refused[profile] = answer
        case nil: result.dropped.append("\(profile): no answer, on a \(wasKept ? "kept" : "new") connection")
        }
      }
      connection = keeps && answer.map { $0.headers["connection"] != "close" } == true ? current : nil
    }
  }
}

/// A connection that is used by one thread, which may block.
final class BlockingConnection {
  private let descriptor: Int32
  /// What came behind the last answer.
  private var rest: [UInt8] = []

  /// `nil` when nobody listens.
  ///
  /// - Parameter source: the address of this machine to connect from.
  init?(port: Int, from source: String? = nil) {
    descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    if let source {
      var own = sockaddr_in()
      own.sin_family = sa_family_t(AF_INET)
      let isBound = unsafe withUnsafeMutablePointer(to: &own) { pointer in
        unsafe inet_pton(AF_INET, source, &pointer.pointee.sin_addr) == 1
          && pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { unsafe bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) } == 0
      }
      guard isBound else { return nil }
    }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(port).bigEndian
    address.sin_addr.s_addr = in_addr_t(0x7F00_0001).bigEndian
    let connected = unsafe withUnsafePointer(to: &address) { pointer in
      unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        unsafe connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard descriptor >= 0, connected == 0 else { return nil }
  }

  deinit { close(descriptor) }

  /// Whether all bytes went out.
  func send(_ bytes: [UInt8]) -> Bool {
    var sent = 0
    while sent < bytes.count {
      let count = unsafe bytes[sent...].withUnsafeBytes { unsafe Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
      guard count > 0 else { return false }
      sent += count
    }
    return true
  }

  /// The next answer; `nil` when the connection ends before it does.
  func answer() -> HTTPAnswer? {
    var (bytes, buffer) = (rest, [UInt8](repeating: 0, count: 16_384))
    while true {
      if let answer = HTTPAnswer(bytes), case let length = answer.headers["content-length"].flatMap({ Int($0) }) ?? 0, answer.body.count >= length {
        let end = bytes.count - answer.body.count + length
        rest = Array(bytes[end...])
        return HTTPAnswer(Array(bytes[..<end]))
      }
      let count = unsafe buffer.withUnsafeMutableBytes { unsafe recv(descriptor, $0.baseAddress, $0.count, 0) }
      guard count > 0 else { return nil }
      bytes += buffer[..<count]
    }
  }
}
