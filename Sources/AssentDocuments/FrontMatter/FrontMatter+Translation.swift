extension FrontMatter {
  /// `exl-id`: the id that a document shares with its translations.
  public var exlID: String? { self["exl-id"]?.value }

  /// `source-git-commit`: the commit of the source that the document was translated from.
  public var sourceGitCommit: String? { self["source-git-commit"]?.value }

  /// `workflow-type`: how the document was translated, `ht` by people, `tm+mt` by memory and machine.
  public var workflowType: String? { self["workflow-type"]?.value }

  /// `source-wordcount`: the words of the source; `nil` when it is absent or no whole number.
  public var sourceWordCount: Int? { self["source-wordcount"].flatMap { Self.count($0.value) } }

  /// `ht-degree`: how much of the document people have translated, 0 to 100 percent; `nil` when it is absent or no percentage.
  public var humanTranslatedPercentage: Int? { self["ht-degree"].flatMap { Self.percentage($0.value) } }

  static func count(_ text: String) -> Int? { Int(text).flatMap { $0 >= 0 ? $0 : nil } }

  static func percentage(_ text: String) -> Int? {
    guard text.last == "%", let number = Int(text.dropLast()), (0...100).contains(number) else { return nil }
    return number
  }
}
