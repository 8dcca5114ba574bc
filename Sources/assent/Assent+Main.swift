import ArgumentParser
import AssentCommand

@main
enum Program {
  static func main() { Assent.main() }
}
