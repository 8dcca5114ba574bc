/// A store that has something to do by itself as long as it is used, such as bringing a journal to its database.
public protocol RunningStore: PreferenceStore {
  /// Does so until its task is cancelled.
  func run() async
}
