/// Why the database did not do it. Nothing of the transaction was written, but for `unknown`.
package enum StorageFault: Error, Sendable, Hashable {
  /// Cannot be opened, is locked by somebody else for too long, or its disk fails.
  case unreachable(String)
  /// No room on the disk.
  case full
  /// The schema refused: a key taken twice, or a value that cannot be.
  case constraint(String)
  /// The connection died while the transaction was being committed: it is kept, or it is not.
  case unknown(String)
  /// A defect of ours: wrong SQL, or a column that is not what we think.
  case broken(String)
}

extension StorageFault {
  /// What a closure of ours threw. An error of decoding is told by its place: it quotes what stood there.
  package init(unexpected error: any Error) {
    switch error {
    case DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context),
      DecodingError.keyNotFound(_, let context), DecodingError.dataCorrupted(let context):
      let place = context.codingPath.map(\.stringValue).joined(separator: ".")
      self = .broken("what is stored cannot be read at '\(place)'")
    default: self = .broken("\(error)")
    }
  }

  /// One word, for logs.
  package var name: String {
    switch self {
    case .unreachable: "unreachable"
    case .full: "full"
    case .constraint: "constraint"
    case .unknown: "unknown"
    case .broken: "broken"
    }
  }

  /// What the engine said; never what stands in a row.
  package var words: String {
    switch self {
    case .unreachable(let text), .constraint(let text), .unknown(let text), .broken(let text): text
    case .full: "the disk is full"
    }
  }
}
