/// A function of the standard: its name, and for each way to call it the parameters and the body.
struct Builtin: Sendable {
  typealias Body = @Sendable (inout Evaluation, [FEELValue]) -> FEELValue

  struct Parameter: Sendable {
    let name: String
    let type: FEELType
    /// May be left out.
    let isOptional: Bool
    /// Null reaches the body instead of making the whole call null.
    let takesNull: Bool
  }

  /// How many arguments the parameters take.
  enum Spread: Sendable {
    case exact
    /// Several arguments may stand for the one list.
    case gathers
    /// The last parameter may be given again and again.
    case repeats
  }

  struct Signature: Sendable {
    let parameters: [Parameter]
    let spread: Spread
    let result: FEELType
    let body: Body

    var counts: ClosedRange<Int> {
      let least = parameters.filter { !$0.isOptional }.count
      return least...(spread == .exact ? parameters.count : .max)
    }
  }

  let name: String
  let signatures: [Signature]

  /// Parameters are written `name`, `name?` when optional, `name!` when null may reach the body.
  static func signature(
    _ parameters: KeyValuePairs<String, FEELType>,
    _ result: FEELType,
    spread: Spread = .exact,
    _ body: @escaping Body
  ) -> Signature {
    let read = parameters.map { name, type in
      Parameter(
        name: name.filter { $0 != "?" && $0 != "!" },
        type: type,
        isOptional: name.hasSuffix("?"),
        takesNull: type == .any || name.hasSuffix("?") || name.hasSuffix("!")
      )
    }
    return Signature(parameters: read, spread: spread, result: result, body: body)
  }

  init(
    _ name: String,
    _ parameters: KeyValuePairs<String, FEELType>,
    _ result: FEELType,
    spread: Spread = .exact,
    _ body: @escaping Body
  ) {
    self.name = name
    signatures = [Self.signature(parameters, result, spread: spread, body)]
  }

  init(_ name: String, _ signatures: [Signature]) {
    self.name = name
    self.signatures = signatures
  }

  static let all: [Builtin] =
    conversions + booleans + strings + numbers + lists + aggregates + contexts + temporals + ranges

  static let named = Dictionary(all.map { ($0.name, $0) }) { first, _ in first }
  static let names = Names(all.map(\.name))

  // MARK: calling

  /// Whatever a function does, it may walk through its arguments.
  private static func cost(_ values: [FEELValue]) -> Int {
    values.reduce(0) { $0 + $1.bulk.weight >> 2 }
  }

  func call(_ evaluation: inout Evaluation, _ values: [FEELValue]) -> FEELValue {
    guard evaluation.spend(Self.cost(values)) else { return .null }
    for signature in signatures {
      if let fitted = signature.fit(values) { return signature.run(&evaluation, fitted) }
    }
    return evaluation.fail()
  }

  func call(
    _ evaluation: inout Evaluation,
    named values: [(name: String, value: FEELValue)]
  ) -> FEELValue {
    guard evaluation.spend(Self.cost(values.map(\.value))) else { return .null }
    for signature in signatures {
      guard let ordered = signature.order(values), let fitted = signature.fit(ordered) else {
        continue
      }
      return signature.run(&evaluation, fitted)
    }
    return evaluation.fail()
  }
}

extension Builtin.Signature {
  /// The arguments converted to the parameters' types; nil when they do not fit.
  func fit(_ values: [FEELValue]) -> [FEELValue]? {
    guard spread == .gathers, let type = parameters.first?.type, values.count > 1 else {
      return fitEach(values)
    }
    return type.coerced(.list(values)).map { [$0] }
  }

  private func fitEach(_ values: [FEELValue]) -> [FEELValue]? {
    guard counts.contains(values.count) else { return nil }
    var fitted: [FEELValue] = []
    fitted.reserveCapacity(values.count)
    for (index, value) in values.enumerated() {
      guard let parameter = index < parameters.count ? parameters[index] : parameters.last,
        let coerced = parameter.type.coerced(value)
      else { return nil }
      fitted.append(coerced)
    }
    return fitted
  }

  /// Named arguments in the order of the parameters; nil when a name is unknown or one is missing.
  func order(_ values: [(name: String, value: FEELValue)]) -> [FEELValue]? {
    guard values.allSatisfy({ pair in parameters.contains { $0.name == pair.name } }) else {
      return nil
    }
    var ordered: [FEELValue] = []
    for parameter in parameters {
      let given = values.filter { $0.name == parameter.name }
      if given.count > 1 || (given.isEmpty && !parameter.isOptional) { return nil }
      ordered.append(given.first?.value ?? .null)
    }
    return ordered
  }

  func run(_ evaluation: inout Evaluation, _ values: [FEELValue]) -> FEELValue {
    for (index, value) in values.enumerated() where value.isNull {
      let parameter = parameters[at: index] ?? parameters.last
      if parameter?.takesNull == false { return evaluation.fail() }
    }
    return body(&evaluation, values)
  }
}
