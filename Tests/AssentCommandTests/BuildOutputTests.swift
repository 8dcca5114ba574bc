import Foundation
import Testing

@Suite("The folder that a site is written to")
struct BuildOutputTests {
  private let workplace: Workplace
  private let files = FileManager.default

  init() throws {
    workplace = try Workplace()
    #expect(try Programs.assent("new", workplace.path("site")).code == 0)
    try "---\ntitle: Extra\ndescription: More\n---\n\n# Extra\n\nText.\n".write(
      toFile: workplace.path("site/Locales/fr/guides/extra.md"), atomically: true, encoding: .utf8)
  }

  /// Runs a script in the workplace, with `assent` in its path, where mounts are seen by nobody else.
  private func shell(_ script: String) throws -> Programs.Result {
    try Programs.run(
      URL(filePath: "/usr/bin/unshare"),
      [
        "--mount", "--propagation", "private", "/bin/sh", "-e", "-c",
        "PATH='\(Programs.folder.path(percentEncoded: false))':$PATH\ncd '\(workplace.folder.path(percentEncoded: false))'\n\(script)",
      ])
  }

  /// Changes a text that is on the French page of opting out, and takes a guide away.
  private let change = """
    sed -i 's/Me désabonner/Je me désabonne/' "$site/Locales/fr/strings.yml"; rm "$site/Locales/fr/guides/extra.md"
    """

  @Test(
    "Where an output can't be swapped with another folder, its files are replaced one by one, and what isn't Assent's stays",
    arguments: [
      "a file system of its own": "site=site; mkdir site/public; mount -t tmpfs none site/public; out=site/public",
      "a folder that is mounted": "site=site; mkdir site/public volume; mount --bind volume site/public; out=site/public",
      "the working folder": "site=../site; mkdir public; cd public; out=.",
      "a link to a folder": "site=site; mkdir -p srv/web; ln -s srv/web public; out=public",
      "the lower layer of an overlay": """
      site=site; mkdir low up work merged; assent build --quiet --site site --output low/public
      mount -t overlay none -o lowerdir=low,upperdir=up,workdir=work merged; out=merged/public
      """,
    ])
  func kinds(kind: String, prepare: String) throws {
    let result = try shell(
      """
      \(prepare)
      build() { assent build --site "$site" --output "$out" --archive "$site/../archive" "$@"; }
      build --quiet
      mkdir "$out/.well-known" "$out/empty"; echo mine > "$out/.well-known/mine"; ln -s .well-known "$out/link"; echo mine > "$out/fr/mine"
      for page in fr/opt-out nl/opt-out; do echo old > "$out/$page.html.gz"; done
      test -e "$out/fr/guides/extra.html"
      \(change)
      build --quiet
      cat "$out/.well-known/mine" "$out/fr/mine" "$out/nl/opt-out.html.gz"; readlink "$out/link"; ls -d "$out/empty"
      ! test -e "$out/fr/opt-out.html.gz"; ! test -e "$out/fr/guides/extra.html"
      grep -c 'Je me désabonne' "$out/fr/opt-out.html"
      build | grep -o '[0-9]* written.*removed'
      assent build --quiet --site "$site" --output "$site/../clean" --no-archive; cmp "$out/pages.json" "$site/../clean/pages.json"
      (cd "$site/../clean"; find . -name '*.html') | while read page; do cmp "$out/$page" "$site/../clean/$page"; done
      """)
    #expect(result.code == 0 && result.errors.isEmpty, "\(kind): \(result.errors)")
    #expect(result.output.hasPrefix("mine\nmine\nold\n.well-known\n"), "\(kind): \(result.output)")
    #expect(result.output.contains("\n0 written, ") && result.output.contains(", 0 removed"), "\(kind): \(result.output)")
  }

  @Test("Pages can be read by everybody whatever the umask, and a build mends those that can't")
  func umask() throws {
    let result = try shell(
      """
      umask 077
      assent build --quiet --site site --output public
      chmod 600 public/nl/opt-out.html public/pages.json; chmod 700 public/fr
      assent build --quiet --site site --output public
      find public -type f ! -perm 644; find public -type d ! -perm 755; find archive -type f ! -perm 644
      """)
    #expect(result.code == 0 && result.output.isEmpty && result.errors.isEmpty, "\(result)")
  }

  @Test("A build that waits for another one says so after a second")
  func waiting() throws {
    let result = try shell(
      """
      assent build --quiet --site site --output public
      flock .public.assent-lock sleep 3 &
      sleep 0.3
      assent build --quiet --site site --output public
      """)
    #expect(result.code == 0 && result.errors == "another build of public is running: this one waits until it has ended\n", "\(result)")
  }

  @Test(
    "An output or archive that can't be used is refused before anything is made, with what to do",
    arguments: [
      (["--output", "site/Locales/public"], "site/Locales/public is in the folder of the site's templates or texts"),
      (["--output", "site/Templates"], "site/Templates is in the folder of the site's templates or texts"),
      (["--output", "public", "--archive", "site/Locales/archive"], "site/Locales/archive is in the folder of the site's templates or texts"),
      (["--output", "public", "--archive", "public/archive"], "the archive public/archive and the output would be one inside the other"),
      (["--output", "letter"], "letter is a file"), (["--output", "nowhere/"], "nowhere is a link that leads nowhere"),
      (["--output", "site"], "site holds files but no site"),
    ])
  func refused(arguments: [String], message: String) throws {
    let result = try shell(
      """
      echo letter > letter; ln -s absent nowhere
      find . | sort > ../before.$$
      assent build --site site \(arguments.joined(separator: " ")) 2>&1 || echo "exit $?"
      find . | sort | diff - ../before.$$; rm ../before.$$
      """)
    #expect(result.output.contains(message) && result.output.hasSuffix("exit 1\n"), "\(result)")
  }

  @Test("A file of somebody else that has the name of a new page is never replaced")
  func foreignPage() throws {
    let result = try shell(
      """
      mv site/Locales/fr/guides/extra.md .
      assent build --quiet --site site --output public
      echo mine > public/fr/guides/extra.html
      mv extra.md site/Locales/fr/guides/
      assent build --quiet --site site --output public || echo "exit $?"
      cat public/fr/guides/extra.html
      """)
    #expect(result.output == "exit 1\nmine\n" && result.errors.contains("public/fr/guides/extra.html isn't a file of the site"), "\(result)")
  }
}
