/// The times of one kind of input, as far as its mean and variance need them.
struct TimingClass {
  private(set) var count = 0.0
  private(set) var mean = 0.0
  private var squares = 0.0

  /// Source: Welford, Note on a method for calculating corrected sums of squares and products, 1962.
  mutating func add(_ value: Double) {
    count += 1
    let difference = value - mean
    mean += difference / count
    squares += difference * (value - mean)
  }

  /// Of the mean.
  var errorSquared: Double { count > 1 ? squares / (count - 1) / count : 0 }
}
