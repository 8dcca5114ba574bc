/// Why a check could not run, in lines for people.
struct CheckFailure: Error {
  let lines: [String]

  init(_ lines: [String]) { self.lines = lines }
}
