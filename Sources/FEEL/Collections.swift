/// Lists, contexts and ranges: the values made of values.
///
/// Lists and contexts know how deep they nest and how much they weigh, so that an evaluation can
/// refuse what would exhaust the stack or the memory before anything walks through it.
package struct FEELList: Sendable, Hashable, RandomAccessCollection, ExpressibleByArrayLiteral {
  package let elements: [FEELValue]
  let bulk: Bulk

  package init(_ elements: [FEELValue]) {
    self.elements = elements
    bulk = Bulk(of: elements)
  }

  package init(arrayLiteral elements: FEELValue...) { self.init(elements) }

  package var startIndex: Int { 0 }
  package var endIndex: Int { elements.count }
  package subscript(position: Int) -> FEELValue { elements[position] }

  package static func == (a: Self, b: Self) -> Bool { a.elements == b.elements }
  package func hash(into hasher: inout Hasher) { hasher.combine(elements) }
}

/// Named values in the order they were written; equal when the same names hold equal values.
package struct FEELContext: Sendable, Hashable {
  package let names: [String]
  package let values: [FEELValue]
  private let places: [String: Int]
  let bulk: Bulk

  /// A name given twice keeps its first place and its last value.
  package init(_ entries: [(String, FEELValue)]) {
    var names: [String] = []
    var values: [FEELValue] = []
    var places: [String: Int] = [:]
    for (name, value) in entries {
      if let known = places[name] {
        values[known] = value
      } else {
        places[name] = names.count
        names.append(name)
        values.append(value)
      }
    }
    self.names = names
    self.values = values
    self.places = places
    bulk = Bulk(of: values)
  }

  package var entries: [(String, FEELValue)] { Array(zip(names, values)) }

  package subscript(name: String) -> FEELValue? {
    places[name].map { values[$0] }
  }

  package static func == (a: Self, b: Self) -> Bool {
    a.names.count == b.names.count
      && zip(a.names, a.values).allSatisfy { name, value in b[name] == value }
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(Set(names))
  }
}

/// An interval; an end that is nil is open for ever, one that is null is not known.
package struct FEELRange: Sendable, Hashable {
  package var lower: FEELValue?
  package var upper: FEELValue?
  package var includesLower: Bool
  package var includesUpper: Bool
  /// Written `(!= x)`: everything but its ends.
  var isExcluding = false

  package init(
    _ lower: FEELValue?,
    includesLower: Bool = true,
    _ upper: FEELValue?,
    includesUpper: Bool = true
  ) {
    self.lower = lower
    self.upper = upper
    self.includesLower = includesLower
    self.includesUpper = includesUpper
  }
}

/// How deep a value nests and roughly how much it holds.
struct Bulk: Sendable {
  static let deepest = 100
  static let heaviest = 2_000_000

  var depth: Int
  var weight: Int

  static let single = Bulk(depth: 0, weight: 1)

  init(depth: Int, weight: Int) {
    self.depth = depth
    self.weight = weight
  }

  init(of values: [FEELValue]) {
    var depth = 0
    var weight = 1
    for value in values {
      let bulk = value.bulk
      depth = max(depth, bulk.depth)
      weight = min(weight + bulk.weight, Self.heaviest + 1)
    }
    self.init(depth: depth + 1, weight: weight)
  }

  var isTooMuch: Bool { depth > Self.deepest || weight > Self.heaviest }
}

extension FEELValue {
  var bulk: Bulk {
    switch self {
    case .list(let list): list.bulk
    case .context(let context): context.bulk
    case .string(let text): Bulk(depth: 0, weight: 1 + text.utf8.count >> 4)
    case .range(let range): Bulk(of: [range.lower ?? .null, range.upper ?? .null])
    default: .single
    }
  }
}
