/// The words of FEEL: names are single words here; the parser joins them by the names it knows.
struct Token: Sendable {
  enum Kind: Sendable {
    case word, number, string, at, symbol, end
  }
  let kind: Kind
  /// The word or symbol as written; of a string, its content with the escapes resolved.
  let text: String
  let start: Int
  let end: Int
}

/// Cuts a source into tokens.
struct Tokenizer {
  static let longestSource = 65_536

  private let bytes: [UInt8]
  private var position = 0
  private(set) var tokens: [Token] = []

  static func tokens(of source: String) throws(FEELSyntaxError) -> [Token] {
    var tokenizer = Tokenizer(source)
    guard tokenizer.bytes.count <= longestSource else {
      throw FEELSyntaxError(offset: 0, length: 0, kind: .tooLong(limit: longestSource))
    }
    try tokenizer.run()
    return tokenizer.tokens
  }

  private init(_ source: String) {
    bytes = Array(source.utf8)
  }

  private mutating func run() throws(FEELSyntaxError) {
    while true {
      try skipSpace()
      guard let byte = peek() else { break }
      try take(byte)
    }
    tokens.append(Token(kind: .end, text: "", start: bytes.count, end: bytes.count))
  }

  private mutating func take(_ byte: UInt8) throws(FEELSyntaxError) {
    let start = position
    if Self.isDigit(byte) || (byte == UInt8(ascii: ".") && peek(1).map(Self.isDigit) == true) {
      takeNumber()
      return add(.number, from: start)
    }
    if byte == UInt8(ascii: "\"") { return try takeString() }
    if let width = nameWidth() {
      position += width
      while let width = nameWidth(inside: true) { position += width }
      return add(.word, from: start)
    }
    if byte == UInt8(ascii: "@") {
      position += 1
      return add(.at, from: start)
    }
    guard takeSymbol(byte) else {
      throw FEELSyntaxError(
        offset: start,
        length: scalarWidth(),
        kind: strangeCharacter()
      )
    }
    add(.symbol, from: start)
  }

  private mutating func add(_ kind: Token.Kind, from start: Int) {
    let text = String(decoding: bytes[start..<position], as: UTF8.self)
    tokens.append(Token(kind: kind, text: text, start: start, end: position))
  }

  // MARK: kinds of token

  private mutating func takeNumber() {
    takeDigits()
    if peek() == UInt8(ascii: "."), peek(1).map(Self.isDigit) == true {
      position += 1
      takeDigits()
    }
    guard let mark = peek(), mark | 32 == UInt8(ascii: "e") else { return }
    let signed = peek(1) == UInt8(ascii: "+") || peek(1) == UInt8(ascii: "-")
    guard peek(signed ? 2 : 1).map(Self.isDigit) == true else { return }
    position += signed ? 2 : 1
    takeDigits()
  }

  private mutating func takeDigits() {
    while let byte = peek(), Self.isDigit(byte) { position += 1 }
  }

  private mutating func takeSymbol(_ byte: UInt8) -> Bool {
    let next = peek(1)
    switch (byte, next) {
    case (UInt8(ascii: "*"), UInt8(ascii: "*")), (UInt8(ascii: "."), UInt8(ascii: ".")),
      (UInt8(ascii: "<"), UInt8(ascii: "=")), (UInt8(ascii: ">"), UInt8(ascii: "=")),
      (UInt8(ascii: "!"), UInt8(ascii: "=")), (UInt8(ascii: "-"), UInt8(ascii: ">")):
      position += 2
      return true
    default:
      guard "+-*/=<>()[]{},:.'".utf8.contains(byte) else { return false }
      position += 1
      return true
    }
  }

  private mutating func takeString() throws(FEELSyntaxError) {
    let start = position
    var text: [UInt8] = []
    position += 1
    while let byte = peek() {
      position += 1
      switch byte {
      case UInt8(ascii: "\""):
        let content = String(decoding: text, as: UTF8.self)
        return tokens.append(
          Token(kind: .string, text: content, start: start, end: position)
        )
      case UInt8(ascii: "\\"): takeEscape(into: &text)
      default: text.append(byte)
      }
    }
    throw FEELSyntaxError(
      offset: start,
      length: bytes.count - start,
      kind: .openString
    )
  }

