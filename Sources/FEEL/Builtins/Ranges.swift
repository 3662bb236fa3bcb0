/// Functions over ranges and points: Allen's relations, as the standard spells them out.
extension Builtin {
  static let ranges: [Builtin] =
    relations + [
      Builtin("range", ["from": .string], .range(of: .any)) { evaluation, values in
        evaluation.some(values.first?.string.flatMap { range($0, evaluation.now) })
      }
    ]

  /// Reads a range of literals; nil for anything that would need evaluation, or runs backwards.
  private static func range(_ text: String, _ now: FEELDateTime?) -> FEELValue? {
    guard var parser = try? Parser(text, names: []),
      let tree = try? parser.wholeExpression(), case .range(let form) = tree.form,
      let lower = form.lower, let upper = form.upper, isPlain(lower), isPlain(upper)
    else { return nil }
    var evaluation = Evaluation(now: now)
    guard case .range(let range) = evaluation.value(of: tree, in: Scope([:])),
      let first = range.lower, let last = range.upper, FEELType.of(first) == FEELType.of(last),
      let order = Evaluation.order(first, last), order <= 0
    else { return nil }
    return .range(range)
  }

  private static func isPlain(_ tree: Tree) -> Bool {
    switch tree.form {
    case .literal(let value): return !value.isNull
    case .builtin(let builtin, .positional(let trees)):
      let makers = ["date", "time", "date and time", "duration"]
      return makers.contains(builtin.name) && trees.count == 1 && trees.allSatisfy(isText)
    default: return false
    }
  }

  private static func isText(_ tree: Tree) -> Bool {
    if case .literal(.string) = tree.form { return true }
    return false
  }

  // MARK: relations

  private typealias Relation = @Sendable (FEELRange, FEELRange) -> Bool?

  private static let relations: [Builtin] = [
    Builtin("before", pointsAndRanges { a, b in precedes(a, b) }),
    Builtin("after", pointsAndRanges { a, b in precedes(b, a) }),
    Builtin("meets", twoRanges { a, b in meets(a, b) }),
    Builtin("met by", twoRanges { a, b in meets(b, a) }),
    Builtin("overlaps", twoRanges { a, b in overlaps(a, b) }),
    Builtin("overlaps before", twoRanges { a, b in overlapsBefore(a, b) }),
    Builtin("overlaps after", twoRanges { a, b in overlapsAfter(a, b) }),
    Builtin("finishes", pointFirst { a, b in finishes(a, b) }),
    Builtin("finished by", pointSecond { a, b in finishes(b, a) }),
    Builtin("includes", pointSecond { a, b in includes(a, b) }),
    Builtin("during", pointFirst { a, b in includes(b, a) }),
    Builtin("starts", pointFirst { a, b in starts(a, b) }),
    Builtin("started by", pointSecond { a, b in starts(b, a) }),
    Builtin(
      "coincides",
      twoRanges { a, b in coincides(a, b) }
        + [way("point1", "point2", .any, .any) { a, b in coincides(a, b) }]
    ),
  ]

  private static let anyRange = FEELType.range(of: .any)

  private static func way(
    _ first: String,
    _ second: String,
    _ a: FEELType,
    _ b: FEELType,
    _ relation: @escaping Relation
  ) -> Signature {
    let pairs: KeyValuePairs<String, FEELType> =
      switch (first, second) {
      case ("point", _): ["point": a, "range": b]
      case (_, "point"): ["range": a, "point": b]
      case ("point1", _): ["point1": a, "point2": b]
      default: ["range1": a, "range2": b]
      }
    return signature(pairs, .boolean) { evaluation, values in
      guard let a = values[at: 0], let b = values[at: 1], !a.isNull, !b.isNull else {
        return evaluation.fail()
      }
      return evaluation.some(relation(asRange(a), asRange(b)).map(FEELValue.boolean))
    }
  }

  private static func twoRanges(_ relation: @escaping Relation) -> [Signature] {
    [way("range1", "range2", anyRange, anyRange, relation)]
  }

  private static func pointFirst(_ relation: @escaping Relation) -> [Signature] {
    twoRanges(relation) + [way("point", "range", .any, anyRange, relation)]
  }

