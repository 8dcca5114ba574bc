import NIOSSL

/// A certificate with its key, ready to be used for connections.
public struct TLSContext: Sendable {
  let context: NIOSSLContext

  /// Reads a certificate and its key: TLS 1.2 and later, HTTP/1.1.
  ///
  /// - Parameters:
  ///   - certificate: a PEM file with the certificate first, then those that it was signed with.
  ///   - key: a PEM file with the private key, without a password.
  /// - Throws: ``TLSError`` when a file can't be read or the two don't belong together.
  public static func load(certificate: String, key: String) throws(TLSError) -> TLSContext {
    let chain: [NIOSSLCertificate]
    do { chain = try NIOSSLCertificate.fromPEMFile(certificate) } catch {
      throw TLSError(.certificate, "\(certificate) can't be read, or is no certificate in PEM form: name the right file with --tls-certificate")
    }
    guard !chain.isEmpty else { throw TLSError(.certificate, "\(certificate) holds no certificate: name the right file with --tls-certificate") }
    let privateKey: NIOSSLPrivateKey
    do { privateKey = try NIOSSLPrivateKey(file: key, format: .pem) } catch {
      throw TLSError(.key, "\(key) can't be read, or is no private key in PEM form without a password: name the right file with --tls-key")
    }
    var configuration = TLSConfiguration.makeServerConfiguration(
      certificateChain: chain.map { .certificate($0) }, privateKey: .privateKey(privateKey))
    configuration.minimumTLSVersion = .tlsv12
    configuration.applicationProtocols = ["http/1.1"]
    do { return TLSContext(context: try NIOSSLContext(configuration: configuration)) } catch {
      throw TLSError(.mismatch, "\(key) isn't the key of the first certificate in \(certificate): name the two that belong together")
    }
  }
}
