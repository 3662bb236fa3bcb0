package import Foundation
import JSONCoding

/// A JSON value. Objects keep no order; they are written with sorted names, so the same value is the same bytes.
package indirect enum JSON: Sendable, Hashable {
  case null
  case bool(Bool)
  /// A number as it was written, e.g. `320` or `12.5`: never through binary floating point on its way out.
  case number(Decimal)
  case string(String)
  case array([JSON])
  case object([String: JSON])

  /// Nil where the bytes are no JSON that the hall reads; `JSONReader` says why.
  init?(bytes: some Sequence<UInt8>) {
    guard let value = try? JSONReader.value(bytes) else { return nil }
    self = value
  }

  var bytes: [UInt8] {
    let writer = JSONWriter()
    write(to: writer)
    return writer.finish()
  }

  private func write(to writer: JSONWriter) {
    switch self {
    case .null: writer.null()
    case .bool(let yes): writer.bool(yes)
    case .number(let number): writer.number(number.description)
    case .string(let text): writer.text(text)
    case .array(let items):
      let depth = writer.depth
      writer.beginList()
      for item in items {
        writer.item()
        item.write(to: writer)
      }
      writer.close(to: depth)
    case .object(let members):
      let depth = writer.depth
      writer.beginObject()
      for (name, value) in members {
        writer.name(name)
        value.write(to: writer)
      }
      writer.close(to: depth)
    }
  }

  subscript(_ name: String) -> JSON? {
    if case .object(let members) = self { members[name] } else { nil }
  }

  var text: String? { if case .string(let text) = self { text } else { nil } }
  var items: [JSON]? { if case .array(let items) = self { items } else { nil } }
  var yes: Bool? { if case .bool(let yes) = self { yes } else { nil } }
  var members: [String: JSON] { if case .object(let members) = self { members } else { [:] } }

  var int: Int? {
    guard case .number(let number) = self else { return nil }
    return Int(number.description)
  }

  static func int(_ number: Int) -> JSON { .number(Decimal(number)) }

  /// An object without the members that have no value.
  static func present(_ members: [String: JSON?]) -> JSON {
    .object(members.compactMapValues { $0 })
  }
}

extension JSON: ExpressibleByStringLiteral, ExpressibleByArrayLiteral,
  ExpressibleByDictionaryLiteral, ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral
{
  package init(stringLiteral text: String) { self = .string(text) }
  package init(arrayLiteral items: JSON...) { self = .array(items) }
  package init(booleanLiteral yes: Bool) { self = .bool(yes) }
  package init(integerLiteral number: Int) { self = .int(number) }
  package init(dictionaryLiteral members: (String, JSON)...) {
    self = .object(Dictionary(members) { _, last in last })
  }
}
