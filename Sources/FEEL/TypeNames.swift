/// Reads the names of types, after `instance of` and after the name of a parameter.
extension Parser {
  mutating func type() throws(FEELSyntaxError) -> FEELType {
    try enter()
    defer { depth -= 1 }
    if peek().kind == .word, peek(1).text == "<", let generic = try genericType() { return generic }
    let own = Names(types.keys).longest(in: tokens, at: position)
    let standard = Self.typeNames.longest(in: tokens, at: position)
    if let own, own.count >= standard?.count ?? 0 {
      position += own.count
      return types[own.name] ?? .any
    }
    guard let standard else { throw unexpected(.type) }
    position += standard.count
    return FEELType.named.first { $0.name == standard.name }?.type ?? .any
  }

  static let typeNames = Names(FEELType.named.map(\.name))

  mutating func genericType() throws(FEELSyntaxError) -> FEELType? {
    let kind = peek().text
    guard ["list", "range", "context", "function"].contains(kind) else { return nil }
    position += 2
    var parts: [FEELType] = []
    var fields: [String: FEELType] = [:]
    while !takeSymbol(">") {
      if kind == "context" {
        let name = try newName { $0.text == ":" }
        try expect(":")
        fields[name] = try type()
      } else {
        parts.append(try type())
      }
      if !takeSymbol(","), peek().text != ">" { throw unexpected(.symbol(">")) }
    }
    switch kind {
    case "list": return .list(of: parts.first ?? .any)
    case "range": return .range(of: parts.first ?? .any)
    case "context": return .context(fields)
    default:
      try expect("->")
      _ = try type()
      return .function
    }
  }
}
