/// How a line of the log is written.
enum LogFormat: String, Hashable, Sendable, CaseIterable {
  /// `2026-11-22T08:00:00.123Z info request bytes=6700 id=…`
  case text
  /// An object on each line: `{"time":"2026-11-22T08:00:00.123Z","level":"info","message":"request","bytes":"6700",…}`
  case json
}
