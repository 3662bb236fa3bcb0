/// The one way in which the hall writes values as bytes: names sorted, so that equal values are equal bytes.
///
/// The same bytes as Foundation's `JSONEncoder` with sorted names, at a fraction of its cost: an act writes and a
/// page reads dozens of these.
package enum StoredJSON {
  package static func bytes(_ value: some Encodable) -> [UInt8] {
    let writer = JSONWriter()
    do { try value.encode(to: ValueEncoder(writer)) } catch {
      preconditionFailure("our own types always encode: \(error)")
    }
    return writer.finish()
  }

  /// - Throws: `DecodingError`, also where the bytes are no JSON.
  package static func value<Value: Decodable>(
    _ type: Value.Type,
    _ bytes: [UInt8]
  ) throws -> Value {
    try Value(from: ValueDecoder(JSONDocument(bytes), 0))
  }
}
