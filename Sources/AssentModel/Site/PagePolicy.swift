/// What browsers may load with a page, and where they may send its forms.
///
/// The handler says it in the Content-Security-Policy of its answers, and the validator holds pages to it.
/// Source: Content Security Policy Level 3, sections 6.1 to 6.4.
public enum PagePolicy {
  /// What a page asks of a browser. The raw value is the directive's name.
  public enum Directive: String, Sendable, CaseIterable {
    case style = "style-src"
    case image = "img-src"
    case font = "font-src"
    case formAction = "form-action"
    case script = "script-src"
    case connect = "connect-src"
    case frame = "frame-src"
    case manifest = "manifest-src"
    case media = "media-src"
    case object = "object-src"
  }

  /// Where a file comes from or a form is sent. The raw value is the source expression.
  public enum Source: String, Sendable {
    case sameOrigin = "'self'"
    case data = "data:"
  }

  /// The sources that the policy lets through. Styles inside a page are let through by their hashes.
  public static func sources(of directive: Directive) -> [Source] {
    switch directive {
    case .image: [.sameOrigin, .data]
    case .style, .font, .formAction: [.sameOrigin]
    case .script, .connect, .frame, .manifest, .media, .object: []
    }
  }
}
