import Foundation

/// What other programs say of a report in HTML.
package enum PageReaders {
  /// The errors that the Nu Html Checker finds; empty when there are none.
  package static func nu(_ page: String) throws -> String {
    guard let jar = ProcessInfo.processInfo.environment["ASSENT_NU_JAR"] else {
      throw ReaderFailure("ASSENT_NU_JAR names the checker; Tests/run installs it")
    }
    let program = PythonProgram(
      text: """
        import os, subprocess, sys
        os.rename(sys.argv[1], sys.argv[1] + ".html")
        jar = open(sys.argv[2]).read()
        nu = ["java", "-Xss1m", "-cp", jar, "nu.validator.client.SimpleCommandLineValidator", "--errors-only", "--format", "gnu",
              "--filterpattern", ".*details-content.*"]
        print(subprocess.run(nu + [sys.argv[1] + ".html"], capture_output=True, text=True).stderr[:3000], end="")
        """)
    return try program.output(page, jar)
  }

  /// The name of the root element, as a parser of XML reads it.
  package static func xmlRoot(_ page: String) throws -> String {
    let program = PythonProgram(text: "import sys, xml.dom.minidom; print(xml.dom.minidom.parse(sys.argv[1]).documentElement.tagName, end='')")
    return try program.output(page)
  }

  /// The page without its pictures, for readers that don't know them.
  package static func withoutPictures(_ page: String) -> String {
    var page = page
    while let start = page.range(of: "<svg "), let end = page.range(of: "</svg>", range: start.upperBound..<page.endIndex) {
      page.removeSubrange(start.lowerBound..<end.upperBound)
    }
    return page
  }

  /// What a JSON Schema of draft 2020-12 says against a document; empty when it says nothing.
  package static func schemaErrors(_ document: String, _ schema: String) throws -> String {
    let program = PythonProgram(
      text: """
        import json, sys, jsonschema
        schema = json.load(open(sys.argv[2]))
        jsonschema.Draft202012Validator.check_schema(schema)
        for error in jsonschema.Draft202012Validator(schema).iter_errors(json.load(open(sys.argv[1]))):
            print(error.json_path, error.message)
        """)
    return try program.output(document, schema)
  }
}
