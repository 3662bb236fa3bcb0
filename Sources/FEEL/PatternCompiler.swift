/// Turns the text of a pattern into a program; recursion and size are bounded.
struct PatternCompiler {
  private static let longestProgram = 20_000
  private static let deepest = 50
  private static let mostRepeats = 1000

  private let text: [Unicode.Scalar]
  private let flags: String
  private var position = 0
  private var depth = 0
  private var closed: Set<Int> = []
  private(set) var groups = 1
  private(set) var marks = 0

  init(_ pattern: String, flags: String) {
    text = Self.scalars(pattern, flags: flags)
    self.flags = flags
  }

  /// With `x`, space outside brackets means nothing.
  private static func scalars(_ pattern: String, flags: String) -> [Unicode.Scalar] {
    let all = Array(pattern.unicodeScalars)
    guard flags.contains("x"), !flags.contains("q") else { return all }
    var kept: [Unicode.Scalar] = []
    var brackets = 0
    for scalar in all {
      let isEscaped = kept.last == "\\"
      if scalar == "[", !isEscaped { brackets += 1 }
      if scalar == "]", !isEscaped { brackets -= 1 }
      if brackets > 0 || ![" ", "\t", "\n", "\r"].contains(scalar) { kept.append(scalar) }
    }
    return kept
  }

  mutating func compile() -> [Pattern.Instruction]? {
    guard text.count <= 10_000 else { return nil }
    if flags.contains("q") {
      return [.save(0)] + text.map { .one(literal($0)) } + [.save(1), .done]
    }
    guard let body = alternatives(), position == text.count else { return nil }
    // Marks share the slots behind the groups, whose number is known only now.
    let program = ([.save(0)] + shifted(body, by: 1) + [.save(1), .done]).map(placed)
    return program.count <= Self.longestProgram ? program : nil
  }

  private func placed(_ instruction: Pattern.Instruction) -> Pattern.Instruction {
    switch instruction {
    case .mark(let slot): .mark(groups * 2 + slot)
    case .advance(let slot): .advance(groups * 2 + slot)
    default: instruction
    }
  }

  /// Moves the targets of a piece of program that will stand further down.
  private func shifted(
    _ body: [Pattern.Instruction],
    by offset: Int
  ) -> [Pattern.Instruction] {
    body.map { instruction in
      switch instruction {
      case .split(let first, let second):
        .split(first: first + offset, second: second + offset)
      case .jump(let target): .jump(target + offset)
      default: instruction
      }
    }
  }

  private mutating func alternatives() -> [Pattern.Instruction]? {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.deepest, let first = sequence() else { return nil }
    var branches = [first]
    while take("|") {
      guard let branch = sequence() else { return nil }
      branches.append(branch)
    }
    var program = branches.removeLast()
    for branch in branches.reversed() {
      // split → branch → jump past the rest
      program =
        [.split(first: 1, second: branch.count + 2)] + shifted(branch, by: 1)
        + [.jump(branch.count + 2 + program.count)] + shifted(program, by: branch.count + 2)
      if program.count > Self.longestProgram { return nil }
    }
    return program
  }

  private mutating func sequence() -> [Pattern.Instruction]? {
    var program: [Pattern.Instruction] = []
    while let scalar = peek(), scalar != "|", scalar != ")" {
      guard let atom = atom(), let repeated = quantified(atom) else { return nil }
      program += shifted(repeated, by: program.count)
      if program.count > Self.longestProgram { return nil }
    }
    return program
  }

  // MARK: quantifiers

  private mutating func quantified(
    _ atom: [Pattern.Instruction]
  ) -> [Pattern.Instruction]? {
    guard let (least, most) = bounds() else { return nil }
    if least == 1, most == 1 { return atom }
    let isLazy = take("?")
    let copies = (most ?? least + 1) + 1
    guard copies * (atom.count + 4) <= Self.longestProgram else { return nil }
    var program: [Pattern.Instruction] = []
    for _ in 0..<least { program += shifted(atom, by: program.count) }
    guard let most else { return program + shifted(star(atom, isLazy), by: program.count) }
    let end = program.count + (most - least) * (atom.count + 1)
    for _ in least..<most {
      let here = program.count
      program.append(
        isLazy ? .split(first: end, second: here + 1) : .split(first: here + 1, second: end)
      )
      program += shifted(atom, by: here + 1)
    }
    return program
  }

  private mutating func star(
    _ atom: [Pattern.Instruction],
    _ isLazy: Bool
  ) -> [Pattern.Instruction] {
    let slot = marks
    marks += 1
    let end = atom.count + 4
    let split: Pattern.Instruction =
      isLazy ? .split(first: end, second: 1) : .split(first: 1, second: end)
    return [split, .mark(slot)] + shifted(atom, by: 2) + [.advance(slot), .jump(0)]
  }

