/// One of the two ways to spell English.
public enum EnglishSpelling: String, Hashable, Sendable, CaseIterable {
  case british = "en-GB"
  case american = "en-US"

  var other: EnglishSpelling { self == .british ? .american : .british }
}
