import Foundation

/// Reads JSON as RFC 8259 has it, and nothing else: bounded in depth, no name twice in one object, no byte left
/// over. Foundation's decoder lets a repeated name pass without a word, and the later value wins.
struct JSONReader {
  enum Flaw: Error, Hashable {
    /// What stands at this byte, counted from 0, is not what JSON has there.
    case unexpected(at: Int)
    case tooDeep(most: Int)
    /// The place as a JSON Pointer.
    case repeated(String)
    /// More digits than a decimal of the hall holds, or U+0000, which no text of the hall holds.
    case unreadable(at: Int)
  }

  static let mostDepth = 32
  /// Digits of a coefficient, as FEEL's decimals have them.
  private static let mostDigits = 34

  private let bytes: [UInt8]
  private var place = 0
  private var path: [String] = []

  private init(_ bytes: [UInt8]) { self.bytes = bytes }

  static func value(_ bytes: some Sequence<UInt8>) throws(Flaw) -> JSON {
    var reader = JSONReader(Array(bytes))
    let value = try reader.value()
    reader.skipSpace()
    guard reader.place == reader.bytes.count else { throw .unexpected(at: reader.place) }
    return value
  }

  private mutating func value() throws(Flaw) -> JSON {
    skipSpace()
    switch peek {
    case UInt8(ascii: "{"): return try object()
    case UInt8(ascii: "["): return try array()
    case UInt8(ascii: "\""): return .string(try text())
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    default: return try number()
    }
  }

  private mutating func object() throws(Flaw) -> JSON {
    var members: [String: JSON] = [:]
    try list(until: "}") { reader throws(Flaw) in
      guard reader.peek == UInt8(ascii: "\"") else { throw .unexpected(at: reader.place) }
      let name = try reader.text()
      try reader.enter(name)
      guard members[name] == nil else { throw .repeated(reader.pointer) }
      reader.skipSpace()
      guard reader.peek == UInt8(ascii: ":") else { throw .unexpected(at: reader.place) }
      reader.place += 1
      members[name] = try reader.value()
    }
    return .object(members)
  }

  private mutating func array() throws(Flaw) -> JSON {
    var items: [JSON] = []
    try list(until: "]") { reader throws(Flaw) in
      try reader.enter(String(items.count))
      items.append(try reader.value())
    }
    return .array(items)
  }

  /// What stands between a bracket and its partner, item by item, commas between.
  private mutating func list(
    until end: Unicode.Scalar,
    _ item: (inout JSONReader) throws(Flaw) -> Void
  ) throws(Flaw) {
    place += 1
    skipSpace()
    if peek == UInt8(ascii: end) {
      place += 1
      return
    }
    while true {
      skipSpace()
      try item(&self)
      path.removeLast()
      skipSpace()
      let next = peek
      guard next == UInt8(ascii: ",") || next == UInt8(ascii: end) else {
        throw .unexpected(at: place)
      }
      place += 1
      if next == UInt8(ascii: end) { return }
    }
  }

  private mutating func enter(_ name: String) throws(Flaw) {
    guard path.count < Self.mostDepth else { throw .tooDeep(most: Self.mostDepth) }
    path.append(name)
  }

  private mutating func word(_ word: String, _ value: JSON) throws(Flaw) -> JSON {
    guard bytes[place...].starts(with: word.utf8) else { throw .unexpected(at: place) }
    place += word.utf8.count
    return value
  }

  private mutating func number() throws(Flaw) -> JSON {
    let start = place
    let digits = bytes[start...].prefix { byte in
      (48...57).contains(byte) || [43, 45, 46, 69, 101].contains(byte)
    }
    guard digits.count <= 2 * Self.mostDigits else { throw .unreadable(at: start) }
    place += digits.count
    guard Self.isNumber(digits) else { throw .unexpected(at: start) }
    let text = String(decoding: digits, as: UTF8.self)
    guard digits.count(where: { (48...57).contains($0) }) <= Self.mostDigits,
      let number = Decimal(string: text, locale: Locale(identifier: "en_US_POSIX")),
      number.isFinite
    else { throw .unreadable(at: start) }
    return .number(number)
  }

