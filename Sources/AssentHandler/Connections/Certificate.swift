import NIOSSL
import Synchronization

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

/// Why HTTPS can't be offered. The message says which file and what to do.
public struct TLSError: Error, Hashable, Sendable, CustomStringConvertible {
  public enum Code: String, Hashable, Sendable { case certificate, key, mismatch }

  public let code: Code
  public let message: String
  public var description: String { message }

  init(_ code: Code, _ message: String) {
    self.code = code
    self.message = message
  }
}

/// The certificate that new connections get; those that are open keep theirs.
public final class CurrentTLSContext: Sendable {
  private let context: Mutex<TLSContext>

  public init(_ context: TLSContext) { self.context = Mutex(context) }

  public func replace(with new: TLSContext) { context.withLock { $0 = new } }

  func handler() -> NIOSSLServerHandler { NIOSSLServerHandler(context: context.withLock { $0.context }) }
}
