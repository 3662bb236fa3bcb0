/// A regular expression as XPath writes it, run with a bound on its work.
struct Pattern: Sendable {
  enum Instruction: Sendable {
    case one(CharacterSet)
    case split(first: Int, second: Int)
    case jump(Int)
    case save(Int)
    case lineStart, lineEnd
    case back(Int)
    /// Remembers the position at a loop's start; `advance` leaves a loop that took nothing.
    case mark(Int)
    case advance(Int)
    case done
  }

  enum Found: Equatable {
    case none
    /// Where each group starts and ends; group 0 is the whole; -1 for a group not taken.
    case groups([Int])
  }

  static let mostBacktracks = 500_000

  let program: [Instruction]
  let groupCount: Int
  let marks: Int
  let multiline: Bool
  let ignoresCase: Bool
  /// Flag `q`: neither the pattern nor a replacement has signs of meaning.
  let isLiteral: Bool

  /// Nil when the pattern or its flags are malformed.
  init?(_ pattern: String, flags: String) {
    guard flags.allSatisfy({ "smixq".contains($0) }) else { return nil }
    var compiler = PatternCompiler(pattern, flags: flags)
    guard let program = compiler.compile() else { return nil }
    self.program = program
    groupCount = compiler.groups
    marks = compiler.marks
    multiline = flags.contains("m")
    ignoresCase = flags.contains("i")
    isLiteral = flags.contains("q")
  }

  /// The first match at or after a position; nil when the work ran out.
  ///
  /// `work` is the number of steps left to take; it counts down.
  func firstMatch(in text: [Unicode.Scalar], from start: Int, _ work: inout Int) -> Found? {
    for position in start...max(start, text.count) {
      guard let found = match(text, at: position, &work) else { return nil }
      if found != .none { return found }
    }
    return Found.none
  }

  /// A way not yet tried, or a slot to put back when trying one.
  private enum Choice {
    case resume(instruction: Int, position: Int)
    case restore(slot: Int, value: Int)
  }

  private func match(_ text: [Unicode.Scalar], at start: Int, _ work: inout Int) -> Found? {
    var slots = [Int](repeating: -1, count: groupCount * 2 + marks)
    var choices: [Choice] = []
    var next = 0
    var position = start
    while true {
      work -= 1
      if work < 0 || choices.count > Self.mostBacktracks { return nil }
      var fails = false
      switch program[next] {
      case .one(let set):
        fails = position >= text.count || !set.contains(text[position], ignoresCase)
        position += 1
        next += 1
      case .split(let first, let second):
        choices.append(.resume(instruction: second, position: position))
        next = first
      case .jump(let target): next = target
      case .save(let slot), .mark(let slot):
        choices.append(.restore(slot: slot, value: slots[slot]))
        slots[slot] = position
        next += 1
      case .advance(let slot):
        fails = slots[slot] == position
        next += 1
      case .lineStart:
        let isLine = multiline && position < text.count && position > 0
        fails = position > 0 && !(isLine && text[position - 1] == "\n")
        next += 1
      case .lineEnd:
        fails = position < text.count && !(multiline && text[position] == "\n")
        next += 1
      case .back(let group):
        let range = slots[group * 2]..<max(slots[group * 2], slots[group * 2 + 1])
        fails = !repeats(text, range, at: position)
        position += range.count
        next += 1
      case .done: return .groups(Array(slots.prefix(groupCount * 2)))
      }
      if fails {
        guard let (instruction, place) = resume(&choices, &slots) else { return Found.none }
        (next, position) = (instruction, place)
      }
    }
  }

  private func resume(_ choices: inout [Choice], _ slots: inout [Int]) -> (Int, Int)? {
    while let choice = choices.popLast() {
      switch choice {
      case .resume(let instruction, let position): return (instruction, position)
      case .restore(let slot, let value): slots[slot] = value
      }
    }
    return nil
  }

  private func repeats(_ text: [Unicode.Scalar], _ range: Range<Int>, at position: Int) -> Bool {
    guard range.lowerBound >= 0, position + range.count <= text.count else {
      return range.isEmpty
    }
    return range.enumerated().allSatisfy { offset, index in
      CharacterSet.same(text[index], text[position + offset], ignoresCase)
    }
  }
}

extension Pattern {
  /// Every match replaced, where `$1` stands for a group.
  ///
  /// Nil for a malformed replacement, an empty match or when the work ran out.
  func replace(
    in input: String,
    by replacement: String,
    _ work: inout Int
  ) -> String? {
    let literal = isLiteral ? replacement.unicodeScalars.map(Part.text) : nil
    guard let parts = literal ?? Self.parts(of: replacement) else { return nil }
    let text = Array(input.unicodeScalars)
    var result = String.UnicodeScalarView()
    var position = 0
    while true {
      guard let found = firstMatch(in: text, from: position, &work) else { return nil }
      guard case .groups(let groups) = found, let start = groups[at: 0], let end = groups[at: 1]
      else { break }
      if end == start || result.count > Evaluation.longestText { return nil }
      result.append(contentsOf: text[position..<start])
      for part in parts {
        switch part {
        case .text(let scalar): result.append(scalar)
        case .group(let number):
          if let from = groups[at: number * 2], let to = groups[at: number * 2 + 1], from >= 0,
            to >= from
          {
            result.append(contentsOf: text[from..<to])
          }
        }
      }
      position = end
    }
    result.append(contentsOf: text.dropFirst(position))
    return String(result)
  }

  private enum Part {
    case text(Unicode.Scalar)
    case group(Int)
  }

  private static func parts(of replacement: String) -> [Part]? {
    var parts: [Part] = []
    var rest = Array(replacement.unicodeScalars)[...]
    while let scalar = rest.popFirst() {
      switch scalar {
      case "$":
        guard let digit = rest.popFirst(), ("0"..."9").contains(digit) else { return nil }
        parts.append(.group(Int(digit.value - 48)))
      case "\\":
        guard let escaped = rest.popFirst(), escaped == "$" || escaped == "\\" else { return nil }
        parts.append(.text(escaped))
      default: parts.append(.text(scalar))
      }
    }
    return parts
  }

  /// The pieces between the matches; nil when the pattern matches nothing at all, or work ran out.
  func split(_ input: String, _ work: inout Int) -> [String]? {
    let text = Array(input.unicodeScalars)
    var pieces: [String] = []
    var position = 0
    while true {
      guard let found = firstMatch(in: text, from: position, &work) else { return nil }
      guard case .groups(let groups) = found, let start = groups[at: 0], let end = groups[at: 1]
      else { break }
      if end == start { return nil }
      pieces.append(Self.string(text[position..<start]))
      position = end
    }
    pieces.append(Self.string(text[position...]))
    return pieces
  }

  private static func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }
}
