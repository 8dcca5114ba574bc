public import AssentModel

/// A store from which what need not be kept any longer can be removed; the records and their chain stay.
public protocol PrunableStore: PreferenceStore {
  /// Removes the networks of the records that are older, and returns how many there were. The records stay.
  func removeNetworks(before time: Timestamp) async throws(StoreError) -> Int
}
