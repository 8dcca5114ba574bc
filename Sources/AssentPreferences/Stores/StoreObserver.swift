/// Is told what a store does, for whoever counts it.
public protocol StoreObserver: Sendable {
  /// A transaction was committed, durably.
  ///
  /// - Parameters:
  ///   - submissions: how many were committed together, those that changed nothing among them.
  ///   - duration: from the begin of the transaction to the end of its commit.
  func committed(submissions: Int, in duration: Duration)

  /// A transaction with this many submissions was given up.
  func failed(submissions: Int, with error: StoreError)
}
