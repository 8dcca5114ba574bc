import Foundation
import PackagePlugin

/// Embeds `Templates/` and `Locales/` into the target that uses it.
@main
struct EmbedStartingSitePlugin: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    let root = context.package.directoryURL
    let files = ["Templates", "Locales"].flatMap { folder -> [URL] in
      let folder = root.appending(path: folder)
      let paths = FileManager.default.subpaths(atPath: folder.path(percentEncoded: false)) ?? []
      return paths.filter { path in !path.split(separator: "/").contains { $0.hasPrefix(".") } }.map { folder.appending(path: $0) }
        .filter { !$0.hasDirectoryPath && FileManager.default.isRegular($0) }
    }.sorted { $0.path(percentEncoded: false) < $1.path(percentEncoded: false) }
    let output = context.pluginWorkDirectoryURL.appending(path: "StartingSite.swift")
    let arguments = [output, root].map { $0.path(percentEncoded: false) } + files.map { $0.path(percentEncoded: false) }
    return [
      .buildCommand(
        displayName: "Embedding the starting site", executable: try context.tool(named: "EmbedStartingSite").url, arguments: arguments,
        inputFiles: files, outputFiles: [output])
    ]
  }
}

extension FileManager {
  fileprivate func isRegular(_ file: URL) -> Bool {
    var isFolder: ObjCBool = false
    return fileExists(atPath: file.path(percentEncoded: false), isDirectory: &isFolder) && !isFolder.boolValue
  }
}
