/// Which attributes an element may have besides those that all have.
///
/// Source: HTML Living Standard, index of attributes.
enum ElementAttributes {
  /// The attributes of every element, by raw value, with the global ones.
  static let ofElements: [AttributeSet] = {
    var sets = [AttributeSet](repeating: AttributeName.global + AttributeName.aria, count: ElementName.allCases.count)
    for (element, attributes) in document + text + embedded + tables + forms {
      sets[Int(element.rawValue)] = sets[Int(element.rawValue)] + attributes
    }
    return sets
  }()

  private static let document: [(ElementName, AttributeSet)] = [
    (.html, [.xmlns]),
    (.base, [.href, .target]),
    (
      .link,
      [.href, .crossorigin, .rel, .media, .integrity, .hreflang, .type, .referrerpolicy, .sizes, .imagesrcset, .imagesizes, .as]
        + [.blocking, .color, .disabled, .fetchpriority]
    ),
    (.meta, [.name, .httpEquiv, .content, .charset, .media, .property]),
    (.style, [.media, .blocking, .type]),
    (
      .script,
      [.src, .type, .nomodule, .async, .defer, .crossorigin, .integrity, .referrerpolicy, .blocking, .fetchpriority]
    ),
    (.slot, [.name]),
  ]

  private static let text: [(ElementName, AttributeSet)] = [
    (.a, [.href, .target, .download, .ping, .rel, .hreflang, .type, .referrerpolicy]),
    (.blockquote, [.cite]),
    (.q, [.cite]),
    (.ins, [.cite, .datetime]),
    (.del, [.cite, .datetime]),
    (.data, [.value]),
    (.time, [.datetime]),
    (.li, [.value]),
    (.ol, [.reversed, .start, .type]),
    (.details, [.name, .open]),
    (.dialog, [.open, .closedby]),
  ]

  private static let embedded: [(ElementName, AttributeSet)] = [
    (.area, [.alt, .coords, .shape, .href, .target, .download, .ping, .rel, .referrerpolicy]),
    (.audio, [.src, .crossorigin, .preload, .autoplay, .loop, .muted, .controls]),
    (.canvas, [.width, .height]),
    (.embed, [.src, .type, .width, .height]),
    (
      .iframe,
      [.src, .srcdoc, .name, .sandbox, .allow, .allowfullscreen, .width, .height, .referrerpolicy, .loading]
    ),
    (
      .img,
      [.alt, .src, .srcset, .sizes, .crossorigin, .usemap, .ismap, .width, .height, .referrerpolicy, .decoding, .loading]
        + [.fetchpriority]
    ),
    (.map, [.name]),
    (.object, [.data, .type, .name, .form, .width, .height]),
    (.source, [.type, .media, .src, .srcset, .sizes, .width, .height]),
    (.track, [.default, .kind, .label, .src, .srclang]),
    (
      .video,
      [.src, .crossorigin, .poster, .preload, .autoplay, .playsinline, .loop, .muted, .controls, .width, .height]
    ),
  ]

  private static let tables: [(ElementName, AttributeSet)] = [
    (.col, [.span]),
    (.colgroup, [.span]),
    (.td, [.colspan, .rowspan, .headers]),
    (.th, [.colspan, .rowspan, .headers, .scope, .abbr]),
  ]

  private static let submitting: AttributeSet = [.formaction, .formenctype, .formmethod, .formnovalidate, .formtarget]
  private static let popping: AttributeSet = [.popovertarget, .popovertargetaction]

  private static let forms: [(ElementName, AttributeSet)] = [
    (.form, [.acceptCharset, .action, .autocomplete, .enctype, .method, .name, .novalidate, .target, .rel]),
    (.button, [.disabled, .form, .name, .type, .value, .command, .commandfor] + submitting + popping),
    (.fieldset, [.disabled, .form, .name]),
    (
      .input,
      [.accept, .alpha, .alt, .autocomplete, .checked, .colorspace, .dirname, .disabled, .form, .height, .list, .max, .maxlength]
        + [.min, .minlength, .multiple, .name, .pattern, .placeholder, .readonly, .required, .size, .src, .step, .type, .value, .width]
        + submitting + popping
    ),
    (.label, [.for]),
    (.meter, [.value, .min, .max, .low, .high, .optimum]),
    (.optgroup, [.disabled, .label]),
    (.option, [.disabled, .label, .selected, .value]),
    (.output, [.for, .form, .name]),
    (.progress, [.value, .max]),
    (.select, [.autocomplete, .disabled, .form, .multiple, .name, .required, .size]),
    (
      .textarea,
      [.autocomplete, .cols, .dirname, .disabled, .form, .maxlength, .minlength, .name, .placeholder, .readonly, .required, .rows]
        + [.wrap]
    ),
  ]
}
