import Definitions
import Foundation

/// What a JSON value must look like: checked on the way in, and written into the OpenAPI document.
indirect enum Schema: Sendable {
  case text(format: String? = nil, oneOf: [String] = [], most: Int? = nil)
  case integer
  case boolean
  case array(Schema)
  case object([Property])
  /// An object whose names come from a form.
  case open(String)
  case ref(String)
  case any(String)

  struct Property: Sendable {
    var name: String
    var schema: Schema
    var isRequired: Bool
    var note: String?

    static func must(_ name: String, _ schema: Schema, _ note: String? = nil) -> Property {
      Property(name: name, schema: schema, isRequired: true, note: note)
    }

    static func may(_ name: String, _ schema: Schema, _ note: String? = nil) -> Property {
      Property(name: name, schema: schema, isRequired: false, note: note)
    }
  }

  /// As JSON Schema 2020-12, which OpenAPI 3.1 speaks.
  var json: JSON {
    switch self {
    case .text(let format, let words, let most):
      .present([
        "type": "string", "format": format.map(JSON.string),
        "enum": words.isEmpty ? nil : .array(words.map(JSON.string)),
        "maxLength": most.map(JSON.int),
      ])
    case .integer: ["type": "integer"]
    case .boolean: ["type": "boolean"]
    case .array(let item): ["type": "array", "items": item.json]
    case .object(let properties): object(properties)
    case .open(let note):
      ["type": "object", "description": .string(note), "additionalProperties": true]
    case .ref(let name): ["$ref": .string("#/components/schemas/\(name)")]
    case .any(let note): ["description": .string(note)]
    }
  }

  private func object(_ properties: [Property]) -> JSON {
    let required = properties.filter(\.isRequired).map { JSON.string($0.name) }
    let members = properties.map { property -> (String, JSON) in
      var json = property.schema.json.members
      if let note = property.note { json["description"] = .string(note) }
      return (property.name, .object(json))
    }
    return .present([
      "type": "object", "properties": .object(Dictionary(members) { _, last in last }),
      "required": required.isEmpty ? nil : .array(required),
    ])
  }

  /// Everything that is wrong with a value, each with its place as a JSON Pointer.
  func flaws(in value: JSON, at place: String = "") -> [APIProblem.Flaw] {
    switch (self, value) {
    case (.text(_, let words, let most), .string(let text)):
      if !words.isEmpty, !words.contains(text) { return [flaw(place, .oneOf(words), text)] }
      if let most, text.count > most {
        return [
          flaw(
            place,
            Words(zh: "最多 \(most) 个字", en: "at most \(most) characters"),
            String(text.count)
          )
        ]
      }
      return []
    case (.integer, .number) where value.int != nil: return []
    case (.boolean, .bool), (.open, .object), (.ref, _), (.any, _): return []
    case (.array(let item), .array(let items)):
      return items.enumerated().flatMap { item.flaws(in: $1, at: "\(place)/\($0)") }
    case (.object(let properties), .object(let members)): return flaws(properties, members, place)
    default: return [flaw(place, name, value.kind)]
    }
  }

  private func flaws(
    _ properties: [Property],
    _ members: [String: JSON],
    _ place: String
  ) -> [APIProblem.Flaw] {
    let names = Set(properties.map(\.name))
    let unknown = members.keys.filter { !names.contains($0) }.sorted().map { name in
      flaw("\(place)/\(name.prefix(60))", .oneOf(names.sorted()), String(name.prefix(60)))
    }
    return unknown
      + properties.flatMap { property -> [APIProblem.Flaw] in
        guard let value = members[property.name], value != .null else {
          return property.isRequired
            ? [flaw("\(place)/\(property.name)", property.schema.name, "null")] : []
        }
        return property.schema.flaws(in: value, at: "\(place)/\(property.name)")
      }
  }

  private func flaw(_ place: String, _ expected: Words, _ found: String) -> APIProblem.Flaw {
    let found = found.prefix(80)
    return APIProblem.Flaw(
      pointer: place,
      detail: Words(
        zh: "应为\(expected.zh)，收到 \(found)",
        en: "expected \(expected.en), found \(found)"
      )
    )
  }

  private var name: Words {
    switch self {
    case .text: Words(zh: "文字", en: "a text")
    case .integer: Words(zh: "整数", en: "a whole number")
    case .boolean: Words(zh: " true 或 false", en: "true or false")
    case .array: Words(zh: "列表", en: "a list")
    case .object, .open: Words(zh: "对象", en: "an object")
    case .ref(let name): Words(zh: name, en: name)
    case .any: Words(zh: "一个值", en: "a value")
    }
  }
}

extension Words {
  fileprivate static func oneOf(_ words: [String]) -> Words {
    let list = words.joined(separator: ", ")
    return Words(zh: "其中之一：\(list)", en: "one of \(list)")
  }
}

extension JSON {
  /// What a value is, for a sentence that says what was found.
  var kind: String {
    switch self {
    case .null: "null"
    case .bool(let yes): yes ? "true" : "false"
    case .number(let number): number.description
    case .string(let text): "'\(text)'"
    case .array: "a list"
    case .object: "an object"
    }
  }
}
