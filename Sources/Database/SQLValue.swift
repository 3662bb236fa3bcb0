/// What may stand in a column, or be bound to `$1`: no type of one engine alone.
package enum SQLValue: Sendable, Hashable {
  case null
  case integer(Int64)
  case text(String)
  case bytes([UInt8])
  /// A list of keys for one statement that reads many cases at once.
  case texts([String])

  package static func integer(_ number: Int) -> SQLValue { .integer(Int64(number)) }
  package static func yes(_ holds: Bool) -> SQLValue { .integer(holds ? Int64(1) : 0) }

  /// What may be said of a value that nobody should read.
  var kind: String {
    switch self {
    case .null: "NULL"
    case .integer: "a number"
    case .text: "text"
    case .bytes: "bytes"
    case .texts: "a list"
    }
  }

  /// NULL where there is nothing.
  package static func text(orNull text: String?) -> SQLValue { text.map { .text($0) } ?? .null }
  package static func integer(orNull number: Int64?) -> SQLValue {
    number.map { .integer($0) } ?? .null
  }
  package static func bytes(orNull bytes: [UInt8]?) -> SQLValue {
    bytes.map { .bytes($0) } ?? .null
  }
}
