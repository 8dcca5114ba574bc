extension JSONReport {
  /// The JSON Schema, 2020-12, of the report.
  public static let schema = #"""
    {
      "$schema": "https://json-schema.org/draft/2020-12/schema",
      "title": "The report of assent check",
      "description": "What a check of a site came to. A later format number may change any of it; the same one only adds members.",
      "type": "object",
      "required": ["format", "tool", "sourceLocale", "locales", "summary", "findings", "rules", "coverage", "fallbacks"],
      "properties": {
        "format": {"const": 1},
        "tool": {
          "type": "object",
          "required": ["name", "version"],
          "properties": {"name": {"const": "assent"}, "version": {"type": "string"}},
          "additionalProperties": false
        },
        "sourceLocale": {"$ref": "#/$defs/locale"},
        "locales": {"description": "In the order of the site, the source among them.", "type": "array", "items": {"$ref": "#/$defs/locale"}},
        "summary": {
          "type": "object",
          "required": ["errors", "warnings", "notes", "excepted", "baselined", "pages"],
          "properties": {
            "errors": {"$ref": "#/$defs/count"},
            "warnings": {"$ref": "#/$defs/count"},
            "notes": {"$ref": "#/$defs/count"},
            "excepted": {"description": "Findings that exceptions of quality.yml cover; they aren't listed.", "$ref": "#/$defs/count"},
            "baselined": {"description": "Findings that the baseline covers; they aren't listed.", "$ref": "#/$defs/count"},
            "pages": {"description": "Pages that were rendered.", "$ref": "#/$defs/count"}
          },
          "additionalProperties": false
        },
        "findings": {"type": "array", "items": {"$ref": "#/$defs/finding"}},
        "rules": {"description": "Every rule that was asked.", "type": "array", "items": {"$ref": "#/$defs/rule"}},
        "coverage": {
          "type": "object",
          "required": ["strings", "documents"],
          "properties": {
            "strings": {"type": "array", "items": {"$ref": "#/$defs/stringCoverage"}},
            "documents": {"type": "array", "items": {"$ref": "#/$defs/documentCoverage"}}
          },
          "additionalProperties": false
        },
        "fallbacks": {"description": "Pages that show a text of another locale.", "type": "array", "items": {"$ref": "#/$defs/fallback"}}
      },
      "additionalProperties": false,
      "$defs": {
        "count": {"type": "integer", "minimum": 0},
        "position": {"type": "integer", "minimum": 1},
        "locale": {"description": "A BCP 47 tag: fr, fr-BE, zh-Hant.", "type": "string", "pattern": "^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?$"},
        "severity": {"enum": ["error", "warning", "note"]},
        "finding": {
          "type": "object",
          "required": ["rule", "severity", "message"],
          "properties": {
            "rule": {"type": "string", "minLength": 1},
            "severity": {"$ref": "#/$defs/severity"},
            "message": {"description": "What is wrong.", "type": "string"},
            "hint": {"description": "What to do.", "type": "string"},
            "file": {"description": "Relative to the site; absent when the finding is about the site as a whole.", "type": "string"},
            "line": {"description": "Counted from 1; absent when the finding is about the whole file.", "$ref": "#/$defs/position"},
            "column": {"description": "Where the part begins, in UTF-16 code units counted from 1.", "$ref": "#/$defs/position"},
            "endColumn": {"description": "The column after the part.", "$ref": "#/$defs/position"},
            "part": {"description": "The text that is wrong.", "type": "string"},
            "locale": {"$ref": "#/$defs/locale"},
            "subject": {
              "description": "What the finding is about: the key of a string, the path of a document or page within its locale.",
              "type": "object",
              "required": ["kind", "name"],
              "properties": {"kind": {"enum": ["string", "document", "page"]}, "name": {"type": "string"}},
              "additionalProperties": false
            },
            "source": {"description": "The text of the source locale; U+FFFC stands for placeholders and code.", "type": "string"},
            "translation": {"description": "The text that was looked at; U+FFFC stands for placeholders and code.", "type": "string"}
          },
          "dependentRequired": {"line": ["file"], "column": ["line", "endColumn"], "endColumn": ["column"]},
          "additionalProperties": false
        },
        "rule": {
          "type": "object",
          "required": ["id", "severity", "locales", "what", "why", "example", "findings"],
          "properties": {
            "id": {"type": "string", "minLength": 1},
            "severity": {"$ref": "#/$defs/severity"},
            "locales": {
              "description": "The locales that it is for, or the languages.",
              "anyOf": [{"enum": ["all", "translations", "source"]}, {"type": "array", "items": {"type": "string"}}]
            },
            "what": {"type": "string"},
            "why": {"type": "string"},
            "example": {"type": "string"},
            "findings": {"description": "How many of the findings are its own.", "$ref": "#/$defs/count"}
          },
          "additionalProperties": false
        },
        "stringCoverage": {
          "type": "object",
          "required": ["locale", "total", "missing", "stale", "states"],
          "properties": {
            "locale": {"$ref": "#/$defs/locale"},
            "total": {"description": "Strings of the source.", "$ref": "#/$defs/count"},
            "missing": {"$ref": "#/$defs/count"},
            "stale": {"description": "Translated from another source text than today's; they count in their states as well.", "$ref": "#/$defs/count"},
            "states": {
              "type": "object",
              "required": ["new", "machine", "translated", "reviewed"],
              "properties": {
                "new": {"$ref": "#/$defs/count"},
                "machine": {"$ref": "#/$defs/count"},
                "translated": {"$ref": "#/$defs/count"},
                "reviewed": {"$ref": "#/$defs/count"}
              },
              "additionalProperties": false
            }
          },
          "additionalProperties": false
        },
        "documentCoverage": {
          "type": "object",
          "required": ["locale", "total", "missing", "stale", "machine"],
          "properties": {
            "locale": {"$ref": "#/$defs/locale"},
            "total": {"description": "Documents of the source.", "$ref": "#/$defs/count"},
            "missing": {"$ref": "#/$defs/count"},
            "stale": {"description": "Those whose source has changed since.", "$ref": "#/$defs/count"},
            "machine": {"description": "Those that a machine translated, wholly or in part.", "$ref": "#/$defs/count"}
          },
          "additionalProperties": false
        },
        "fallback": {
          "type": "object",
          "required": ["page", "locale", "strings"],
          "properties": {
            "page": {"description": "Relative to the output folder.", "type": "string"},
            "locale": {"$ref": "#/$defs/locale"},
            "document": {"description": "The locale of the document, when it is another than the page's.", "$ref": "#/$defs/locale"},
            "strings": {
              "type": "array",
              "items": {
                "type": "object",
                "required": ["key", "locale"],
                "properties": {"key": {"type": "string"}, "locale": {"$ref": "#/$defs/locale"}},
                "additionalProperties": false
              }
            }
          },
          "additionalProperties": false
        }
      }
    }

    """#
}