  /// What stands after a backslash; an unknown escape stays as written.
  private mutating func takeEscape(into text: inout [UInt8]) {
    guard let byte = peek() else { return text.append(UInt8(ascii: "\\")) }
    position += 1
    switch byte {
    case UInt8(ascii: "n"): text.append(10)
    case UInt8(ascii: "r"): text.append(13)
    case UInt8(ascii: "t"): text.append(9)
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "'"): text.append(byte)
    case UInt8(ascii: "u"): takeCode(digits: 4, into: &text)
    case UInt8(ascii: "U"): takeCode(digits: 6, into: &text)
    default: text += [UInt8(ascii: "\\"), byte]
    }
  }

  private mutating func takeCode(digits: Int, into text: inout [UInt8]) {
    guard let first = hex(at: position, digits) else {
      text += [UInt8(ascii: "\\"), digits == 4 ? UInt8(ascii: "u") : UInt8(ascii: "U")]
      return
    }
    position += digits
    var code = first
    if (0xD800..<0xDC00).contains(first), peek() == UInt8(ascii: "\\"),
      peek(1) == UInt8(ascii: "u"), let second = hex(at: position + 2, 4),
      (0xDC00..<0xE000).contains(second)
    {
      position += 6
      code = 0x10000 + (first - 0xD800) << 10 + (second - 0xDC00)
    }
    text += Array(String(Unicode.Scalar(code) ?? "\u{FFFD}").utf8)
  }

  private func hex(at start: Int, _ count: Int) -> UInt32? {
    guard start + count <= bytes.count else { return nil }
    return UInt32(String(decoding: bytes[start..<start + count], as: UTF8.self), radix: 16)
  }

  // MARK: space and names

  private mutating func skipSpace() throws(FEELSyntaxError) {
    while let byte = peek() {
      if byte == UInt8(ascii: "/"), peek(1) == UInt8(ascii: "/") {
        while let byte = peek(), byte != 10 { position += 1 }
      } else if byte == UInt8(ascii: "/"), peek(1) == UInt8(ascii: "*") {
        try skipComment()
      } else if byte == 32 || (9...13).contains(byte) {
        position += 1
      } else if let scalar = scalar(), scalar.properties.isWhitespace || scalar == "\u{FEFF}" {
        position += scalarWidth()
      } else {
        return
      }
    }
  }

  private mutating func skipComment() throws(FEELSyntaxError) {
    let start = position
    position += 2
    while position < bytes.count {
      if peek() == UInt8(ascii: "*"), peek(1) == UInt8(ascii: "/") {
        position += 2
        return
      }
      position += 1
    }
    throw FEELSyntaxError(offset: start, length: 2, kind: .openComment)
  }

  /// Bytes of the name character at the position; nil when none stands there.
  private func nameWidth(inside: Bool = false) -> Int? {
    guard let byte = peek() else { return nil }
    if byte < 128 {
      let letter = (byte | 32) >= UInt8(ascii: "a") && (byte | 32) <= UInt8(ascii: "z")
      let fits =
        letter || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "?") || byte == 36
        || (inside && Self.isDigit(byte))
      return fits ? 1 : nil
    }
    guard let scalar = scalar(), !scalar.properties.isWhitespace,
      !Self.isPunctuation(scalar), scalar != "\u{FEFF}",
      inside || scalar.properties.numericType != .decimal
    else { return nil }
    return scalarWidth()
  }

  /// Full-width brackets and commas are slips of the keyboard, not names.
  private static func isPunctuation(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .openPunctuation, .closePunctuation, .otherPunctuation, .initialPunctuation,
      .finalPunctuation, .dashPunctuation, .mathSymbol, .control, .unassigned:
      true
    default: false
    }
  }

  private func scalar() -> Unicode.Scalar? {
    guard position < bytes.count else { return nil }
    let end = min(position + scalarWidth(), bytes.count)
    return String(decoding: bytes[position..<end], as: UTF8.self).unicodeScalars.first
  }

  private func strangeCharacter() -> FEELSyntaxError.Kind {
    guard let scalar = scalar() else { return .strangeCharacter("", meant: nil) }
    let twins: [Unicode.Scalar: String] = [
      "“": "\"", "”": "\"", "。": ".", "、": ",", "×": "*", "÷": "/", "≥": ">=", "≤": "<=",
      "≠": "!=", "—": "-", "–": "-", "【": "[", "】": "]",
    ]
    // The full-width forms lie at a fixed distance from their ASCII twins.
    let isWide = (0xFF01...0xFF5E).contains(scalar.value)
    let narrow = isWide ? Unicode.Scalar(scalar.value - 0xFEE0) : nil
    return .strangeCharacter(String(scalar), meant: twins[scalar] ?? narrow.map { String($0) })
  }

  private func scalarWidth() -> Int {
    guard let byte = peek() else { return 0 }
    return byte < 0x80 ? 1 : (byte < 0xE0 ? 2 : (byte < 0xF0 ? 3 : 4))
  }

  private func peek(_ ahead: Int = 0) -> UInt8? {
    position + ahead < bytes.count ? bytes[position + ahead] : nil
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte >= 48 && byte <= 57 }
}
