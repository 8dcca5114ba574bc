import AssentModel

extension FiguresJSON {
  /// The JSON Schema, 2020-12, of the figures.
  public static let schema = #"""
    {
      "$schema": "https://json-schema.org/draft/2020-12/schema",
      "title": "The figures of assent report",
      "description": "How opting out and in went. A later format number may change any of it; the same one only adds members.",
      "type": "object",
      "required": [
        "format", "tool", "made", "position", "timeZone", "total", "undone", "machineMade", "erased", "responses", "time", "channels", "services",
        "locales", "methods", "campaigns"
      ],
      "properties": {
        "format": {"const": 1},
        "tool": {
          "type": "object",
          "required": ["name", "version"],
          "properties": {"name": {"const": "assent"}, "version": {"type": "string"}},
          "additionalProperties": false
        },
        "made": {"$ref": "#/$defs/time"},
        "position": {"description": "The last entry of the history that was read.", "$ref": "#/$defs/count"},
        "timeZone": {"description": "In which days begin and end.", "type": "string", "minLength": 1},
        "from": {"description": "The first day; absent when nothing was chosen and no day was asked for.", "$ref": "#/$defs/day"},
        "to": {"description": "The last day.", "$ref": "#/$defs/day"},
        "campaign": {"description": "The campaign that was asked for; absent for all.", "$ref": "#/$defs/campaignNumber"},
        "total": {"description": "Submissions: one that opts out and in counts in both.", "$ref": "#/$defs/counted"},
        "undone": {
          "type": "object",
          "required": ["count", "byPerson", "bySender"],
          "properties": {"count": {"$ref": "#/$defs/count"}, "byPerson": {"$ref": "#/$defs/count"}, "bySender": {"$ref": "#/$defs/count"}},
          "additionalProperties": false
        },
        "machineMade": {"$ref": "#/$defs/machines"},
        "erased": {"description": "Choices of people who were erased since; they are in all figures.", "$ref": "#/$defs/count"},
        "responses": {
          "description": "How long after their links went out people chose.",
          "type": "object",
          "required": ["measured", "early", "classes"],
          "properties": {
            "measured": {"$ref": "#/$defs/count"},
            "early": {"description": "Choices from before that, which aren't measured.", "$ref": "#/$defs/count"},
            "medianSeconds": {"description": "Less than one in 128 from the true one.", "$ref": "#/$defs/count"},
            "classes": {
              "type": "array",
              "items": {
                "type": "object",
                "required": ["name", "count"],
                "properties": {"name": {"type": "string"}, "count": {"$ref": "#/$defs/count"}},
                "additionalProperties": false
              }
            }
          },
          "additionalProperties": false
        },
        "time": {
          "type": "object",
          "required": ["unit", "periods"],
          "properties": {
            "unit": {"enum": ["day", "week", "month", "year"]},
            "periods": {
              "description": "Without a gap, oldest first.",
              "type": "array",
              "items": {
                "$ref": "#/$defs/counted",
                "required": ["from", "to"],
                "properties": {"from": {"$ref": "#/$defs/day"}, "to": {"$ref": "#/$defs/day"}},
                "unevaluatedProperties": false
              }
            }
          },
          "additionalProperties": false
        },
        "channels": {
          "type": "array",
          "items": {
            "$ref": "#/$defs/counted",
            "required": ["name", "ofEverything"],
            "properties": {
              "name": {"enum": [\#(Channel.allCases.map { "\"\($0.name)\"" }.joined(separator: ", "))]},
              "ofEverything": {"description": "How many of the opt-outs were of everything.", "$ref": "#/$defs/count"}
            },
            "unevaluatedProperties": false
          }
        },
        "services": {
          "type": "array",
          "items": {
            "$ref": "#/$defs/counted",
            "required": ["number"],
            "properties": {"number": {"$ref": "#/$defs/count"}, "name": {"type": "string"}},
            "unevaluatedProperties": false
          }
        },
        "locales": {
          "type": "array",
          "items": {
            "$ref": "#/$defs/counted",
            "properties": {"tag": {"description": "The language of the page; absent where there was none.", "type": "string"}},
            "unevaluatedProperties": false
          }
        },
        "methods": {
          "type": "array",
          "items": {
            "$ref": "#/$defs/counted",
            "required": ["name"],
            "properties": {"name": {"type": "string", "minLength": 1}},
            "unevaluatedProperties": false
          }
        },
        "campaigns": {
          "description": "Those with the most opt-outs first; at the end what belongs to none, without a number.",
          "type": "array",
          "items": {
            "$ref": "#/$defs/counted",
            "required": ["machineMade", "measured"],
            "properties": {
              "number": {"$ref": "#/$defs/campaignNumber"},
              "slug": {"type": "string"},
              "name": {"type": "string"},
              "recipients": {"$ref": "#/$defs/count"},
              "optOutShare": {"description": "Opt-outs for each recipient.", "type": "number", "minimum": 0},
              "machineMade": {"$ref": "#/$defs/machines"},
              "start": {
                "description": "From when the time until a choice is measured: as the list of what was sent says, or the day from which the site publishes it.",
                "type": "object",
                "required": ["source", "time"],
                "properties": {"source": {"enum": ["sent", "published"]}, "time": {"$ref": "#/$defs/time"}},
                "additionalProperties": false
              },
              "measured": {"$ref": "#/$defs/count"},
              "medianSeconds": {"$ref": "#/$defs/count"}
            },
            "unevaluatedProperties": false
          }
        }
      },
      "additionalProperties": false,
      "$defs": {
        "count": {"type": "integer", "minimum": 0},
        "campaignNumber": {"type": "integer", "minimum": 1, "maximum": 4294967295},
        "day": {"type": "string", "pattern": "^[0-9]{4,}-[0-9]{2}-[0-9]{2}$"},
        "time": {"type": "string", "pattern": "^[0-9]{4,}-[0-9]{2}-[0-9]{2}T[0-9:.]+Z$"},
        "counted": {
          "type": "object",
          "required": ["optOuts", "optIns", "undone"],
          "properties": {"optOuts": {"$ref": "#/$defs/count"}, "optIns": {"$ref": "#/$defs/count"}, "undone": {"$ref": "#/$defs/count"}}
        },
        "machines": {
          "description": "Opt-outs that assent report bursts lists, of those by a button that it examines.",
          "type": "object",
          "required": ["examined", "listed", "share"],
          "properties": {
            "examined": {"$ref": "#/$defs/count"},
            "listed": {"$ref": "#/$defs/count"},
            "share": {"type": "number", "minimum": 0, "maximum": 1}
          },
          "additionalProperties": false
        }
      }
    }

    """#
}
