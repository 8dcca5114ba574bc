import AssentModel

extension DocumentRules {
  /// What a build finds in a document by itself.
  public static let buildRules: [QualityRule] = [
    QualityRule(
      "document-too-large", .error, what: "A document larger than a megabyte.", why: "Nobody reads it, and every build would wait for it.",
      example: "a file of 2 MB"),
    QualityRule(
      "invalid-utf8", .error, what: "A file that isn't UTF-8.", why: "Accented letters come out as question marks.", example: "d\u{FFFD}sabonnement"),
    QualityRule(
      "missing-front-matter", .error, what: "A document that doesn't begin with front matter.", why: "The page has no title and no description.",
      example: "# Stop (on line 1)"),
    QualityRule(
      "unterminated-front-matter", .error, what: "Front matter without a line --- at its end.", why: "The whole document is taken for front matter.",
      example: "--- title: Stop # Stop"),
    QualityRule(
      "missing-title", .error, what: "Front matter without a title.", why: "The browser's tab and search results show nothing.", example: "title:"),
    QualityRule(
      "missing-description", .error, what: "Front matter without a description.", why: "Search results and link previews show something else.",
      example: "description:"),
    QualityRule(
      "front-matter-value", .warning, what: "A source-wordcount that is no number, or an ht-degree that is no percentage.",
      why: "The checks of provenance can't use it.", example: "ht-degree: high"),
    QualityRule(
      "empty-heading", .error, what: "A heading without text.", why: "A screen reader announces a heading and says nothing.", example: "## {#leave}"),
    QualityRule(
      "duplicate-anchor", .error, what: "Two headings with the same anchor.", why: "A link leads to the first one only.",
      example: "## One {#a} ... ## Two {#a}"),
    QualityRule(
      "heading-anchor", .error, what: "An anchor with signs that an id can't have.", why: "No link can lead to the heading.",
      example: "## Leaving {#leaving again}"),
    QualityRule(
      "unknown-alert", .error, what: "An alert of a kind that doesn't exist.", why: "It is shown as a quotation that begins with brackets.",
      example: ">[!REMARQUE]"),
    QualityRule(
      "link-scheme", .error, what: "A link with a scheme other than http, https, mailto and tel.",
      why: "It could run a script, and mail programs block it.",
      example: "[Stop](javascript:stop)"),
    QualityRule("empty-link", .error, what: "A link without text.", why: "Nobody can see or hear where it leads.", example: "[](quarantine.md)"),
    QualityRule(
      "broken-link", .error, what: "A link to a document or a heading that doesn't exist in the locale.", why: "It leads nowhere.",
      example: "[quarantine](quarantaine.md)"),
    QualityRule(
      "broken-image", .error, what: "An image that isn't in the site.", why: "The page shows a gap.", example: "![A lamp](lampe.png)"),
    QualityRule(
      "image-alt", .error, what: "An image without alternative text.", why: "Who can't see it learns nothing.", example: "![](lamp.png)"),
    QualityRule(
      "external-image", .error, what: "An image on another host.", why: "That host learns who reads the page.",
      example: "![A lamp](https://example.com/lamp.png)"),
    QualityRule(
      "raw-html", .error, what: "HTML that a document can't have, or that isn't closed.", why: "The page would not be valid, or not safe.",
      example: "<script>"),
    QualityRule(
      "nesting", .error, what: "Quotations, lists or emphasis nested more than a hundred deep.", why: "No browser shows it.", example: ">>>>>>>>"),
    QualityRule("markdown", .error, what: "A text that the Markdown parser gives up on.", why: "The page would be empty.", example: "(rare)"),
  ]
}
