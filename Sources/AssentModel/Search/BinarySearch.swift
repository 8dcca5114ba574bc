extension RandomAccessCollection {
  /// The first index whose element isn't before the place that is looked for; `endIndex` when all are. A binary search.
  ///
  /// - Parameter isBefore: Whether an element is before the place. It must be true of the first elements and false of all others.
  public func lowerBound(notBefore isBefore: (Element) -> Bool) -> Index {
    var low = startIndex
    var count = self.count
    while count > 0 {
      let middle = index(low, offsetBy: count / 2)
      if isBefore(self[middle]) {
        low = index(after: middle)
        count -= count / 2 + 1
      } else {
        count /= 2
      }
    }
    return low
  }
}
