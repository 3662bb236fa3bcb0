/// The whole numbers or the days from one end to the other, up or down.
struct Steps {
  private enum Kind { case numbers, days }
  private let kind: Kind
  private var position: Int
  private let last: Int
  private let stride: Int
  private var isDone = false

  mutating func next() -> FEELValue? {
    if isDone { return nil }
    let current = position
    if current == last { isDone = true } else { position += stride }
    switch kind {
    case .numbers: return .number(current)
    case .days: return FEELDate(daysSinceEpoch: current).map(FEELValue.date) ?? .null
    }
  }

  fileprivate init(numbersFrom first: Int, to last: Int) {
    kind = .numbers
    (position, self.last, stride) = (first, last, first <= last ? 1 : -1)
  }

  fileprivate init(daysFrom first: FEELDate, to last: FEELDate) {
    kind = .days
    (position, self.last) = (first.daysSinceEpoch, last.daysSinceEpoch)
    stride = first <= last ? 1 : -1
  }

  fileprivate mutating func dropEnds(first: Bool, last dropLast: Bool) -> Steps? {
    var low = position
    var high = last
    if first { low += stride }
    if dropLast { high -= stride }
    if stride > 0 ? low > high : low < high { return nil }
    self = Steps(kind, low, high, stride)
    return self
  }

  private init(_ kind: Kind, _ first: Int, _ last: Int, _ stride: Int) {
    self.kind = kind
    (position, self.last, self.stride) = (first, last, stride)
  }

  fileprivate static let empty: Steps = {
    var steps = Steps(.numbers, 0, 0, 1)
    steps.isDone = true
    return steps
  }()
}

extension Evaluation {
  static func steps(from first: FEELValue, to last: FEELValue) -> Steps? {
    switch (first, last) {
    case (.number(let a), .number(let b)):
      guard let a = a.integer(), let b = b.integer(), a.magnitude < 1 << 60, b.magnitude < 1 << 60
      else { return nil }
      return Steps(numbersFrom: a, to: b)
    case (.date(let a), .date(let b)): return Steps(daysFrom: a, to: b)
    default: return nil
    }
  }

  static func steps(of range: FEELRange) -> Steps? {
    guard let lower = range.lower, let upper = range.upper, (order(lower, upper) ?? 1) <= 0,
      var steps = steps(from: lower, to: upper)
    else { return nil }
    return steps.dropEnds(first: !range.includesLower, last: !range.includesUpper) ?? .empty
  }
}
