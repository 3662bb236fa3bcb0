/// A function as a value: written in the expression, or built in.
package final class FEELFunction: Sendable, Hashable {
  enum Kind: Sendable {
    case written([Form.FunctionParameter], Tree, Scope)
    case builtin(Builtin)
  }
  let kind: Kind

  init(_ kind: Kind) {
    self.kind = kind
  }

  package static func == (a: FEELFunction, b: FEELFunction) -> Bool { a === b }
  package func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }
}

/// Where names are looked up: one variable, or the members of an element, before an outer scope.
final class Scope: Sendable {
  private enum Kind: Sendable {
    case variables([String: FEELValue])
    case variable(String, FEELValue)
    case element(FEELValue)
  }
  private let kind: Kind
  private let outer: Scope?
  /// How many scopes lie within one another here.
  let depth: Int

  init(_ variables: [String: FEELValue]) {
    kind = .variables(variables)
    outer = nil
    depth = 1
  }

  init(_ name: String, _ value: FEELValue, in outer: Scope) {
    kind = .variable(name, value)
    self.outer = outer
    depth = outer.depth + 1
  }

  /// The scope of a filter: `item`, and the element's members by their bare names.
  init(element: FEELValue, in outer: Scope) {
    kind = .element(element)
    self.outer = outer
    depth = outer.depth + 1
  }

  func lookUp(_ name: String) -> FEELValue? {
    var scope: Scope? = self
    while let current = scope {
      switch current.kind {
      case .variables(let variables):
        if let value = variables[name] { return value }
      case .variable(let own, let value):
        if own == name { return value }
      case .element(let element):
        if case .context(let context) = element, let value = context[name] { return value }
        if name == "item" { return element }
      }
      scope = current.outer
    }
    return nil
  }
}
