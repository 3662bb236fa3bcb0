/// Finds where each value of a JSON text stands.
struct JSONPlaces {
  private typealias Kind = JSONDocument.Kind

  static let mostDepth = 64

  private let bytes: UnsafeBufferPointer<UInt8>
  private var nodes: [JSONDocument.Node] = []
  private var place = 0

  static func nodes(of bytes: UnsafeBufferPointer<UInt8>) throws -> [JSONDocument.Node] {
    var places = JSONPlaces(bytes: bytes)
    guard bytes.count < Int32.max else { throw places.flaw() }
    places.nodes.reserveCapacity(bytes.count / 8)
    try places.value(depth: 0)
    places.skipSpace()
    guard places.place == bytes.count else { throw places.flaw() }
    return places.nodes
  }

  private init(bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  private mutating func value(depth: Int) throws {
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

  private mutating func many(_ kind: Kind, until bracket: UInt8, _ depth: Int) throws {
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

  private mutating func name() throws {
    skipSpace()
    guard try peek() == UInt8(ascii: "\"") else { throw flaw() }
    try text()
    skipSpace()
    guard try peek() == UInt8(ascii: ":") else { throw flaw() }
    place += 1
  }

  private mutating func text() throws {
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

  private mutating func number() throws {
    let start = place
    while place < bytes.count, isOfNumber(bytes[place]) { place += 1 }
    guard place > start else { throw flaw() }
    add(.number, start, place)
  }

  private func isOfNumber(_ byte: UInt8) -> Bool {
    (48...57).contains(byte) || byte == 45 || byte == 43 || byte == 46 || byte == 69 || byte == 101
  }

  private mutating func word(_ word: StaticString, _ kind: Kind) throws {
    let end = place + word.utf8CodeUnitCount
    let isThere =
      end <= bytes.count
      && word.withUTF8Buffer { [bytes, place] in bytes[place..<end].elementsEqual($0) }
    guard isThere else { throw flaw() }
    add(kind, place, end)
    place = end
  }

  private mutating func add(_ kind: Kind, _ start: Int, _ end: Int) {
    nodes.append(
      JSONDocument.Node(
        kind: kind,
        start: UInt32(start),
        end: UInt32(end),
        next: UInt32(nodes.count + 1)
      )
    )
  }

  private mutating func skipSpace() {
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
}