  private static func pointSecond(_ relation: @escaping Relation) -> [Signature] {
    twoRanges(relation) + [way("range", "point", anyRange, .any, relation)]
  }

  private static func pointsAndRanges(_ relation: @escaping Relation) -> [Signature] {
    twoRanges(relation) + [
      way("point", "range", .any, anyRange, relation),
      way("range", "point", anyRange, .any, relation),
      way("point1", "point2", .any, .any, relation),
    ]
  }

  /// A point is the range from itself to itself.
  private static func asRange(_ value: FEELValue) -> FEELRange {
    if case .range(let range) = value { return range }
    return FEELRange(value, value)
  }

  /// Orders two ends; an end open for ever cannot be compared.
  private static func order(_ a: FEELValue?, _ b: FEELValue?) -> Int? {
    guard let a, let b else { return nil }
    return Evaluation.order(a, b)
  }

  private static func precedes(_ a: FEELRange, _ b: FEELRange) -> Bool? {
    order(a.upper, b.lower).map { $0 < 0 || ($0 == 0 && !(a.includesUpper && b.includesLower)) }
  }

  private static func meets(_ a: FEELRange, _ b: FEELRange) -> Bool? {
    order(a.upper, b.lower).map { $0 == 0 && a.includesUpper && b.includesLower }
  }

  private static func overlaps(_ a: FEELRange, _ b: FEELRange) -> Bool? {
    guard let first = precedes(a, b), let second = precedes(b, a) else { return nil }
    return !first && !second
  }

  private static func overlapsBefore(_ a: FEELRange, _ b: FEELRange) -> Bool? {
    guard let starts = order(a.lower, b.lower), let ends = order(a.upper, b.upper),
      let touches = order(a.upper, b.lower)
    else { return nil }
    let startsFirst = starts < 0 || (starts == 0 && a.includesLower && !b.includesLower)
    let endsFirst =
      ends < 0 || (ends == 0 && (!a.includesUpper || b.includesUpper))
    let meets = touches > 0 || (touches == 0 && a.includesUpper && b.includesLower)
    return startsFirst && endsFirst && meets
  }

  private static func overlapsAfter(_ a: FEELRange, _ b: FEELRange) -> Bool? {
    guard let starts = order(b.lower, a.lower), let ends = order(b.upper, a.upper),
      let touches = order(b.upper, a.lower)
    else { return nil }
    let startsLater = starts < 0 || (starts == 0 && b.includesLower && !a.includesLower)
    let endsLater = ends < 0 || (ends == 0 && (!b.includesUpper || a.includesUpper))
    let meets = touches > 0 || (touches == 0 && b.includesUpper && a.includesLower)
    return startsLater && endsLater && meets
  }

  private static func finishes(_ a: FEELRange, _ b: FEELRange) -> Bool? {
    guard let ends = order(a.upper, b.upper), let starts = order(a.lower, b.lower) else {
      return nil
    }
    return ends == 0 && a.includesUpper == b.includesUpper
      && (starts > 0 || (starts == 0 && (!a.includesLower || b.includesLower)))
  }

  private static func starts(_ a: FEELRange, _ b: FEELRange) -> Bool? {
    guard let ends = order(a.upper, b.upper), let starts = order(a.lower, b.lower) else {
      return nil
    }
    return starts == 0 && a.includesLower == b.includesLower
      && (ends < 0 || (ends == 0 && (!a.includesUpper || b.includesUpper)))
  }

  private static func includes(_ a: FEELRange, _ b: FEELRange) -> Bool? {
    guard let ends = order(b.upper, a.upper), let starts = order(b.lower, a.lower) else {
      return nil
    }
    return (starts > 0 || (starts == 0 && (a.includesLower || !b.includesLower)))
      && (ends < 0 || (ends == 0 && (a.includesUpper || !b.includesUpper)))
  }

  private static func coincides(_ a: FEELRange, _ b: FEELRange) -> Bool? {
    guard let starts = order(a.lower, b.lower), let ends = order(a.upper, b.upper) else {
      return nil
    }
    return starts == 0 && ends == 0 && a.includesLower == b.includesLower
      && a.includesUpper == b.includesUpper
  }
}