  /// `-12.5e+3`: no sign but a minus, no zero before another digit, and a digit after each mark.
  private static func isNumber(_ text: ArraySlice<UInt8>) -> Bool {
    var rest = text
    func takeDigits() -> Int {
      let digits = rest.prefix { (48...57).contains($0) }.count
      rest = rest.dropFirst(digits)
      return digits
    }
    if rest.first == UInt8(ascii: "-") { rest.removeFirst() }
    let startsWithZero = rest.first == UInt8(ascii: "0")
    let whole = takeDigits()
    guard whole == 1 || (whole > 1 && !startsWithZero) else { return false }
    if rest.first == UInt8(ascii: ".") {
      rest.removeFirst()
      guard takeDigits() > 0 else { return false }
    }
    if rest.first == UInt8(ascii: "e") || rest.first == UInt8(ascii: "E") {
      rest.removeFirst()
      if rest.first == UInt8(ascii: "+") || rest.first == UInt8(ascii: "-") { rest.removeFirst() }
      guard takeDigits() > 0 else { return false }
    }
    return rest.isEmpty
  }

  private mutating func text() throws(Flaw) -> String {
    let start = place
    place += 1
    var plain: [UInt8] = []
    while true {
      let run = bytes[place...].prefix { $0 != 34 && $0 != 92 && $0 >= 32 }
      plain += run
      place += run.count
      switch peek {
      case UInt8(ascii: "\""):
        place += 1
        guard let text = String(validating: plain, as: UTF8.self) else {
          throw .unexpected(at: start)
        }
        return text
      case UInt8(ascii: "\\"): plain += try escape()
      default: throw .unexpected(at: place)
      }
    }
  }

  private mutating func escape() throws(Flaw) -> [UInt8] {
    place += 1
    let kind = peek
    place += 1
    switch kind {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return kind.map { [$0] } ?? []
    case UInt8(ascii: "b"): return [8]
    case UInt8(ascii: "f"): return [12]
    case UInt8(ascii: "n"): return [10]
    case UInt8(ascii: "r"): return [13]
    case UInt8(ascii: "t"): return [9]
    case UInt8(ascii: "u"): return Array(String(try scalar()).utf8)
    default: throw .unexpected(at: place - 1)
    }
  }

  /// The character of `\u0041`, or of a pair such as `\ud83d\ude00`.
  private mutating func scalar() throws(Flaw) -> Character {
    let start = place
    let first = try fourDigits()
    guard first != 0 else { throw .unreadable(at: start) }
    var code = UInt32(first)
    if (0xD800..<0xDC00).contains(first) {
      guard bytes[place...].starts(with: "\\u".utf8) else { throw .unexpected(at: start) }
      place += 2
      let second = try fourDigits()
      guard (0xDC00..<0xE000).contains(second) else { throw .unexpected(at: start) }
      code = 0x10000 + (code - 0xD800) << 10 + UInt32(second - 0xDC00)
    }
    guard let scalar = Unicode.Scalar(code) else { throw .unexpected(at: start) }
    return Character(scalar)
  }

  private mutating func fourDigits() throws(Flaw) -> UInt16 {
    let digits = bytes[place...].prefix(4)
    let text = String(decoding: digits, as: UTF8.self)
    guard digits.count == 4, text.allSatisfy(\.isHexDigit), let code = UInt16(text, radix: 16)
    else {
      throw .unexpected(at: place)
    }
    place += 4
    return code
  }

  private mutating func skipSpace() {
    while let byte = peek, [32, 9, 10, 13].contains(byte) { place += 1 }
  }

  private var peek: UInt8? { place < bytes.count ? bytes[place] : nil }

  private var pointer: String {
    path.map {
      "/" + $0.prefix(60).replacing("~", with: "~0").replacing("/", with: "~1")
    }.joined()
  }
}
