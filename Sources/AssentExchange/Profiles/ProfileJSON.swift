import AssentModel
import AssentPreferences
import AssentSheets

/// A person's state and history as one JSON object on one line.
public struct ProfileJSON: Sendable {
  private let view: ProfileView

  public init(_ view: ProfileView) { self.view = view }

  public var text: String {
    let rows = HistoryRows(scopes: view.scopes, campaigns: view.campaigns)
    let cells: [ExportCell] = [
      .text(view.profile.text), .text(view.time.description), list(view.channels), list(view.services),
      .json("[" + view.unconfirmed.map(Self.string).joined(separator: ",") + "]"),
      .json("[" + view.history.map { object(rows.columns, rows.cells(of: $0)) }.joined(separator: ",") + "]"),
    ]
    return object(["profile", "at", "channels", "services", "unconfirmed", "history"], cells) + "\n"
  }

  private func list(_ lines: [ProfileView.Line]) -> ExportCell {
    let objects = lines.map { line in
      object(
        ["name", "choice", "expires", "expired", "unconfirmed"],
        [
          .text(line.name), .optional(line.choice?.rawValue), .optional(line.expires?.description),
          line.expires == nil ? .none : .flag(line.hasExpired),
          line.isUnconfirmed ? .flag(true) : .none,
        ])
    }
    return .json("[" + objects.joined(separator: ",") + "]")
  }

  private func object(_ names: [String], _ cells: [ExportCell]) -> String {
    var bytes: [UInt8] = []
    RowFormat.jsonl.append(cells, columns: names, to: &bytes)
    return String(decoding: bytes.dropLast(), as: UTF8.self)
  }

  private static func string(_ text: String) -> String {
    var bytes: [UInt8] = []
    JSONString.append(text, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }
}
