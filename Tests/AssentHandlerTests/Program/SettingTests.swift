import ArgumentParser
import AssentModel
import AssentStore
import Foundation
import Logging
import TestSupport
import Testing

@testable import AssentHandler

@Suite("Settings")
struct SettingTests {
  @Test("Flags come before the environment, that before the file, and that before defaults")
  func precedence() throws {
    let file = try ConfigurationFile(text: "port: 3\nhost: 10.0.0.3\nlog-level: debug\n", path: "h.yml")
    let flags = try HandlerOptions.parse(["--port", "1", "--store", "sqlite:a"]).values
    let values = SettingValues(
      flags: flags, environment: ["ASSENT_PORT": "2", "ASSENT_HOST": "::1", "ASSENT_SITE": "", "ASSENT_SHUTDOWN_TIMEOUT": "5"], file: file)
    let configuration = try HandlerConfiguration(values)
    #expect(configuration.port == 1)
    #expect(configuration.host == "::1")
    #expect(configuration.logLevel == .debug)
    #expect(configuration.store == .sqlite(path: "a"))
    #expect(configuration.site == "public")
    #expect(configuration.shutdownTimeout == .seconds(5))
    #expect(
      [Setting.port, .host, .logLevel, .site].map { values[$0]?.place } == ["--port", "ASSENT_HOST", "h.yml:3", "default"])
  }

  @Test("Without anything, defaults hold")
  func defaults() throws {
    let configuration = try HandlerConfiguration(SettingValues(flags: [:], environment: [:]))
    #expect(configuration.port == 8080)
    #expect(configuration.host == "127.0.0.1")
    #expect(configuration.store == .sqlite(path: "assent.sqlite"))
    #expect(configuration.metricsPort == nil)
    #expect(configuration.logFormat == .text)
    #expect(configuration.keys == nil && configuration.keysVariable == nil)
    #expect(!configuration.evidence.keepsNetworks && configuration.evidence.retention == TimeSpan("90d"))
    #expect(configuration.limits.connectionsPerClient == 512)
  }

  @Test("Every setting has a flag, a variable and a key of one name", arguments: Setting.all)
  func names(setting: Setting) throws {
    #expect(try HandlerOptions.parse([setting.flag, "7"]).values == [setting: "7"])
    let environment = SettingValues(flags: [:], environment: [setting.variable: "7"])
    #expect(environment[setting]?.text == "7")
    #expect(environment[setting]?.place == setting.variable)
    let file = try ConfigurationFile(text: "\(setting.name): 7", path: "h.yml")
    #expect(SettingValues(flags: [:], environment: [:], file: file)[setting]?.text == "7")
    #expect(HandlerOptions.helpMessage().contains(setting.flag))
  }

  @Test(
    "What is wrong in the file is said with its line",
    arguments: [
      ("port: 1\nprot: 2\n", "h.yml:2", "Did you mean 'port'?"), ("port: [1]\n", "h.yml:1", "port"), ("- port\n", "h.yml:1", "configuration"),
      ("port: 1\nport: 2\n", "h.yml:2", "already"), ("port: 1\n  host: 2\n", "h.yml:2", "YAML"), ("metricsport: 1", "h.yml:1", "metrics-port"),
    ])
  func wrongFile(text: String, place: String, word: String) throws {
    let error = #expect(throws: HandlerConfigurationError.self) { try ConfigurationFile(text: text, path: "h.yml") }
    #expect(error?.message.contains(place) == true, "\(error?.message ?? "")")
    #expect(error?.message.contains(word) == true, "\(error?.message ?? "")")
  }

  @Test("A file that is empty, or all comments, sets nothing")
  func emptyFile() throws {
    for text in ["", "# port: 1\n"] { #expect(try ConfigurationFile(text: text, path: "h.yml").values.isEmpty) }
  }

  @Test(
    "A value that makes no sense is said with where it stands",
    arguments: [
      (Setting.port, "70000", "65535"), (.port, "-1", "65535"), (.metricsPort, "on", "or off"), (.logFormat, "xml", "text or json"),
      (.logLevel, "loud", "warning"), (.shutdownTimeout, "1.5", "86400"),
      (.evidence, "ip", "address"), (.evidenceRetention, "90", "90d"), (.evidenceRetention, "0d", "90d"), (.connectionsPerClient, "-1", "from 0"),
    ])
  func wrongValue(setting: Setting, text: String, word: String) throws {
    let error = #expect(throws: HandlerConfigurationError.self) {
      try HandlerConfiguration(SettingValues(flags: [:], environment: [setting.variable: text]))
    }
    for part in ["'\(text)'", setting.variable, setting.flag, word] {
      #expect(error?.message.contains(part) == true, "\(error?.message ?? "")")
    }
  }

  @Test("The listing is a configuration file, and says where each value comes from")
  func listing() throws {
    let values = SettingValues(
      flags: [.host: "::1", .site: "a folder"], environment: ["ASSENT_PORT": "2"],
      file: try ConfigurationFile(text: "\nlog-level: debug", path: "h.yml"))
    let text = values.listing
    for line in ["host: ::1", "# --host", "port: 2", "# ASSENT_PORT", "log-level: debug", "# h.yml:2", "# keys:", "# not set", "site: \"a folder\""] {
      #expect(text.contains(line), "\(text)")
    }
    let again = SettingValues(flags: [:], environment: [:], file: try ConfigurationFile(text: text, path: "again.yml"))
    for setting in Setting.all { #expect(again[setting]?.text == values[setting]?.text) }
  }

  @Test("The listing shows no key and no password")
  func secrets() throws {
    let values = SettingValues(
      flags: [.store: "postgresql://assent:pa/ss@word@db.example/assent?sslmode=require&sslpassword=geheim"],
      environment: ["ASSENT_KEYS": #"{"keys":[{"secret":"c2VjcmV0"}]}"#])
    let text = values.listing
    for secret in ["pa/ss", "word@db", "geheim", "c2VjcmV0"] { #expect(!text.contains(secret), "\(text)") }
    for rest in ["postgresql://assent:(hidden)@db.example/assent?sslmode=require&sslpassword=(hidden)", "keys: (hidden)"] {
      #expect(text.contains(rest), "\(text)")
    }
  }

  @Test(
    "Passwords are taken out of URLs, and nothing else",
    arguments: [
      ("sqlite:assent.sqlite", "sqlite:assent.sqlite"), ("postgresql://u@h/d", "postgresql://u@h/d"),
      ("postgresql://h:5432/d?user=u", "postgresql://h:5432/d?user=u"), ("postgresql://u:p@h:5432/d", "postgresql://u:(hidden)@h:5432/d"),
      ("postgresql://u:p@x@h/d?PASSWORD=q", "postgresql://u:(hidden)@h/d?PASSWORD=(hidden)"),
    ])
  func passwords(url: String, shown: String) {
    #expect(SecretText.hidingPasswords(in: url) == shown)
  }

  @Test("--print-config prints and starts nothing")
  func printConfiguration() async throws {
    let folder = try TemporaryFolder()
    try Data("port: 9\n".utf8).write(to: URL(fileURLWithPath: folder.path("h.yml")))
    let program = try RunningProgram(["--print-config", "--config", folder.path("h.yml")], environment: ["ASSENT_HOST": "::1"])
    let (code, output) = await program.end()
    #expect(code == 0)
    #expect(output.contains("port: 9"))
    #expect(output.contains("ASSENT_HOST"))
    let broken = try RunningProgram(["--config", folder.path("none.yml")], environment: [:])
    let (failure, message) = await broken.end()
    #expect(failure == 1)
    #expect(message.contains("none.yml"))
  }
}
