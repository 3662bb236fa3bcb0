import CPostgres

/// What went wrong at PostgreSQL, told by its five-letter code (SQLSTATE).
struct PostgresFault: Error {
  enum Kind {
    /// Another transaction was faster: the same work may be done again from its beginning.
    case raced
    /// The connection is gone.
    case lost
    /// It took too long, or had no room for us.
    case turnedAway
    case full
    case constraint
    case broken
  }

  let kind: Kind
  let text: String

  static func lost(_ text: String) -> PostgresFault { PostgresFault(kind: .lost, text: text) }
  static func broken(_ text: String) -> PostgresFault { PostgresFault(kind: .broken, text: text) }

  private init(kind: Kind, text: String) {
    self.kind = kind
    self.text = text
  }

  /// - Parameter result: one that failed.
  init(_ result: OpaquePointer?) {
    let state = PQresultErrorField(result, Int32(UInt8(ascii: "C"))).map { String(cString: $0) }
    let words = PQresultErrorField(result, Int32(UInt8(ascii: "M"))).map { String(cString: $0) }
    kind = Self.kind(state ?? "")
    // "invalid input syntax for type bigint: …": what was typed belongs into no log.
    let isOfValue = state?.hasPrefix("22") == true
    let said = isOfValue ? "a value that cannot be" : words
    text = "\(said ?? String(cString: PQresultErrorMessage(result))) (\(state ?? "no code"))"
  }

  /// Source: PostgreSQL's appendix A, error codes.
  private static func kind(_ state: String) -> Kind {
    switch state {
    // serialization_failure, deadlock_detected, unique_violation, foreign_key_violation
    case "40001", "40P01", "23505", "23503": .raced
    case "53100": .full
    // Shut down by an operator, crashed, or starting up; the primary became a standby.
    case "57P01", "57P02", "57P03", "25006", "": .lost
    // A newer program changed a table under our prepared statements: a new connection prepares them again.
    case "0A000": .lost
    // query_canceled, lock_not_available, too_many_connections and other lacks, idle in transaction
    case "57014", "55P03", "25P03": .turnedAway
    case _ where state.hasPrefix("08"): .lost
    case _ where state.hasPrefix("53") || state.hasPrefix("58"): .turnedAway
    // Broken constraints, and values that cannot be.
    case _ where state.hasPrefix("23") || state.hasPrefix("22"): .constraint
    default: .broken
    }
  }
}

extension StorageFault {
  init(_ fault: PostgresFault) {
    self =
      switch fault.kind {
      case .raced, .constraint: .constraint(fault.text)
      case .lost, .turnedAway: .unreachable(fault.text)
      case .full: .full
      case .broken: .broken(fault.text)
      }
  }
}
