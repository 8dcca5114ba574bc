import ArgumentParser

/// One thing that an operator can set: by a flag, a variable of the environment, or a key of the configuration file, all of the same name.
struct Setting: Hashable, Sendable {
  /// In lower case with hyphens: `metrics-port`. The key of the configuration file.
  let name: String
  /// What stands for its value in `--help`.
  let valueName: String
  /// What it is, with its unit, for `--help`.
  let help: String
  /// What holds when nobody sets it; `nil` when nothing does.
  let standard: String?
  /// Whether its value, or part of it, is nobody's business.
  let isSecret: Bool

  init(_ name: String, _ valueName: String, _ help: String, standard: String? = nil, isSecret: Bool = false) {
    self.name = name
    self.valueName = valueName
    self.help = help
    self.standard = standard
    self.isSecret = isSecret
  }

  /// `--metrics-port`.
  var flag: String { "--\(name)" }

  /// `ASSENT_METRICS_PORT`.
  var variable: String { "ASSENT_" + name.uppercased().replacing("-", with: "_") }

  /// The help of its flag.
  var argumentHelp: ArgumentHelp {
    ArgumentHelp("\(help)\(standard.map { "; \($0) unless told otherwise" } ?? ""). [\(variable)]", valueName: valueName)
  }

  /// Where it is set, for messages.
  var places: String { "\(flag) or \(variable)" }
}
