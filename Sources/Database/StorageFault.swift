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
