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
