import ArgumentParser
import Database

/// Which database a command works on, as typed: `sqlite:hall.db` or `postgres://clerk@host/hall`.
enum DatabaseAddress: CustomStringConvertible {
  case sqlite(path: String)
  case postgres(PostgresAddress)

  init(_ text: String) throws {
    if let address = PostgresAddress(text) {
      self = .postgres(address)
    } else if text.hasPrefix("sqlite:"), text.count > 7 {
      self = .sqlite(path: String(text.dropFirst(7)))
    } else {
      throw ValidationError(
        """
        expected a database such as sqlite:hall.db or postgres://user@host/hall, \
        found '\(PostgresAddress.hidden(text))'
        """
      )
    }
  }

  func engine() throws(StorageFault) -> any Engine {
    switch self {
    case .sqlite(let path): try SQLiteEngine(path: path)
    case .postgres(let address): PostgresEngine(address)
    }
  }

  /// What the names of the hall's own files begin with: they stand beside an SQLite, and here for a server.
  var beside: String {
    switch self {
    case .sqlite(let path): path
    case .postgres: "hall"
    }
  }

  /// Without a password.
  var description: String {
    switch self {
    case .sqlite(let path): path
    case .postgres(let address): address.shown
    }
  }
}
