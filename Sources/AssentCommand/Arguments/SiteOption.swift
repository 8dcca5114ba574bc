import ArgumentParser

/// The folder of the site, for every command that reads it.
struct SiteOption: ParsableArguments {
  @Option(help: ArgumentHelp("The folder with Templates and Locales.", valueName: "dir"))
  var site = "."

  /// The folder without a slash at the end.
  var folder: String {
    var folder = site
    while folder.count > 1, folder.hasSuffix("/") { folder.removeLast() }
    return folder
  }
}
