import ArgumentParser
import AssentFormats
import Foundation

struct NewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "new", abstract: "Copies the starting site into a new folder.")

  @Argument(help: "The folder to make; it may be there if it is empty.")
  var directory: String

  func run() throws {
    let manager = FileManager.default
    let root = URL(filePath: directory, directoryHint: .isDirectory)
    if manager.fileExists(atPath: root.path(percentEncoded: false)),
      try !manager.contentsOfDirectory(atPath: root.path(percentEncoded: false)).isEmpty
    {
      throw ValidationError("\(directory) isn't empty; choose another folder, so that nothing of yours is replaced.")
    }
    for file in StartingSite.files {
      let target = root.appending(path: file.path)
      try manager.createDirectory(at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(file.contents.utf8).write(to: target, options: .withoutOverwriting)
    }
    let command = directory == "." ? "assent build" : "assent build --site \(directory)"
    StandardStream.output.print("\(StartingSite.files.count) files in \(directory). Edit Templates/site.yml, then run: \(command)")
  }
}
