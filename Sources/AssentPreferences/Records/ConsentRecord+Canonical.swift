import AssentLinks
import AssentModel

extension ConsentRecord {
  /// The record as JSON in one spelling: names sorted, no spaces, nothing for what is absent.
  ///
  /// The network isn't in it: it is kept apart, because it may be removed long before the record.
  ///
  /// Source: RFC 8785.
  public var canonicalJSON: String {
    var json = CanonicalJSON()
    json.add("actor", statement?.actor)
    json.add("after", json: after.json)
    json.add("before", json: before.json)
    json.add("campaign", campaign.map { Int64($0.rawValue) })
    json.add("choice", choice.rawValue)
    json.add("id", id.description)
    json.add("keyID", keyID.map { Int64($0.rawValue) })
    json.add("locale", locale?.description)
    json.add("method", method.rawValue)
    json.add("pageHash", pageHash)
    json.add("profile", profile.text)
    json.add("reason", statement?.reason)
    json.add("salt", salt.description)
    json.add("scope", Int64(scope.code))
    json.add("sourcesHash", sourcesHash)
    json.add("submission", submission.description)
    json.add("time", time.milliseconds)
    json.add("tokenHash", tokenHash)
    return json.finished()
  }
}
