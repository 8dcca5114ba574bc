/// Lines of a file, counted from 0, and what comes in their place; an empty range is a place to insert.
struct LineReplacement: Hashable {
  let range: Range<Int>
  let lines: [String]
}
