public import AssentModel

/// The rules of what is wrong with a YAML file before its content is understood, and with the types of its values.
public enum YAMLRule: ReportedRule {
  case syntax
  case empty
  case nesting
  case alias
  case swallowed
  case duplicateKey
  case unknownKey
  case missingKey
  case wrongType

  public var rule: Rule {
    switch self {
    case .syntax:
      Rule("yaml-syntax", what: "A file or front matter isn't valid YAML.", why: "Nothing of it can be read.", example: "text: Stop: all messages")
    case .empty:
      Rule("yaml-empty", what: "A file has no YAML, only space or comments.", why: "All of its texts are missing.", example: "# strings")
    case .nesting:
      Rule("yaml-nesting", what: "YAML is nested more than 200 levels deep.", why: "It can exhaust the memory of the build.", example: "[[[[…]]]]")
    case .alias:
      Rule("yaml-alias", what: "YAML has anchors or aliases.", why: "Few of them can stand for billions of values.", example: "text: *stop")
    case .swallowed:
      Rule(
        "yaml-swallowed", what: "A text without quotation marks has a part that YAML takes for a comment, a tag or an anchor.",
        why: "That part would be lost.", example: "text: Line #1")
    case .duplicateKey:
      Rule("duplicate-key", what: "A key stands twice in a mapping.", why: "One of its two values is lost.", example: "text: Stop, text: End")
    case .unknownKey:
      Rule("unknown-key", what: "A key isn't known where it stands.", why: "It has no effect, or was misspelled.", example: "sate: reviewed")
    case .missingKey:
      Rule("missing-key", what: "A key that is required isn't there, or has no value.", why: "The entry is left out.", example: "no text:")
    case .wrongType:
      Rule("wrong-type", what: "A value has another type than its key asks for.", why: "It is left out.", example: "max: many")
    }
  }
}