  /// How often the atom just read may stand: at least, and at most or without end (nil).
  private mutating func bounds() -> (Int, Int?)? {
    if take("*") { return (0, nil) }
    if take("+") { return (1, nil) }
    if take("?") { return (0, 1) }
    guard take("{") else { return (1, 1) }
    guard let least = number() else { return nil }
    if take("}") { return (least, least) }
    guard take(",") else { return nil }
    if take("}") { return (least, nil) }
    guard let most = number(), take("}"), most >= least else { return nil }
    return (least, most)
  }

  private mutating func number() -> Int? {
    var value: Int?
    while let scalar = peek(), ("0"..."9").contains(scalar) {
      value = (value ?? 0) * 10 + Int(scalar.value - 48)
      position += 1
      if value ?? 0 > Self.mostRepeats { return nil }
    }
    return value
  }

  // MARK: atoms

  private mutating func atom() -> [Pattern.Instruction]? {
    guard let scalar = peek() else { return nil }
    position += 1
    switch scalar {
    case "(": return group()
    case "[": return characterClass().map { [.one($0)] }
    case "^": return [.lineStart]
    case "$": return [.lineEnd]
    case ".": return [.one(anything)]
    case "\\":
      if let digit = peek(), ("1"..."9").contains(digit) {
        position += 1
        let number = Int(digit.value - 48)
        return closed.contains(number) ? [.back(number)] : nil
      }
      return escape().map { [.one($0)] }
    case "*", "+", "?", "{", "}", "]": return nil
    default: return [.one(literal(scalar))]
    }
  }

  private func literal(_ scalar: Unicode.Scalar) -> CharacterSet {
    guard flags.contains("i") else { return CharacterSet(scalar) }
    return CharacterSet(CharacterSet.cases(scalar).map { .range($0.value...$0.value) })
  }

  private var anything: CharacterSet {
    var set = CharacterSet(flags.contains("s") ? [] : [.range(10...10), .range(13...13)])
    set.isNegated = true
    return set
  }

  private mutating func group() -> [Pattern.Instruction]? {
    if take("?") {
      guard take(":"), let body = alternatives(), take(")") else { return nil }
      return body
    }
    let number = groups
    groups += 1
    guard let body = alternatives(), take(")") else { return nil }
    closed.insert(number)
    return [.save(number * 2)] + shifted(body, by: 1) + [.save(number * 2 + 1)]
  }

  private mutating func escape() -> CharacterSet? {
    guard let scalar = peek() else { return nil }
    position += 1
    switch scalar {
    case "n": return CharacterSet("\n")
    case "r": return CharacterSet("\r")
    case "t": return CharacterSet("\t")
    case "d": return CharacterSet([.digit])
    case "D": return CharacterSet([.not(.digit)])
    case "s": return CharacterSet([.space])
    case "S": return CharacterSet([.not(.space)])
    case "w": return CharacterSet([.word])
    case "W": return CharacterSet([.not(.word)])
    case "i": return CharacterSet([.nameStart])
    case "I": return CharacterSet([.not(.nameStart)])
    case "c": return CharacterSet([.name])
    case "C": return CharacterSet([.not(.name)])
    case "p", "P": return property(isNegated: scalar == "P")
    case "\\", "|", ".", "?", "*", "+", "(", ")", "{", "}", "-", "[", "]", "^", "$", "/", "\"":
      return CharacterSet(scalar)
    default: return nil
    }
  }

  private mutating func property(isNegated: Bool) -> CharacterSet? {
    guard take("{") else { return nil }
    var name = ""
    while let scalar = peek(), scalar != "}" {
      name.unicodeScalars.append(scalar)
      position += 1
    }
    guard take("}") else { return nil }
    let part: CharacterSet.Part
    if let block = CharacterSet.blocks[name] {
      part = .range(block)
    } else if CharacterSet.categories.contains(name) {
      part = .category(name)
    } else {
      return nil
    }
    return CharacterSet([isNegated ? .not(part) : part])
  }

  private mutating func characterClass() -> CharacterSet? {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.deepest else { return nil }
    var set = CharacterSet([])
    set.isNegated = take("^")
    var isFirst = true
    while let scalar = peek(), scalar != "]" || isFirst {
      isFirst = false
      position += 1
      if scalar == "-", peek() == "[" {
        position += 1
        guard let except = characterClass() else { return nil }
        set.except.append(except)
        continue
      }
      if scalar == "[" { return nil }
      guard let low = member(scalar) else { return nil }
      if peek() == "-", let high = peek(1), high != "]", high != "[" {
        position += 2
        guard case .range(let from)? = low.parts.first,
          case .range(let to)? = member(high)?.parts.first, from.lowerBound <= to.upperBound
        else { return nil }
        set.parts.append(.range(from.lowerBound...to.upperBound))
      } else {
        set.parts += low.parts
      }
    }
    return take("]") ? set : nil
  }

  private mutating func member(_ scalar: Unicode.Scalar) -> CharacterSet? {
    scalar == "\\" ? escape() : CharacterSet(scalar)
  }

  private func peek(_ ahead: Int = 0) -> Unicode.Scalar? {
    position + ahead < text.count ? text[position + ahead] : nil
  }

  private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard peek() == scalar else { return false }
    position += 1
    return true
  }
}
