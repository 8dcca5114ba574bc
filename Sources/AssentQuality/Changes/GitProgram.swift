import Foundation

/// Runs `git` in a folder and waits for it.
///
/// What it writes goes to files without a name: nothing is read while it runs, so nothing can block, and no descriptor is left to others.
struct GitProgram: Sendable {
  let folder: String
  var executable = "git"
  /// Wins over the environment of this process.
  var environment: [String: String] = [:]

  struct Result: Sendable {
    let status: Int32
    let output: [UInt8]
    let errors: String
  }

  /// Whatever a user has configured: messages in English, no pager, no question, no lock taken, no path read as a pattern. What a hook of git
  /// is given to find its own repository, and is empty here, is left out.
  private static let fixed = [
    "LC_ALL": "C", "GIT_PAGER": "cat", "GIT_TERMINAL_PROMPT": "0", "GIT_OPTIONAL_LOCKS": "0", "GIT_LITERAL_PATHSPECS": "1",
    "GIT_EXTERNAL_DIFF": "", "GIT_DIFF_OPTS": "", "GIT_DIR": "", "GIT_WORK_TREE": "", "GIT_INDEX_FILE": "", "GIT_PREFIX": "",
  ]

  func run(_ arguments: [String]) throws(GitError) -> Result {
    let words = [executable, "-C", folder, "-c", "core.quotePath=false", "-c", "color.ui=false"] + arguments
    guard !words.contains(where: { $0.utf8.contains(0) }) else { throw GitError(.failed, folder, detail: "an argument has a zero byte") }
    let variables = ProcessInfo.processInfo.environment
      .merging(Self.fixed) { _, fixed in fixed }.merging(environment) { _, own in own }
      .filter { !$0.value.isEmpty || !Self.fixed.keys.contains($0.key) }
    guard let output = TemporaryOutput(), let errors = TemporaryOutput() else {
      throw GitError(.failed, folder, detail: "no temporary file can be made")
    }
    let process = try start(words, variables.map { "\($0.key)=\($0.value)" }.sorted(), output: output, errors: errors)
    let status = try wait(for: process)
    return Result(status: status, output: output.content(), errors: String(decoding: errors.content(), as: UTF8.self))
  }

  private func start(
    _ words: [String], _ variables: [String], output: borrowing TemporaryOutput, errors: borrowing TemporaryOutput
  ) throws(GitError) -> pid_t {
    var actions = unsafe posix_spawn_file_actions_t()
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    unsafe posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    unsafe posix_spawn_file_actions_adddup2(&actions, output.descriptor, 1)
    unsafe posix_spawn_file_actions_adddup2(&actions, errors.descriptor, 2)
    let argumentPointers = unsafe words.map { unsafe strdup($0) } + [nil]
    let variablePointers = unsafe variables.map { unsafe strdup($0) } + [nil]
    defer {
      for index in unsafe argumentPointers.indices { unsafe free(argumentPointers[index]) }
      for index in unsafe variablePointers.indices { unsafe free(variablePointers[index]) }
    }
    var process: pid_t = 0
    let failure = unsafe posix_spawnp(&process, executable, &actions, nil, argumentPointers, variablePointers)
    guard failure == 0 else {
      throw failure == ENOENT ? GitError(.notInstalled, executable) : GitError(.failed, folder, detail: "it can't be started (\(failure))")
    }
    return process
  }

  private func wait(for process: pid_t) throws(GitError) -> Int32 {
    var status: Int32 = 0
    while unsafe waitpid(process, &status, 0) == -1 {
      guard errno == EINTR else { throw GitError(.failed, folder, detail: "its end can't be waited for") }
    }
    // The exit status is in the second byte; a signal's number is in the first.
    return status & 0x7F == 0 ? (status >> 8) & 0xFF : 128 + status & 0x7F
  }
}

/// A file without a name, for what a program writes.
struct TemporaryOutput: ~Copyable {
  let descriptor: Int32

  init?() {
    let path = "\(FileManager.default.temporaryDirectory.path)/assent-\(UUID().uuidString)"
    let descriptor = unsafe open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { return nil }
    unsafe unlink(path)
    self.descriptor = descriptor
  }

  deinit { close(descriptor) }

  /// All that was written.
  func content() -> [UInt8] {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    var offset = 0
    while true {
      let count = unsafe buffer.withUnsafeMutableBytes { unsafe pread(descriptor, $0.baseAddress, $0.count, off_t(offset)) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return bytes }
      bytes.append(contentsOf: buffer.prefix(count))
      offset += count
    }
  }
}

/// Why the history of a site can't be read.
public struct GitError: Error, Hashable, Sendable, CustomStringConvertible {
  let code: Code
  /// The folder or the revision that it is about.
  let subject: String
  /// What git said, its first line; empty when it said nothing.
  let detail: String

  enum Code: Hashable, Sendable {
    /// There is no `git` on this machine.
    case notInstalled
    /// The folder isn't in a repository.
    case noRepository
    /// The repository has no such revision.
    case unknownRevision
    /// The revision begins with a hyphen, or is empty.
    case invalidRevision
    /// git failed otherwise.
    case failed
  }

  init(_ code: Code, _ subject: String, detail: String = "") {
    self.code = code
    self.subject = subject
    self.detail = detail
  }

  /// What is wrong and what to do, as a sentence without a full stop.
  public var description: String {
    switch code {
    case .notInstalled: "The history can't be read: there is no program 'git' on this machine; install it"
    case .noRepository: "'\(subject)' is not in a git repository, so it has no history"
    case .unknownRevision:
      "The repository has no revision '\(subject)'; name a branch, a tag or a commit, and fetch it first: a CI job often has the last commit only"
    case .invalidRevision: "'\(subject)' can't be a revision; name a branch, a tag or a commit"
    case .failed: "git failed on '\(subject)': \(detail.isEmpty ? "it didn't say why" : detail)"
    }
  }
}
