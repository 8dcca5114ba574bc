/// One field of a form that was sent.
struct FormField: Hashable, Sendable {
  let name: String
  let value: String
}
