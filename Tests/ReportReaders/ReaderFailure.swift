/// A program that reads what we write is missing, or failed.
package struct ReaderFailure: Error, CustomStringConvertible {
  package let description: String

  init(_ description: String) { self.description = description }
}
