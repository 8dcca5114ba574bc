import Dispatch
import Foundation
import Testing

@testable import AssentSite

@Suite("The Nu Html Checker")
struct NuTests {
  @Test("It finds no error in the built site")
  func noErrors() throws {
    let jar = try #require(ProcessInfo.processInfo.environment["ASSENT_NU_JAR"], "ASSENT_NU_JAR names the checker; Tests/run installs it")
    let scratch = try ScratchSite()
    _ = try scratch.build()
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [
      "java", "-Xss1m", "-cp", jar, "nu.validator.client.SimpleCommandLineValidator", "--errors-only", "--skip-non-html", "--format", "gnu",
      scratch.output.path(percentEncoded: false),
    ]
    let messages = scratch.root.appending(path: "messages")
    try Data().write(to: messages)
    process.standardError = try FileHandle(forWritingTo: messages)
    let ended = DispatchSemaphore(value: 0)
    process.terminationHandler = { _ in ended.signal() }
    try process.run()
    ended.wait()
    let output = try String(contentsOf: messages, encoding: .utf8)
    #expect(process.terminationStatus == 0 && output.isEmpty, "\(output)")
  }
}
