import Synchronization

/// The bytes of files that were served lately, up to a total size; the oldest go first.
final class PageCache: Sendable {
  private struct State {
    var files: [String: [UInt8]] = [:]
    var names: [String] = []
    var size = 0
  }

  /// In bytes.
  private let limit: Int
  private let state = Mutex(State())

  init(limit: Int) { self.limit = limit }

  subscript(name: String) -> [UInt8]? { state.withLock { $0.files[name] } }

  func insert(_ bytes: [UInt8], as name: String) {
    guard bytes.count <= limit / 4 else { return }
    state.withLock { state in
      guard state.files.updateValue(bytes, forKey: name) == nil else { return }
      state.names.append(name)
      state.size += bytes.count
      var oldest = 0
      while state.size > limit {
        state.size -= state.files.removeValue(forKey: state.names[oldest])?.count ?? 0
        oldest += 1
      }
      state.names.removeFirst(oldest)
    }
  }

  func removeAll() { state.withLock { $0 = State() } }
}
