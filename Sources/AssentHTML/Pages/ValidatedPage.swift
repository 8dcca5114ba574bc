/// A page without an error. Only `HTMLValidator` can make one, so whoever holds it holds the proof.
public struct ValidatedPage: Sendable {
  public let page: RenderedPage

  init(proven page: RenderedPage) { self.page = page }
}
