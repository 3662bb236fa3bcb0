/// The item definitions of a conformance case: named types, some with the values they allow.
struct ItemTypes {
  let named: [String: FEELType]
  private let allowed: [String: FEELUnaryTests]

  init(_ definitions: [JSONLine.Member]) {
    var named: [String: FEELType] = [:]
    var allowed: [String: FEELUnaryTests] = [:]
    for definition in definitions {
      named[definition.name] = Self.type(definition.value, definitions, depth: 0)
      if let text = definition.value["allowedValues"]?.string {
        allowed[definition.name] = try? FEELUnaryTests(parsing: text, names: [])
      }
    }
    self.named = named
    self.allowed = allowed
  }

  /// Names that may follow a dot.
  var members: [String] {
    named.values.flatMap { type in
      if case .context(let members) = type.element { return Array(members.keys) }
      return [String]()
    }
  }

  private static func type(
    _ json: JSONLine,
    _ definitions: [JSONLine.Member],
    depth: Int
  ) -> FEELType {
    var type = FEELType.any
    if let components = json["components"], depth < 16 {
      let members = components.members.map { component in
        (component.name, Self.type(component.value, definitions, depth: depth + 1))
      }
      type = .context(Dictionary(members) { first, _ in first })
    } else if let name = json["typeRef"]?.string, depth < 16 {
      type =
        plain(name) ?? definitions.first { $0.name == name }.map {
          Self.type($0.value, definitions, depth: depth + 1)
        } ?? .any
    }
    return json["isCollection"]?.isTrue == true ? .list(of: type) : type
  }

  private static func plain(_ name: String) -> FEELType? {
    FEELType.named.first { $0.name == name }?.type
  }

  /// The value fitted to a type by its name; nil when it does not fit or is not allowed.
  func coerce(_ value: FEELValue, to name: String?) -> FEELValue? {
    guard let name, let type = named[name] ?? Self.plain(name) else { return value }
    guard let fitted = type == .any ? value : type.coerced(value) else { return nil }
    guard let tests = allowed[name], !fitted.isNull else { return fitted }
    let fits = Evaluation.elements(of: fitted).allSatisfy { tests.matches($0) }
    return fits ? fitted : nil
  }
}

extension FEELValue {
  /// From `{"t": type, "v": value}` or null; nil when malformed.
  init?(_ json: JSONLine) {
    guard json != .null else {
      self = .null
      return
    }
    guard let type = json["t"]?.string, let content = json["v"] else { return nil }
    switch (type, content) {
    case (_, .null): self = .null
    case ("boolean", .boolean(let value)): self = .boolean(value)
    case ("list", .array(let elements)):
      let values = elements.compactMap { FEELValue($0) }
      guard values.count == elements.count else { return nil }
      self = .list(values)
    case ("context", .object(let members)):
      let entries = members.map { ($0.name, FEELValue($0.value) ?? .null) }
      self = .context(entries)
    case (_, .string(let text)), (_, .number(let text)):
      guard let value = Self.scalar(type, text) else { return nil }
      self = value
    default: return nil
    }
  }

  private static func scalar(_ type: String, _ text: String) -> FEELValue? {
    switch type {
    case "number": FEELDecimal(text).map(FEELValue.number)
    case "string": .string(text)
    case "date": TemporalText.date(text).map(FEELValue.date)
    case "time": TemporalText.time(text).map(FEELValue.time)
    case "dateTime": TemporalText.dateTime(text).map(FEELValue.dateTime)
    case "duration": TemporalText.duration(text)
    default: nil
    }
  }
}

extension JSONLine {
  init(_ value: FEELValue) {
    let type: String
    var content = JSONLine.string(value.description)
    switch value {
    case .null:
      self = .null
      return
    case .boolean(let value): (type, content) = ("boolean", .boolean(value))
    case .number: type = "number"
    case .string, .range, .function: type = "string"
    case .date: type = "date"
    case .time: type = "time"
    case .dateTime: type = "dateTime"
    case .daysDuration, .monthsDuration: type = "duration"
    case .list(let list):
      (type, content) = ("list", .array(list.map { JSONLine($0) }))
    case .context(let context):
      let members = context.entries.map { Member(name: $0, value: JSONLine($1)) }
      (type, content) = ("context", .object(members))
    }
    self = .object([
      Member(name: "t", value: .string(type)), Member(name: "v", value: content),
    ])
  }
}
