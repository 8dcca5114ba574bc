public import AssentModel

/// What is reported of one document by itself.
public enum DocumentRules: ReportedRule {
  case documentTooLarge
  case missingFrontMatter
  case unterminatedFrontMatter
  case missingTitle
  case missingDescription
  case frontMatterValue
  case unknownField
  case placeholder
  case characterReference
  case untranslatedAnchor
  case emptyHeading
  case duplicateAnchor
  case headingAnchor
  case unknownAlert
  case linkScheme
  case emptyLink
  case brokenLink
  case brokenImage
  case imageAlt
  case externalImage
  case rawHTML
  case nesting
  case markdown

  public var rule: Rule {
    switch self {
    case .documentTooLarge:
      Rule(
        "document-too-large", what: "A document larger than a megabyte.", why: "Nobody reads it, and every build would wait for it.",
        example: "a file of 2 MB")
    case .missingFrontMatter:
      Rule(
        "missing-front-matter", what: "A document that doesn't begin with front matter.", why: "The page has no title and no description.",
        example: "# Stop (on line 1)")
    case .unterminatedFrontMatter:
      Rule(
        "unterminated-front-matter", what: "Front matter without a line --- at its end.", why: "The whole document is taken for front matter.",
        example: "--- title: Stop # Stop")
    case .missingTitle:
      Rule("missing-title", what: "Front matter without a title.", why: "The browser's tab and search results show nothing.", example: "title:")
    case .missingDescription:
      Rule(
        "missing-description", what: "Front matter without a description.", why: "Search results and link previews show something else.",
        example: "description:")
    case .frontMatterValue:
      Rule(
        "front-matter-value", .warning, what: "A source-wordcount that is no number, or an ht-degree that is no percentage.",
        why: "The checks of provenance can't use it.", example: "ht-degree: high")
    case .unknownField:
      Rule(
        "front-matter-field", what: "A field of the front matter that has no effect, or a draft that is neither true nor false.",
        why: "It asks for something that doesn't happen.", example: "publishDate: 2027-01-01")
    case .placeholder:
      Rule(
        "placeholder", what: "Braces that aren't a placeholder, or a placeholder where none can stand.", why: "Readers would see the braces.",
        example: "{ brand }")
    case .characterReference:
      Rule(
        "character-reference", what: "A character is written by a name that HTML doesn't have, or by a number that no page can show.",
        why: "Readers would see the name, or a question mark.", example: "&eaccute;")
    case .untranslatedAnchor:
      Rule(
        "untranslated-anchor", .warning, what: "A text that stands in for a translation links to a heading whose translation has another anchor.",
        why: "The link leads to the page, and not to the heading.", example: "[channels](guide.md#what-you-get)")
    case .emptyHeading:
      Rule("empty-heading", what: "A heading without text.", why: "A screen reader announces a heading and says nothing.", example: "## {#leave}")
    case .duplicateAnchor:
      Rule(
        "duplicate-anchor", what: "Two headings with the same anchor.", why: "A link leads to the first one only.",
        example: "## One {#a} ... ## Two {#a}")
    case .headingAnchor:
      Rule(
        "heading-anchor", what: "An anchor with signs that an id can't have.", why: "No link can lead to the heading.",
        example: "## Leaving {#leaving again}")
    case .unknownAlert:
      Rule(
        "unknown-alert", what: "An alert of a kind that doesn't exist.", why: "It is shown as a quotation that begins with brackets.",
        example: ">[!REMARQUE]")
    case .linkScheme:
      Rule(
        "link-scheme", what: "A link with a scheme other than http, https, mailto and tel.",
        why: "It could run a script, and mail programs block it.", example: "[Stop](javascript:stop)")
    case .emptyLink: Rule("empty-link", what: "A link without text.", why: "Nobody can see or hear where it leads.", example: "[](quarantine.md)")
    case .brokenLink:
      Rule(
        "broken-link", what: "A link to a document or a heading that doesn't exist in the locale.", why: "It leads nowhere.",
        example: "[quarantine](quarantaine.md)")
    case .brokenImage: Rule("broken-image", what: "An image that isn't in the site.", why: "The page shows a gap.", example: "![A lamp](lampe.png)")
    case .imageAlt: Rule("image-alt", what: "An image without alternative text.", why: "Who can't see it learns nothing.", example: "![](lamp.png)")
    case .externalImage:
      Rule(
        "external-image", what: "An image on another host.", why: "That host learns who reads the page.",
        example: "![A lamp](https://example.com/lamp.png)")
    case .rawHTML:
      Rule(
        "raw-html", what: "HTML that a document can't have, or that isn't closed.", why: "The page would not be valid, or not safe.",
        example: "<script>")
    case .nesting:
      Rule("nesting", what: "Quotations, lists or emphasis nested more than a hundred deep.", why: "No browser shows it.", example: ">>>>>>>>")
    case .markdown: Rule("markdown", what: "A text that the Markdown parser gives up on.", why: "The page would be empty.", example: "(rare)")
    }
  }
}
