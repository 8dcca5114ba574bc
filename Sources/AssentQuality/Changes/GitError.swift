/// Why the history of a site can't be read.
public struct GitError: Error, Hashable, Sendable, CustomStringConvertible {
  public let code: Code
  /// The folder or the revision that it is about.
  public let subject: String
  /// What git said, its first line; empty when it said nothing.
  public let detail: String

  public enum Code: Hashable, Sendable {
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
