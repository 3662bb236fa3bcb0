/// What `Codable` reads through: a place in a document.
struct ValueDecoder: Decoder {
  let document: JSONDocument
  let node: Int

  init(_ document: JSONDocument, _ node: Int) {
    (self.document, self.node) = (document, node)
  }

  var codingPath: [any CodingKey] { [] }
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
    guard kind == .object else { throw unfit("an object") }
    return KeyedDecodingContainer(MemberDecoding<Key>(document: document, node: node))
  }

  func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
    guard kind == .list else { throw unfit("a list") }
    return ItemDecoding(document, node)
  }

  func singleValueContainer() -> any SingleValueDecodingContainer { self }

  private var kind: JSONDocument.Kind { document.nodes[node].kind }

  fileprivate func unfit(_ expected: String) -> DecodingError {
    let found = document.nodes[node]
    return .dataCorrupted(
      DecodingError.Context(
        codingPath: [],
        debugDescription: "expected \(expected) at byte \(found.start), found \(found.kind)"
      )
    )
  }
}

extension ValueDecoder: SingleValueDecodingContainer {
  func decodeNil() -> Bool { kind == .null }

  func decode(_ type: Bool.Type) throws -> Bool {
    switch kind {
    case .yes: true
    case .no: false
    default: throw unfit("true or false")
    }
  }

  func decode(_ type: String.Type) throws -> String {
    guard let text = document.text(node) else { throw unfit("a text") }
    return text
  }

  func decode<Number: FixedWidthInteger & Decodable>(_ type: Number.Type) throws -> Number {
    guard let number: Number = document.integer(node) else { throw unfit("a whole number") }
    return number
  }

  func decode(_ type: Double.Type) throws -> Double { throw unfit("no binary fraction") }
  func decode(_ type: Float.Type) throws -> Float { throw unfit("no binary fraction") }
  func decode<Value: Decodable>(_ type: Value.Type) throws -> Value { try Value(from: self) }
}

private struct MemberDecoding<Key: CodingKey>: KeyedDecodingContainerProtocol {
  let document: JSONDocument
  let node: Int

  var codingPath: [any CodingKey] { [] }
  var allKeys: [Key] {
    var keys: [Key] = []
    document.forEachName(of: node) { name in
      if let key = Key(stringValue: name) { keys.append(key) }
    }
    return keys
  }

  func contains(_ key: Key) -> Bool { document.member(key.stringValue, of: node) != nil }

  private func member(_ key: Key) throws -> ValueDecoder {
    guard let member = document.member(key.stringValue, of: node) else {
      throw DecodingError.keyNotFound(
        key,
        DecodingError.Context(
          codingPath: [],
          debugDescription: "expected \(key.stringValue) at byte \(document.nodes[node].start)"
        )
      )
    }
    return ValueDecoder(document, member)
  }

  /// Nil: absent or null.
  private func present(_ key: Key) -> ValueDecoder? {
    document.member(key.stringValue, of: node).flatMap { member in
      document.nodes[member].kind == .null ? nil : ValueDecoder(document, member)
    }
  }

  func decodeNil(forKey key: Key) throws -> Bool { try member(key).decodeNil() }
  func decode(_ type: Bool.Type, forKey key: Key) throws -> Bool { try member(key).decode(type) }
  func decode(_ type: String.Type, forKey key: Key) throws -> String {
    try member(key).decode(type)
  }
  func decode(_ type: Int.Type, forKey key: Key) throws -> Int { try member(key).decode(type) }
  func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value {
    try Value(from: member(key))
  }

  func decodeIfPresent(_ type: String.Type, forKey key: Key) throws -> String? {
    try present(key)?.decode(type)
  }
  func decodeIfPresent(_ type: Int.Type, forKey key: Key) throws -> Int? {
    try present(key)?.decode(type)
  }
  func decodeIfPresent<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value? {
    try present(key).map { try Value(from: $0) }
  }

  func nestedContainer<Inner: CodingKey>(
    keyedBy type: Inner.Type,
    forKey key: Key
  ) throws -> KeyedDecodingContainer<Inner> {
    try member(key).container(keyedBy: type)
  }

  func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
    try member(key).unkeyedContainer()
  }

  func superDecoder() -> any Decoder { ValueDecoder(document, node) }
  func superDecoder(forKey key: Key) throws -> any Decoder { try member(key) }
}

private struct ItemDecoding: UnkeyedDecodingContainer {
  private let document: JSONDocument
  private let list: Int
  private var node: Int
  private(set) var currentIndex = 0

  init(_ document: JSONDocument, _ list: Int) {
    (self.document, self.list, node) = (document, list, list + 1)
  }

  var codingPath: [any CodingKey] { [] }
  var isAtEnd: Bool { node >= Int(document.nodes[list].next) }

  var count: Int? {
    var (item, count) = (list + 1, 0)
    while item < Int(document.nodes[list].next) {
      item = Int(document.nodes[item].next)
      count += 1
    }
    return count
  }

  private mutating func take() throws -> ValueDecoder {
    guard !isAtEnd else { throw ValueDecoder(document, list).unfit("another item") }
    let item = ValueDecoder(document, node)
    node = Int(document.nodes[node].next)
    currentIndex += 1
    return item
  }

  mutating func decodeNil() throws -> Bool {
    guard !isAtEnd, ValueDecoder(document, node).decodeNil() else { return false }
    _ = try take()
    return true
  }

  mutating func decode(_ type: String.Type) throws -> String { try take().decode(type) }
  mutating func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
    try Value(from: take())
  }

  mutating func nestedContainer<Inner: CodingKey>(
    keyedBy type: Inner.Type
  ) throws -> KeyedDecodingContainer<Inner> {
    try take().container(keyedBy: type)
  }

  mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer {
    try take().unkeyedContainer()
  }

  mutating func superDecoder() throws -> any Decoder { try take() }
}
