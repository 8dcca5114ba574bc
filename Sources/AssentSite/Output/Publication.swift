import Glibc

/// Puts a new site in the place of the one that is in the output.
///
/// Folders are swapped whole where the system can do that. The old site then stays where the new one was made: most files of the next site are in it already,
/// and making tens of thousands of links and folders anew would take longer than everything else. Where it can't, what is in them is put in its place piece by piece: `pages.json` last, so that
/// it never names a page that isn't there yet, and what is left of the old site is removed after it.
struct Publication {
  let output: String
  let staging: String
  /// The pages that `pages.json` of the old site names.
  let ours: Set<String>
  /// The folders of those pages that are folders and no links.
  let ownFolders: Set<String>
  /// The pages of the new site.
  let new: Set<String>
  /// The new pages that this build wrote into `staging`. The other new pages stay as they are in the output.
  let rewritten: Set<String>
  /// The folders of the new pages.
  let newFolders: Set<String>

  init(output: String, staging: String, ours: Set<String>, ownFolders: Set<String>, new: Set<String>, rewritten: Set<String>) {
    (self.output, self.staging, self.ours, self.ownFolders, self.new, self.rewritten) = (output, staging, ours, ownFolders, new, rewritten)
    newFolders = Set(new.flatMap(SiteWriter.folders))
  }

  /// - Parameter isStagedInside: whether `staging` is a folder of the output, so that the two can't be swapped.
  func publish(isStagedInside: Bool) throws(FileFailure) {
    if !isStagedInside, try swap("") { return }
    // Only what is new is put in its place.
    try removeOlder(in: "", but: [])
    try FileAccess.create(staging + "/" + OutputFolder.mark, [])
    try putEntries(of: "")
    try removeLeftovers()
    try FileAccess.remove(staging)
  }

  /// Puts a file or folder of the new site in its place.
  private func put(_ path: String) throws(FileFailure) {
    let (new, old) = (staging + "/" + path, output + "/" + path)
    guard FileAccess.kind(at: new) == .folder, FileAccess.kind(at: old) != nil else { return try FileAccess.rename(new, to: old) }
    if try swap(path) { return }
    try putEntries(of: path)
  }

  private func putEntries(of path: String) throws(FileFailure) {
    let names = try FileAccess.entries(of: join(staging, path)).map(\.name)
    for name in names where name != OutputFolder.mark && (!path.isEmpty || name != "pages.json") { try put(join(path, name)) }
    if path.isEmpty, names.contains("pages.json") { try put("pages.json") }
    // A folder of ours may have been made under another umask.
    unsafe chmod(join(output, path), 0o755)
  }

  /// Swaps a folder of the new site with the old one, with what stays of that.
  ///
  /// - Returns: `false` when it can't be; then nothing has changed.
  private func swap(_ path: String) throws(FileFailure) -> Bool {
    guard try carry(path) else { return false }
    return try FileAccess.exchange(join(staging, path), with: join(output, path))
  }

  /// Takes what stays of a folder of the output over into the new site: pages that haven't changed, and everything that isn't Assent's (a `robots.txt`,
  /// a `.git`, a link, an empty folder, a precompressed copy of a page that is still the same). A folder that only held pages goes with the last of them.
  ///
  /// - Returns: `false` when something can't be taken over, such as a file of another user.
  private func carry(_ path: String) throws(FileFailure) -> Bool {
    let entries: [FileAccess.Entry]
    do throws(FileFailure) { entries = try FileAccess.entries(of: join(output, path)) } catch { return false }
    var wanted: Set<String> = []
    for entry in entries where !(path.isEmpty && OutputFolder.ownNames.contains(entry.name)) {
      let path = join(path, entry.name)
      let target = staging + "/" + path
      if entry.kind == .folder {
        let kind = FileAccess.kind(at: target)
        if kind != nil, kind != .folder, !rewritten.contains(path) { try FileAccess.remove(target) }
        if !ownFolders.contains(path), kind != .folder {
          do throws(FileFailure) { try FileAccess.makeFolder(target, like: output + "/" + path) } catch { return false }
        }
        guard try carry(path) else { return false }
        if FileAccess.kind(at: target) == .folder { wanted.insert(entry.name) }
      } else if stays(path) {
        wanted.insert(entry.name)
        guard !FileAccess.isSame(output + "/" + path, target) else { continue }
        try FileAccess.remove(target)
        if let slash = target.lastIndex(of: "/") { try FileAccess.makeFolder(String(target[..<slash])) }
        do throws(FileFailure) { try FileAccess.link(output + "/" + path, as: target) } catch { return false }
      }
    }
    try removeOlder(in: path, but: wanted)
    return true
  }

  /// Removes what the site before the old one left in a folder of `staging`.
  private func removeOlder(in path: String, but wanted: Set<String>) throws(FileFailure) {
    let folder = join(staging, path)
    guard FileAccess.kind(at: folder) == .folder else { return }
    for entry in try FileAccess.entries(of: folder) where !wanted.contains(entry.name) {
      let path = join(path, entry.name)
      if entry.kind == .folder, newFolders.contains(path) {
        // It isn't in the output: what is new in it stays.
        try removeOlder(in: path, but: [])
      } else if entry.kind == .folder || !rewritten.contains(path) && path != "pages.json" {
        try FileAccess.remove(staging + "/" + path)
      }
    }
    if !path.isEmpty, ownFolders.contains(path), !newFolders.contains(path), wanted.isEmpty { unsafe rmdir(folder) }
  }

  /// Whether a file of the output stays as it is.
  private func stays(_ path: String) -> Bool {
    if path == "pages.json" || rewritten.contains(path) { return false }
    if ours.contains(path) { return new.contains(path) }
    guard let original = [".gz", ".br"].first(where: path.hasSuffix).map({ String(path.dropLast($0.count)) }), ours.contains(original) else {
      return true
    }
    return new.contains(original) && !rewritten.contains(original)
  }

  /// Removes what is left of the old site where files were replaced one after the other.
  private func removeLeftovers() throws(FileFailure) {
    for page in ours.sorted() where SiteWriter.folders(above: page).allSatisfy(ownFolders.contains) {
      for path in [page, page + ".gz", page + ".br"] where !stays(path) && !new.contains(path) {
        guard unsafe unlink(output + "/" + path) == 0 || errno == ENOENT else { throw FileFailure("remove", output + "/" + path) }
      }
    }
    // The inner ones first. One that still holds something isn't removed.
    for folder in ownFolders.sorted(by: >) where !newFolders.contains(folder) { unsafe rmdir(output + "/" + folder) }
  }

  private func join(_ folder: String, _ name: String) -> String { name.isEmpty ? folder : folder.isEmpty ? name : folder + "/" + name }
}
