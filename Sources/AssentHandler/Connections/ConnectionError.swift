/// Why a request isn't read to its end.
enum ConnectionError: Error, Hashable {
  /// The client closed the connection, was too slow, or sent what isn't HTTP.
  case bodyBrokeOff
}
