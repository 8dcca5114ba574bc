internal import Foundation

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
