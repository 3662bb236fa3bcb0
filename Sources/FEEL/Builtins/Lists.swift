/// Functions over lists. Positions count from 1, or from the end when negative.
extension Builtin {
  private static let anyList = FEELType.list(of: .any)

  static let lists: [Builtin] =
    sets + [
      Builtin("list contains", ["list": anyList, "element!": .any], .boolean) {
        evaluation,
        values in
        guard evaluation.spend(elements(values).count), let element = values[at: 1] else {
          return evaluation.fail()
        }
        return .boolean(elements(values).contains { Evaluation.equal($0, element) == true })
      },
      Builtin("count", ["list": anyList], .number, spread: .gathers) { _, values in
        .number(elements(values).count)
      },
      Builtin(
        "sublist",
        ["list": anyList, "start position": .number, "length?": .number],
        anyList
      ) { evaluation, values in
        evaluation.some(sublist(values).map(FEELValue.list))
      },
      Builtin("append", ["list": anyList, "item!": .any], anyList, spread: .repeats) {
        _,
        values in
        .list(elements(values) + values.dropFirst())
      },
      Builtin("concatenate", ["list": anyList], anyList, spread: .repeats) { _, values in
        .list(values.flatMap { Evaluation.elements(of: $0) })
      },
      Builtin(
        "insert before",
        ["list": anyList, "position": .number, "newItem!": .any],
        anyList
      ) { evaluation, values in
        var list = elements(values)
        guard let place = place(values, in: list), let item = values[at: 2] else {
          return evaluation.fail()
        }
        list.insert(item, at: place)
        return .list(list)
      },
      Builtin("remove", ["list": anyList, "position": .number], anyList) { evaluation, values in
        var list = elements(values)
        guard let place = place(values, in: list) else { return evaluation.fail() }
        list.remove(at: place)
        return .list(list)
      },
      Builtin(
        "list replace",
        [
          signature(["list": anyList, "position": .number, "newItem!": .any], anyList) {
            evaluation,
            values in
            var list = elements(values)
            guard let place = place(values, in: list), let item = values[at: 2] else {
              return evaluation.fail()
            }
            list[place] = item
            return .list(list)
          },
          signature(["list": anyList, "match": .function, "newItem!": .any], anyList) {
            evaluation,
            values in
            replace(values, &evaluation)
          },
        ]
      ),
      Builtin("reverse", ["list": anyList], anyList) { _, values in
        .list(elements(values).reversed())
      },
      Builtin("index of", ["list": anyList, "match!": .any], .list(of: .number)) {
        evaluation,
        values in
        guard let match = values[at: 1], evaluation.spend(elements(values).count) else {
          return evaluation.fail()
        }
        let places = elements(values).enumerated().filter {
          Evaluation.equal($0.element, match) == true
        }
        return .list(places.map { .number($0.offset + 1) })
      },
      Builtin("flatten", ["list": anyList], anyList) { evaluation, values in
        var flat: [FEELValue] = []
        flatten(elements(values), into: &flat, &evaluation)
        return .list(flat)
      },
      Builtin("sort", ["list": anyList, "precedes?": .function], anyList) {
        evaluation,
        values in
        sort(values, &evaluation)
      },
    ]

  /// The index from 0 of the position that is the second argument.
  private static func place(_ values: [FEELValue], in list: [FEELValue]) -> Int? {
    guard let position = values[at: 1]?.number?.rounded(to: 0, .down)?.integer(), position != 0,
      position.magnitude <= list.count
    else { return nil }
    return position > 0 ? position - 1 : list.count + position
  }

  private static func sublist(_ values: [FEELValue]) -> [FEELValue]? {
    let list = elements(values)
    guard let start = place(values, in: list) else { return nil }
    let rest = list[start...]
    guard let length = values[at: 2], !length.isNull else { return Array(rest) }
    guard let count = integer(values, 2), count >= 0, count <= rest.count else { return nil }
    return Array(rest.prefix(count))
  }

  private static func replace(
    _ values: [FEELValue],
    _ evaluation: inout Evaluation
  ) -> FEELValue {
    guard case .function(let match)? = values[at: 1], let item = values[at: 2] else {
      return evaluation.fail()
    }
    var list = elements(values)
    for (index, element) in list.enumerated() {
      guard evaluation.spend(), let matches = evaluation.apply(match, to: [element, item]).boolean
      else { return evaluation.fail() }
      if matches { list[index] = item }
    }
    return .list(list)
  }

  private static func flatten(
    _ list: [FEELValue],
    into flat: inout [FEELValue],
    _ evaluation: inout Evaluation
  ) {
    for element in list {
      guard evaluation.spend() else { return }
      if let inner = element.list {
        flatten(inner.elements, into: &flat, &evaluation)
      } else {
        flat.append(element)
      }
    }
  }

  // MARK: order

  /// A merge sort of our own: it stays in bounds whatever the caller's function answers.
  private static func sort(_ values: [FEELValue], _ evaluation: inout Evaluation) -> FEELValue {
    var precedes: FEELFunction?
    if case .function(let function)? = values[at: 1] { precedes = function }
    var runs = elements(values).map { [$0] }
    while runs.count > 1 {
      var merged: [[FEELValue]] = []
      for index in stride(from: 0, to: runs.count, by: 2) {
        guard let next = runs[at: index + 1] else {
          merged.append(runs[index])
          continue
        }
        guard let run = merge(runs[index], next, precedes, &evaluation) else {
          return evaluation.fail()
        }
        merged.append(run)
      }
      runs = merged
    }
    return .list(runs.first ?? [])
  }

  private static func merge(
    _ a: [FEELValue],
    _ b: [FEELValue],
    _ precedes: FEELFunction?,
    _ evaluation: inout Evaluation
  ) -> [FEELValue]? {
    var merged: [FEELValue] = []
    var (left, right) = (0, 0)
    while left < a.count, right < b.count {
      guard evaluation.spend() else { return nil }
      let swaps: Bool?
      if let precedes {
        swaps = evaluation.apply(precedes, to: [b[right], a[left]]).boolean
      } else {
        swaps = Evaluation.order(b[right], a[left]).map { $0 < 0 }
      }
      guard let swaps else { return nil }
      merged.append(swaps ? b[right] : a[left])
      if swaps { right += 1 } else { left += 1 }
    }
    return merged + a[left...] + b[right...]
  }

  // MARK: sets

  private static let sets: [Builtin] = [
    Builtin("distinct values", ["list": anyList], anyList) { evaluation, values in
      distinct(elements(values), &evaluation)
    },
    Builtin("union", ["list": anyList], anyList, spread: .repeats) { evaluation, values in
      distinct(values.flatMap { Evaluation.elements(of: $0) }, &evaluation)
    },
  ]

  private static func distinct(
    _ list: [FEELValue],
    _ evaluation: inout Evaluation
  ) -> FEELValue {
    var kept: [FEELValue] = []
    for element in list {
      guard evaluation.spend(1 + kept.count / 4) else { return .null }
      if !kept.contains(where: { Evaluation.equal($0, element) == true }) { kept.append(element) }
    }
    return .list(kept)
  }
}
