/// What changed in a file.
enum ChangedFile: Hashable, Sendable {
  /// All of it is new.
  case whole
  /// Lines from 1, in ascending order. Empty when something was changed that isn't on a line: the name, the mode.
  case lines([ClosedRange<Int>])
}
