/// One row of an answer. A column that is missing or of another type is a defect of ours, and is thrown as one.
package struct Row: Sendable {
  /// Shared by all rows of one answer.
  final class Columns: Sendable {
    let places: [String: Int]

    init(_ names: [String]) {
      places = Dictionary(names.enumerated().map { ($1, $0) }, uniquingKeysWith: { one, _ in one })
    }
  }

  let columns: Columns
  private let values: [SQLValue]

  init(_ columns: Columns, _ values: [SQLValue]) {
    self.columns = columns
    self.values = values
  }

  package func text(_ name: String) throws(StorageFault) -> String {
    guard let text = try optionalText(name) else { throw unexpected(name, .null, "text") }
    return text
  }

  package func optionalText(_ name: String) throws(StorageFault) -> String? {
    switch try value(name) {
    case .text(let text): text
    case .null: nil
    case let other: throw unexpected(name, other, "text")
    }
  }

  package func integer(_ name: String) throws(StorageFault) -> Int64 {
    guard let number = try optionalInteger(name) else { throw unexpected(name, .null, "integer") }
    return number
  }

  package func optionalInteger(_ name: String) throws(StorageFault) -> Int64? {
    switch try value(name) {
    case .integer(let number): number
    case .null: nil
    case let other: throw unexpected(name, other, "integer")
    }
  }

  package func int(_ name: String) throws(StorageFault) -> Int {
    Int(clamping: try integer(name))
  }

  package func yes(_ name: String) throws(StorageFault) -> Bool { try integer(name) != 0 }

  package func bytes(_ name: String) throws(StorageFault) -> [UInt8] {
    guard let bytes = try optionalBytes(name) else { throw unexpected(name, .null, "bytes") }
    return bytes
  }

  package func optionalBytes(_ name: String) throws(StorageFault) -> [UInt8]? {
    switch try value(name) {
    case .bytes(let bytes): bytes
    case .null: nil
    case let other: throw unexpected(name, other, "bytes")
    }
  }

  /// Every value in the order of the statement, for comparing whole rows.
  package var all: [SQLValue] { values }

  private func value(_ name: String) throws(StorageFault) -> SQLValue {
    guard let place = columns.places[name], values.indices.contains(place) else {
      throw .broken("no column '\(name)' in the answer")
    }
    return values[place]
  }

  private func unexpected(_ name: String, _ found: SQLValue, _ wanted: String) -> StorageFault {
    .broken("column '\(name)' is not \(wanted) but \(found.kind)")
  }
}
