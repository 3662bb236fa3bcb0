/// What `Codable` writes through: every container writes on at once, nothing is kept in between.
struct ValueEncoder: Encoder {
  let writer: JSONWriter

  init(_ writer: JSONWriter) { self.writer = writer }

  var codingPath: [any CodingKey] { [] }
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
    writer.beginObject()
    return KeyedEncodingContainer(MemberEncoding<Key>(writer))
  }

  func unkeyedContainer() -> any UnkeyedEncodingContainer {
    writer.beginList()
    return ItemEncoding(writer)
  }

  func singleValueContainer() -> any SingleValueEncodingContainer { LoneEncoding(writer) }
}

extension JSONWriter {
  fileprivate func value(_ value: some Encodable) throws {
    let depth = depth
    try value.encode(to: ValueEncoder(self))
    close(to: depth)
  }
}

private struct MemberEncoding<Key: CodingKey>: KeyedEncodingContainerProtocol {
  let writer: JSONWriter
  /// Once it has begun.
  let depth: Int

  init(_ writer: JSONWriter) { (self.writer, depth) = (writer, writer.depth) }

  var codingPath: [any CodingKey] { [] }

  private func begin(_ key: Key) {
    writer.close(to: depth)
    writer.name(key.stringValue)
  }

  func encodeNil(forKey key: Key) {
    begin(key)
    writer.null()
  }

  func encode(_ value: Bool, forKey key: Key) {
    begin(key)
    writer.bool(value)
  }

  func encode(_ value: String, forKey key: Key) {
    begin(key)
    writer.text(value)
  }

  func encode(_ value: Int, forKey key: Key) {
    begin(key)
    writer.number(String(value))
  }

  func encode<Value: Encodable>(_ value: Value, forKey key: Key) throws {
    begin(key)
    try writer.value(value)
  }

  func nestedContainer<Inner: CodingKey>(
    keyedBy type: Inner.Type,
    forKey key: Key
  ) -> KeyedEncodingContainer<Inner> {
    begin(key)
    return ValueEncoder(writer).container(keyedBy: type)
  }

  func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
    begin(key)
    return ValueEncoder(writer).unkeyedContainer()
  }

  func superEncoder() -> any Encoder { ValueEncoder(writer) }

  func superEncoder(forKey key: Key) -> any Encoder {
    begin(key)
    return ValueEncoder(writer)
  }
}

private struct ItemEncoding: UnkeyedEncodingContainer {
  let writer: JSONWriter
  let depth: Int
  private(set) var count = 0

  init(_ writer: JSONWriter) { (self.writer, depth) = (writer, writer.depth) }

  var codingPath: [any CodingKey] { [] }

  private mutating func begin() {
    writer.close(to: depth)
    writer.item()
    count += 1
  }

  mutating func encodeNil() {
    begin()
    writer.null()
  }

  mutating func encode(_ value: Bool) {
    begin()
    writer.bool(value)
  }

  mutating func encode(_ value: String) {
    begin()
    writer.text(value)
  }

  mutating func encode(_ value: Int) {
    begin()
    writer.number(String(value))
  }

  mutating func encode<Value: Encodable>(_ value: Value) throws {
    begin()
    try writer.value(value)
  }

  mutating func nestedContainer<Inner: CodingKey>(
    keyedBy type: Inner.Type
  ) -> KeyedEncodingContainer<Inner> {
    begin()
    return ValueEncoder(writer).container(keyedBy: type)
  }

  mutating func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer {
    begin()
    return ValueEncoder(writer).unkeyedContainer()
  }

  mutating func superEncoder() -> any Encoder {
    begin()
    return ValueEncoder(writer)
  }
}

private struct LoneEncoding: SingleValueEncodingContainer {
  let writer: JSONWriter

  init(_ writer: JSONWriter) { self.writer = writer }

  var codingPath: [any CodingKey] { [] }

  func encodeNil() { writer.null() }
  func encode(_ value: Bool) { writer.bool(value) }
  func encode(_ value: String) { writer.text(value) }
  func encode<Number: BinaryInteger & Encodable>(_ value: Number) { writer.number(String(value)) }
  func encode(_ value: Double) throws { throw unfit(value) }
  func encode(_ value: Float) throws { throw unfit(value) }
  func encode<Value: Encodable>(_ value: Value) throws { try writer.value(value) }

  /// A decimal of the hall is a text: binary fractions would not be equal bytes for equal numbers.
  private func unfit(_ value: Any) -> EncodingError {
    .invalidValue(
      value,
      EncodingError.Context(codingPath: [], debugDescription: "no binary fraction is stored")
    )
  }
}
