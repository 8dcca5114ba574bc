/// One field of a form that was sent.
package struct FormField: Hashable, Sendable {
  package let name: String
  package let value: String
}
