import ArgumentParser
import AssentCommand

@main
enum Program {
  static func main() async { await Assent.main() }
}
