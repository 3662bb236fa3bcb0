/// Values in the form that libpq sends: one run of bytes, and where each value begins in it.
///
/// Texts and bytes go as they are, numbers as digits, so that the server takes each for the type of its column;
/// lists go in the server's binary form.
struct PostgresValues {
  enum ListKind {
    case texts, integers, bytes

    init?(_ word: Substring) {
      switch word {
      case "text": self = .texts
      case "bigint": self = .integers
      case "bytea": self = .bytes
      default: return nil
      }
    }

    /// The server's number for the type of the members. Source: `pg_type.dat`.
    var member: UInt32 {
      switch self {
      case .texts: 25
      case .integers: 20
      case .bytes: 17
      }
    }
  }

  private struct Place {
    let start: Int
    let length: Int32
    /// 0: digits; 1: the server's own form.
    let format: Int32
    let isNull: Bool
  }

  private var bytes: [UInt8] = []
  private var places: [Place] = []

  init(_ values: [SQLValue]) {
    places.reserveCapacity(values.count)
    for value in values { add(value) }
  }

  /// - Parameter kinds: of each column; values that do not fit theirs go as NULL, which the schema refuses.
  init(columnsOf rows: [[SQLValue]], kinds: [ListKind]) {
    for (column, kind) in kinds.enumerated() {
      addList(kind, rows.map { $0.indices.contains(column) ? $0[column] : .null })
    }
  }

  var count: Int { places.count }

  /// Hands over the four arrays of `PQsendQueryPrepared`.
  func with<Answer>(
    _ work: (
      UnsafePointer<UnsafePointer<CChar>?>?, UnsafePointer<Int32>?, UnsafePointer<Int32>?
    ) -> Answer
  ) -> Answer {
    bytes.withUnsafeBytes { buffer in
      let pointers = places.map { place -> UnsafePointer<CChar>? in
        place.isNull
          ? nil : buffer.baseAddress.map { ($0 + place.start).assumingMemoryBound(to: CChar.self) }
      }
      let lengths = places.map(\.length)
      let formats = places.map(\.format)
      return pointers.withUnsafeBufferPointer { pointers in
        lengths.withUnsafeBufferPointer { lengths in
          formats.withUnsafeBufferPointer { formats in
            work(pointers.baseAddress, lengths.baseAddress, formats.baseAddress)
          }
        }
      }
    }
  }

  private mutating func add(_ value: SQLValue) {
    let start = bytes.count
    switch value {
    case .null:
      places.append(Place(start: start, length: 0, format: 0, isNull: true))
      return
    case .integer(let number):
      bytes += "\(number)".utf8
      place(from: start, format: 0)
    case .text(let text):
      bytes += text.utf8
      place(from: start, format: 1)
    case .bytes(let body):
      bytes += body
      place(from: start, format: 1)
    case .texts(let texts): addList(.texts, texts.map { .text($0) })
    }
    // Digits end with a zero byte; and nothing at all still has an address.
    bytes.append(0)
  }

  private mutating func place(from start: Int, format: Int32) {
    let length = Int32(clamping: bytes.count - start)
    places.append(Place(start: start, length: length, format: format, isNull: false))
  }

  /// The binary form of a list: dimensions, whether any is NULL, type, length, lower bound, members.
  private mutating func addList(_ kind: ListKind, _ values: [SQLValue]) {
    let start = bytes.count
    let hasNull = values.contains(.null)
    add(values.isEmpty ? 0 : 1)
    add(hasNull ? 1 : 0)
    add(Int32(bitPattern: kind.member))
    if !values.isEmpty {
      add(Int32(clamping: values.count))
      add(1)
    }
    for value in values { addMember(value, kind) }
    place(from: start, format: 1)
    bytes.append(0)
  }

  private mutating func addMember(_ value: SQLValue, _ kind: ListKind) {
    switch (value, kind) {
    case (.text(let text), .texts):
      add(Int32(clamping: text.utf8.count))
      bytes += text.utf8
    case (.bytes(let body), .bytes):
      add(Int32(clamping: body.count))
      bytes += body
    case (.integer(let number), .integers):
      add(8)
      withUnsafeBytes(of: number.bigEndian) { bytes += $0 }
    default: add(-1)
    }
  }

  private mutating func add(_ number: Int32) {
    withUnsafeBytes(of: number.bigEndian) { bytes += $0 }
  }
}
