public import AssentModel

/// What the head of a document says about it.
public struct FrontMatter: Hashable, Sendable {
  /// Empty when the document has none, which is reported.
  public let title: String
  public let titleLocation: SourceLocation
  /// Empty when the document has none, which is reported.
  public let description: String
  public let descriptionLocation: SourceLocation
  /// All fields in the order of the file, the title and the description among them.
  public let fields: [Field]

  public struct Field: Hashable, Sendable {
    public let key: String
    /// The value as text; the items of a list are separated by a comma and a space.
    public let value: String
    /// From 1, in the file.
    public let line: Int

    /// A field as it stands on a line of the file.
    public init(key: String, value: String, line: Int) {
      self.key = key
      self.value = value
      self.line = line
    }
  }

  init(file: String, fields: [Field]) {
    let title = fields.first { $0.key == "title" }
    let description = fields.first { $0.key == "description" }
    self.title = title?.value ?? ""
    self.titleLocation = SourceLocation(file, line: title?.line ?? 1)
    self.description = description?.value ?? ""
    self.descriptionLocation = SourceLocation(file, line: description?.line ?? 1)
    self.fields = fields
  }

  /// The field of a key; `nil` when the document doesn't have it.
  public subscript(key: String) -> Field? { fields.first { $0.key == key } }
}
