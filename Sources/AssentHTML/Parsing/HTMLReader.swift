internal import CLibXML2

/// libxml2's HTML parser, for a second opinion. It stopped at HTML 4, so what it says about newer elements is dropped.
enum HTMLReader {
  private static let unknownTag = 801
  private static let duplicateID = 513

  static func problems(of bytes: [UInt8]) -> [ParseProblem] {
    guard bytes.count < Int(Int32.max), !bytes.contains(0) else { return [] }
    let collector = HTMLProblems()
    unsafe bytes.withUnsafeBytes { buffer in
      guard let start = unsafe buffer.baseAddress?.assumingMemoryBound(to: CChar.self), let context = unsafe htmlNewParserCtxt() else { return }
      defer { unsafe htmlFreeParserCtxt(context) }
      unsafe context.pointee._private = Unmanaged.passUnretained(collector).toOpaque()
      unsafe context.pointee.sax.pointee.initialized = UInt32(XML_SAX2_MAGIC)
      unsafe context.pointee.sax.pointee.serror = { context, error in
        let context = unsafe context?.assumingMemoryBound(to: xmlParserCtxt.self)
        guard let collector = unsafe context?.pointee._private, let error = unsafe error else { return }
        let name = unsafe error.pointee.str1.map { unsafe String(cString: $0) }
        let text = unsafe error.pointee.message.map { unsafe String(cString: $0) } ?? ""
        unsafe Unmanaged<HTMLProblems>.fromOpaque(collector).takeUnretainedValue().add(
          code: Int(error.pointee.code), line: Int(error.pointee.line), name: name, text: text)
      }
      let options = Int32(HTML_PARSE_NONET.rawValue | HTML_PARSE_RECOVER.rawValue)
      let document = unsafe htmlCtxtReadMemory(context, start, Int32(buffer.count), nil, "UTF-8", options)
      unsafe xmlFreeDoc(document)
    }
    let lineStarts = [0] + bytes.indices.filter { bytes[$0] == UInt8(ascii: "\n") }.map { $0 + 1 }
    return collector.problems.compactMap { problem in
      if problem.code == unknownTag, let name = problem.name, isKnown(name) { return nil }
      let offset = lineStarts.indices.contains(problem.line - 1) ? lineStarts[problem.line - 1] : 0
      let message =
        problem.code == duplicateID
        ? "The id '\(problem.name ?? "")' is there twice" : problem.text.split(separator: "\n").first.map(String.init) ?? "A parse error"
      return ParseProblem(rule: .htmlParser, offset: offset, message: message, breaksTree: false)
    }
  }

  private static func isKnown(_ name: String) -> Bool {
    ElementName.allCases.contains { $0 != .unknown && $0.spelling == name && !ElementName.obsolete.contains($0) }
  }
}

/// The errors of one page, as the HTML parser reports them.
private final class HTMLProblems {
  private(set) var problems: [Problem] = []

  struct Problem {
    var code: Int
    var line: Int
    var name: String?
    var text: String
  }

  func add(code: Int, line: Int, name: String?, text: String) {
    if problems.count < 100 { problems.append(Problem(code: code, line: line, name: name, text: text)) }
  }
}
