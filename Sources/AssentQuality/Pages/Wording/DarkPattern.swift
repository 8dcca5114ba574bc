/// A way of wording a choice that keeps people from making it.
///
/// Source: the categories of the European Data Protection Board's Guidelines 03/2022 on deceptive design patterns, and of Mathur et al., "Dark Patterns at
/// Scale" (2019).
enum DarkPattern: Sendable, CaseIterable {
  /// Sadness and guilt: "We're sad to see you go".
  case guilt
  /// Asking again: "Are you sure?".
  case doubt
  /// What a person is said to lose.
  case loss
  /// A refusal that makes a fool of who refuses: "No thanks, I hate saving money".
  case shame
  /// Haste and threats.
  case urgency
  /// A choice that has to be read twice.
  case doubleNegative
  /// The way to stay, dressed as the answer.
  case rival
  /// What `quality.yml` lists.
  case listed

  /// What the message says of the words.
  var description: String {
    switch self {
    case .guilt: "makes people feel guilty for leaving"
    case .doubt: "asks again what has been decided"
    case .loss: "threatens with what people would miss"
    case .shame: "makes a fool of who says no"
    case .urgency: "presses for time or threatens"
    case .doubleNegative: "says no to a no"
    case .rival: "offers to stay where people come to leave"
    case .listed: "is listed as wording that presses people"
    }
  }

  var hint: String {
    switch self {
    case .guilt: "Say what happens now, and nothing about feelings"
    case .doubt: "State what the button does; one press is enough"
    case .loss, .urgency: "Say from when the choice applies, and what still arrives"
    case .shame: "Name the choice alone: No"
    case .doubleNegative: "Say it without a negation: what the box or button stops"
    case .rival: "Remove it: who wants to stay closes the page"
    case .listed: "Say plainly what the choice does"
    }
  }

  /// Whether it is out of place everywhere, or on pages that opt out alone.
  var isForOptOutOnly: Bool {
    switch self {
    case .loss, .urgency, .rival: true
    case .guilt, .doubt, .shame, .doubleNegative, .listed: false
    }
  }
}
