import CPostgres

/// What the server answered to one statement.
struct PostgresReply {
  let rows: [Row]
  /// How many rows of a table changed.
  let changed: Int
  /// `COMMIT`, `INSERT 0 3`.
  let tag: String

  /// Takes everything out of a result in binary form.
  /// - Parameter columns: the names, where this statement was answered before.
  init(_ result: OpaquePointer?, columns known: Row.Columns?) throws(PostgresFault) {
    tag = PQcmdStatus(result).map { String(cString: $0) } ?? ""
    changed = PQcmdTuples(result).flatMap { Int(String(cString: $0)) } ?? 0
    let width = PQnfields(result)
    guard width > 0 else {
      rows = []
      return
    }
    let columns =
      known
      ?? Row.Columns((0..<width).map { PQfname(result, $0).map { String(cString: $0) } ?? "" })
    var rows: [Row] = []
    rows.reserveCapacity(Int(PQntuples(result)))
    for place in 0..<PQntuples(result) {
      var values: [SQLValue] = []
      values.reserveCapacity(Int(width))
      for column in 0..<width { values.append(try Self.value(result, place, column)) }
      rows.append(Row(columns, values))
    }
    self.rows = rows
  }

  private static func value(
    _ result: OpaquePointer?,
    _ row: Int32,
    _ column: Int32
  ) throws(PostgresFault) -> SQLValue {
    guard PQgetisnull(result, row, column) == 0, let start = PQgetvalue(result, row, column) else {
      return .null
    }
    let bytes = UnsafeRawBufferPointer(start: start, count: Int(PQgetlength(result, row, column)))
    // The server's numbers of types. Source: `pg_type.dat`.
    switch PQftype(result, column) {
    case 20, 21, 23: return .integer(number(bytes))
    case 16: return .yes(bytes.first == 1)
    case 17: return .bytes([UInt8](bytes))
    case 18, 19, 25, 705, 1042, 1043, 2278: return .text(String(decoding: bytes, as: UTF8.self))
    case let type: throw .broken("a column of type \(type), which the seam does not read")
    }
  }

  /// Two, four or eight bytes, the highest first.
  private static func number(_ bytes: UnsafeRawBufferPointer) -> Int64 {
    let sign: Int64 = bytes.first.map { $0 & 0x80 != 0 } == true ? -1 : 0
    return bytes.reduce(sign) { $0 << 8 | Int64($1) }
  }
}
