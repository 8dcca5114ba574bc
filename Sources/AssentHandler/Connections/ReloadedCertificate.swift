/// The certificate for HTTPS, read again when it was renewed.
struct ReloadedCertificate: Reloadable {
  let files: TLSFiles
  let context: CurrentTLSContext

  var reloadName: String { "certificate" }

  /// - Throws: ``TLSError``; open and new connections go on with the one before.
  init(_ files: TLSFiles) throws(TLSError) {
    self.files = files
    context = CurrentTLSContext(try TLSContext.load(certificate: files.certificate, key: files.key))
  }

  func reload() async throws {
    context.replace(with: try TLSContext.load(certificate: files.certificate, key: files.key))
  }
}
