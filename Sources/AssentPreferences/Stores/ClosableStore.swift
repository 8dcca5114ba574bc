/// A store that holds something that is better given back than left to the end of the process.
public protocol ClosableStore: PreferenceStore {
  /// Closes the store once what is under way has ended; nothing is asked of it afterwards.
  func close() async throws(StoreError)
}
