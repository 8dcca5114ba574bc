/// A word of a passage that its locale doesn't know.
struct UnknownWord {
  /// As it stands in the file.
  let text: String
  /// As it is looked up.
  let plain: String
}
