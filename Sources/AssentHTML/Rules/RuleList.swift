/// Every rule over the tree, in the order in which they are listed.
enum RuleList {
  static let all: [any Rule] = document + names + structure + forms + accessibility + links

  private static let document: [any Rule] = [
    DocumentStructure(), HTMLLanguage(), HTMLDirection(), CharsetFirst(), PageTitle(), Viewport(), PageDescription(), MetaContent(), MetaRefresh(),
    NoBase(), NoScript(),
  ]

  private static let names: [any Rule] = [
    UnknownElement(), ObsoleteElement(), KnownAttribute(), ObsoleteAttribute(), EventHandler(), StyleAttribute(), RequiredAttribute(),
    EnumeratedValue(), BooleanValue(), NumberValue(), FractionValue(), LanguageTagValue(), TimeValue(), IDValue(), DuplicateID(),
  ]

  private static let structure: [any Rule] = [
    VoidElements(), ContentRule(), TextPlacement(), ForbiddenDescendant(), NestedInteractive(), FirstChild(), DefinitionList(), TableStructure(),
    OneMain(), RawText(),
  ]

  private static let forms: [any Rule] = [
    FormAction(), FormSubmit(), ControlLabel(), LabelTarget(), FormOwner(), InputAttribute(), SelectOptions(), AutocompleteValue(), ControlName(),
  ]

  private static let accessibility: [any Rule] = [
    OneHeading(), HeadingLevels(), EmptyHeading(), EmptyLink(), EmptyButton(), EmptyLabel(), AlternativeText(), FrameTitle(), PositiveTabIndex(),
    HiddenFocus(), KnownARIA(), ARIAValue(), ARIAReference(), KnownRole(), AllowedRole(), RoleRequirements(), RoleAttributes(),
  ]

  private static let links: [any Rule] = [
    URLSyntax(), NoScriptURL(), ExternalResource(), StyleContent(), FragmentTarget(), InternalLink(), LinkRelation(), LinkAttributes(),
    TargetName(), SourceSet(),
  ]
}
