/// The rules over built pages.
public enum PageRules {
  /// Rules over one page and its counterpart in the source locale.
  public static func pageRules(_ settings: PageSettings) -> [any PageRule] {
    [
      PageLanguage(), FallbackText(isForbidden: settings.forbidsFallback), FallbackMark(), LandmarkForm(), HeadingForm(), FormForm(), FieldForm(),
      FieldType(), FieldRequired(), FieldState(), ButtonForm(), LinkForm(), MediaForm(), LegalClause(settings), PreTicked(),
    ]
  }

  /// Rules over all pages of a locale: opting out is as easy as opting in.
  public static func siteRules(_ settings: PageSettings) -> [any SiteRule] {
    [
      OptOutSteps(), OptOutWords(settings), OptOutProminence(), OptOutRival(), OptOutReachable(), UndoPressure(settings),
    ]
  }

  /// Rules over texts.
  public static func passageRules(_ settings: PageSettings) -> [any PassageRule] { [ShamingWording(settings)] }
}
