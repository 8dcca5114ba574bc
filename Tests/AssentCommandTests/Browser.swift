import Foundation
import Testing

/// Headless Chromium, driven through chromedriver as a person would use it: look, press, read.
///
/// Pages bring no script and their policy lets none run. Source: W3C WebDriver.
final class Browser {
  private let driver: RunningProgram
  private let base: URL
  private let session: String

  /// A phone with a screen of this width in CSS pixels.
  init(darkMode: Bool = false, width: Int = 390) async throws {
    driver = try await RunningProgram(
      URL(filePath: "/usr/bin/env"), ["chromedriver", "--port=0"], listening: /started successfully on port (\d+)/)
    base = try #require(URL(string: "http://127.0.0.1:\(driver.port)"))
    var arguments = ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars"]
    if darkMode { arguments.append("--blink-settings=preferredColorScheme=0") }
    let list = arguments.map { "\"\($0)\"" }.joined(separator: ",")
    let capabilities = """
      {"capabilities":{"alwaysMatch":{"browserName":"chrome","goog:chromeOptions":{"args":[\(list)],
      "mobileEmulation":{"deviceMetrics":{"width":\(width),"height":800,"pixelRatio":2}}}}}}
      """
    let answer = try await Self.call("POST", base.appending(path: "session"), capabilities)
    session = try #require(answer.firstMatch(of: /"sessionId":"([0-9a-f]+)"/).map { String($0.output.1) }, "\(answer)")
  }

  /// Ends the session, and the browser with it; the driver ends with this object.
  func close() async throws { _ = try await Self.call("DELETE", base.appending(path: "session/\(session)"), nil) }

  func open(_ url: URL) async throws { _ = try await command("POST", "url", "{\"url\":\"\(url.absoluteString)\"}") }

  /// Clicks on the first element that matches.
  func click(_ selector: String) async throws {
    let element = try await element(selector)
    _ = try await command("POST", "element/\(element)/click", "{}")
  }

  /// The text that a person sees in the first element that matches.
  func text(_ selector: String) async throws -> String {
    let element = try await element(selector)
    return try Self.string(try await command("GET", "element/\(element)/text", nil))
  }

  /// The same, once the page that a click leads to is there and says so; the last text after ten seconds without.
  func text(_ selector: String, becoming expected: String) async throws -> String {
    var seen = ""
    for _ in 0..<200 {
      let found = try await command("POST", "element", "{\"using\":\"css selector\",\"value\":\"\(selector)\"}")
      if let element = Self.elementID(in: found) {
        let answer = try await command("GET", "element/\(element)/text", nil)
        // An element of the page before has gone stale, and the answer is an error.
        if !answer.contains("\"error\"") { seen = try Self.string(answer) }
        if seen == expected { return seen }
      }
      try await Task.sleep(for: .milliseconds(50))
    }
    return seen
  }

  func isSelected(_ selector: String) async throws -> Bool {
    let element = try await element(selector)
    return try await command("GET", "element/\(element)/selected", nil).contains("true")
  }

  /// The name that a screen reader says.
  func accessibleName(_ selector: String) async throws -> String {
    let element = try await element(selector)
    return try Self.string(try await command("GET", "element/\(element)/computedlabel", nil))
  }

  /// The width and height of the first element that matches, in CSS pixels.
  func size(_ selector: String) async throws -> (width: Double, height: Double) {
    let element = try await element(selector)
    let answer = try await command("GET", "element/\(element)/rect", nil)
    let width = try #require(answer.firstMatch(of: /"width":([0-9.]+)/)).output.1
    let height = try #require(answer.firstMatch(of: /"height":([0-9.]+)/)).output.1
    return (try #require(Double(width)), try #require(Double(height)))
  }

  /// A computed style, such as `rgb(0, 0, 0)`.
  func style(_ selector: String, _ property: String) async throws -> String {
    let element = try await element(selector)
    return try Self.string(try await command("GET", "element/\(element)/css/\(property)", nil))
  }

  private func element(_ selector: String) async throws -> String {
    let escaped = selector.replacing("\"", with: "\\\"")
    let answer = try await command("POST", "element", "{\"using\":\"css selector\",\"value\":\"\(escaped)\"}")
    return try #require(Self.elementID(in: answer), "\(selector): \(answer)")
  }

  private static func elementID(in answer: String) -> String? {
    answer.firstMatch(of: /"element-6066-11e4-a52e-4f735466cecf":"([^"]+)"/).map { String($0.output.1) }
  }

  private func command(_ method: String, _ path: String, _ body: String?) async throws -> String {
    let url = try #require(URL(string: "\(base.absoluteString)/session/\(session)/\(path)"))
    return try await Self.call(method, url, body)
  }

  private static func string(_ answer: String) throws -> String {
    struct Answer: Decodable { var value: String }
    return try JSONDecoder().decode(Answer.self, from: Data(answer.utf8)).value
  }

  /// Sends a command with curl: Foundation's client can't read the head of chromedriver's answers.
  private static func call(_ method: String, _ url: URL, _ body: String?) async throws -> String {
    var arguments = ["curl", "--silent", "--show-error", "--max-time", "60", "--request", method]
    if let body { arguments += ["--header", "Content-Type: application/json", "--data-binary", body] }
    let result = try Programs.run(URL(filePath: "/usr/bin/env"), arguments + [url.absoluteString])
    try #require(result.code == 0, "\(result.errors)")
    return result.output
  }
}
