/// How much of the handler one client may take. The defaults fit a handler that faces the internet by itself.
public struct HandlerLimits: Hashable, Sendable {
  /// The longest request target, in bytes; longer ones are answered with 414. A link with its token takes about 350 at most.
  public var targetLength = 4 << 10
  /// The most bytes of all header names and values of a request; 431.
  public var headerSize = 16 << 10
  /// The most header fields of a request; 431.
  public var headerCount = 100
  /// The most bytes of a body; 413, and the rest of it isn't read.
  public var bodySize = 64 << 10
  /// From the first byte of a request to the end of its header; 408. A connection on which nothing comes at all is closed after it.
  public var headTimeout = Duration.seconds(10)
  /// From the first byte of a request to the end of its body; 408.
  public var requestTimeout = Duration.seconds(30)
  /// How long a connection is kept open between two requests, and how long a client may leave an answer unread; then it is closed.
  public var idleTimeout = Duration.seconds(30)
  /// How long what a client still sends is thrown away after the last answer of a connection. To close at once could lose the answer on its way.
  public var closingTimeout = Duration.seconds(2)
  /// The most open connections; those above it are answered with 503. Fewer when the system allows fewer open files.
  public var connections = 8192
  /// The most open connections of one client (an IPv4 address, or an IPv6 network of 64 bits), 0 for any number; 429. Trusted proxies aren't counted:
  /// whose requests come over a connection isn't known before the requests, and that may change from one to the next.
  public var connectionsPerClient = 512
  /// The most requests of one client in a minute (an IPv4 address, or an IPv6 network of 64 bits), 0 for any number; 429.
  ///
  /// A choice, which is a POST of a link whose token is right, is not counted: mail providers send the one-click choices of all their
  /// recipients from a few addresses, and none of those may be lost. What is counted are pages, files, and everything that is refused.
  public var requestsPerMinute = 6000
  /// The most choices with one and the same link in a minute, 0 for any number; 429.
  public var choicesPerLinkPerMinute = 60
  /// How many clients and links are remembered for the two limits above. When there are more, the rest isn't counted.
  public var clientsRemembered = 32_768
  /// The proxies whose `X-Forwarded-For` or `Forwarded` is believed. None: the client is who opened the connection.
  public var trustedProxies: [AddressRange] = []

  public init() {}
}
