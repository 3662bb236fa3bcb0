/// JSON as a list of places in its bytes: read once from front to back, with nothing made of what nobody asks for.
///
/// Bounded in depth and in size; what is no JSON throws.
final class JSONDocument {
  enum Kind: UInt8 { case object, list, text, escapedText, number, yes, no, null }

  /// A value, or the name of a member, which stands before its value.
  struct Node {
    let kind: Kind
    /// Of a text, between its quotation marks.
    var start: UInt32
    var end: UInt32
    /// The node after this one and all that it holds.
    var next: UInt32
  }

  static let mostDepth = 64

  let bytes: [UInt8]
  private(set) var nodes: [Node] = []
  private var place = 0

  init(_ bytes: [UInt8]) throws {
    self.bytes = bytes
    guard bytes.count < Int32.max else { throw flaw() }
    nodes.reserveCapacity(bytes.count / 8)
    try value(depth: 0)
    skipSpace()
    guard place == bytes.count else { throw flaw() }
  }

  // MARK: Asking

  /// The node of a member's value.
  func member(_ name: String, of object: Int) -> Int? {
    guard nodes[object].kind == .object else { return nil }
    var name = name
    return name.withUTF8 { name in
      var node = object + 1
      let end = Int(nodes[object].next)
      while node < end {
        if says(node, name) { return node + 1 }
        node = Int(nodes[node + 1].next)
      }
      return nil
    }
  }

  private func says(_ node: Int, _ name: UnsafeBufferPointer<UInt8>) -> Bool {
    let found = nodes[node]
    if found.kind == .escapedText { return text(node)?.utf8.elementsEqual(name) ?? false }
    guard Int(found.end - found.start) == name.count else { return false }
    return bytes[Int(found.start)..<Int(found.end)].elementsEqual(name)
  }

  func names(of object: Int) -> [String] {
    guard nodes[object].kind == .object else { return [] }
    var names: [String] = []
    var node = object + 1
    while node < Int(nodes[object].next) {
      if let name = text(node) { names.append(name) }
      node = Int(nodes[node + 1].next)
    }
    return names
  }

  /// Nil: no text.
  func text(_ node: Int) -> String? {
    let found = nodes[node]
    let characters = bytes[Int(found.start)..<Int(found.end)]
    switch found.kind {
    case .text: return String(decoding: characters, as: UTF8.self)
    case .escapedText: return unescaped(characters)
    default: return nil
    }
  }

  func integer<Number: FixedWidthInteger>(_ node: Int) -> Number? {
    let found = nodes[node]
    guard found.kind == .number else { return nil }
    return Number(
      String(decoding: bytes[Int(found.start)..<Int(found.end)], as: UTF8.self)
    )
  }

  // MARK: Reading

  private func value(depth: Int) throws {
    guard depth < Self.mostDepth else { throw flaw() }
    skipSpace()
    switch try peek() {
    case UInt8(ascii: "{"): try many(.object, until: UInt8(ascii: "}"), depth)
    case UInt8(ascii: "["): try many(.list, until: UInt8(ascii: "]"), depth)
    case UInt8(ascii: "\""): try text()
    case UInt8(ascii: "t"): try word("true", .yes)
    case UInt8(ascii: "f"): try word("false", .no)
    case UInt8(ascii: "n"): try word("null", .null)
    default: try number()
    }
  }

  private func many(_ kind: Kind, until bracket: UInt8, _ depth: Int) throws {
    let node = nodes.count
    add(kind, place, place)
    place += 1
    skipSpace()
    if try peek() == bracket {
      place += 1
    } else {
      while true {
        if kind == .object { try name() }
        try value(depth: depth + 1)
        skipSpace()
        let after = try peek()
        place += 1
        if after == bracket { break }
        guard after == UInt8(ascii: ",") else { throw flaw() }
      }
    }
    nodes[node].end = UInt32(place)
    nodes[node].next = UInt32(nodes.count)
  }

  private func name() throws {
    skipSpace()
    guard try peek() == UInt8(ascii: "\"") else { throw flaw() }
    try text()
    skipSpace()
    guard try peek() == UInt8(ascii: ":") else { throw flaw() }
    place += 1
  }

  private func text() throws {
    place += 1
    let start = place
    var isEscaped = false
    while true {
      let byte = try peek()
      if byte == UInt8(ascii: "\"") { break }
      if byte == UInt8(ascii: "\\") {
        isEscaped = true
        place += 1
      }
      place += 1
    }
    add(isEscaped ? .escapedText : .text, start, place)
    place += 1
  }

  private func number() throws {
    let start = place
    while place < bytes.count, isOfNumber(bytes[place]) { place += 1 }
    guard place > start else { throw flaw() }
    add(.number, start, place)
  }

  private func isOfNumber(_ byte: UInt8) -> Bool {
    (48...57).contains(byte) || byte == 45 || byte == 43 || byte == 46 || byte == 69 || byte == 101
  }

  private func word(_ word: StaticString, _ kind: Kind) throws {
    let end = place + word.utf8CodeUnitCount
    let isThere =
      end <= bytes.count
      && word.withUTF8Buffer { bytes[place..<end].elementsEqual($0) }
    guard isThere else { throw flaw() }
    add(kind, place, end)
    place = end
  }

  private func add(_ kind: Kind, _ start: Int, _ end: Int) {
    nodes.append(
      Node(
        kind: kind,
        start: UInt32(start),
        end: UInt32(end),
        next: UInt32(nodes.count + 1)
      )
    )
  }

  private func skipSpace() {
    while place < bytes.count, bytes[place] <= 32 { place += 1 }
  }

  private func peek() throws -> UInt8 {
    guard place < bytes.count else { throw flaw() }
    return bytes[place]
  }

  private func flaw() -> DecodingError {
    .dataCorrupted(
      DecodingError.Context(codingPath: [], debugDescription: "no JSON at byte \(place)")
    )
  }

  // MARK: Escapes

  private func unescaped(_ characters: ArraySlice<UInt8>) -> String? {
    var plain: [UInt8] = []
    var rest = characters
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "\\") else {
        plain.append(byte)
        continue
      }
      switch rest.popFirst() {
      case UInt8(ascii: "b"): plain.append(8)
      case UInt8(ascii: "t"): plain.append(9)
      case UInt8(ascii: "n"): plain.append(10)
      case UInt8(ascii: "f"): plain.append(12)
      case UInt8(ascii: "r"): plain.append(13)
      case UInt8(ascii: "u"):
        guard let scalar = scalar(&rest) else { return nil }
        plain += String(scalar).utf8
      case .some(let other): plain.append(other)
      case nil: return nil
      }
    }
    return String(decoding: plain, as: UTF8.self)
  }

  /// Of `\u0041`, or of a pair such as `\ud83d\ude00`.
  private func scalar(_ rest: inout ArraySlice<UInt8>) -> Unicode.Scalar? {
    guard let first = fourDigits(&rest) else { return nil }
    guard (0xD800..<0xDC00).contains(first) else { return Unicode.Scalar(first) }
    guard rest.popFirst() == UInt8(ascii: "\\"), rest.popFirst() == UInt8(ascii: "u"),
      let second = fourDigits(&rest), (0xDC00..<0xE000).contains(second)
    else { return nil }
    return Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
  }

  private func fourDigits(_ rest: inout ArraySlice<UInt8>) -> UInt32? {
    let digits = rest.prefix(4)
    rest = rest.dropFirst(4)
    guard digits.count == 4 else { return nil }
    return UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
  }
}
