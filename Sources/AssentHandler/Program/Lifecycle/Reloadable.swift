/// Something that is read again when the program gets SIGHUP: the site, the key ring, a certificate.
protocol Reloadable: Sendable {
  /// What the log calls it: one or two words.
  var reloadName: String { get }

  /// Takes what is there now. On an error what was there before goes on.
  func reload() async throws
}
