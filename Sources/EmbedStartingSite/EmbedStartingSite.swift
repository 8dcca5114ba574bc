import Foundation

/// Writes a Swift file that holds the text of every file under the given folders, so that `assent new` needs nothing but the program.
///
/// Arguments: the file to write, the folder that paths are relative to, then the files.
@main
enum EmbedStartingSite {
  static func main() throws {
    var arguments = CommandLine.arguments.dropFirst()
    guard let output = arguments.popFirst(), let root = arguments.popFirst() else { return }
    var source = """
      /// The site that a new user starts from: the files of `Templates/` and `Locales/` as they were when the program was built.
      enum StartingSite {
        struct File {
          var path: String
          var contents: String
        }

        static let files: [File] = [

      """
    for path in arguments.sorted() {
      let contents = String(decoding: try Data(contentsOf: URL(filePath: path)), as: UTF8.self)
      let name = path.dropFirst(root.count).drop { $0 == "/" }
      source += "    File(path: \(literal(String(name))), contents: \(literal(contents))),\n"
    }
    source += "  ]\n}\n"
    try Data(source.utf8).write(to: URL(filePath: output), options: .atomic)
  }

  /// A Swift string literal; what isn't plain ASCII text is written as an escape.
  private static func literal(_ text: String) -> String {
    var literal = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\n": literal += "\\n"
      case "\"": literal += "\\\""
      case "\\": literal += "\\\\"
      case " "..."~": literal.unicodeScalars.append(scalar)
      default: literal += "\\u{\(String(scalar.value, radix: 16))}"
      }
    }
    return literal + "\""
  }
}
