import AssentAudience

/// The files of an analysis, which appear under their names together, when all are whole.
struct AnalysisFiles {
  private let files: [OutputFile?]

  /// - Throws: when one can't be made; then none is left.
  init(targets: String?, exclusions: String?, shared: String?) throws {
    var files: [OutputFile?] = []
    do {
      for path in [targets, exclusions, shared] { files.append(try path.map { try OutputFile($0) }) }
    } catch {
      for file in files { file?.discard() }
      throw error
    }
    self.files = files
  }

  var outputs: AnalysisOutputs {
    AnalysisOutputs(targets: files[0]?.descriptor, exclusions: files[1]?.descriptor, shared: files[2]?.descriptor)
  }

  func publish() throws {
    for file in files { try file?.publish() }
  }

  func discard() {
    for file in files { file?.discard() }
  }
}
