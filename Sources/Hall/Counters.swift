import Casework
import Database
import Deadlines

/// Sequences without gaps, given out inside the transaction that uses them: what is not recorded takes no number.
struct Counters {
  private var values: [String: Int] = [:]
  private var changed: Set<String> = []

  static func caseNumbers(region: String, day: Day) -> String { "case \(region) \(day)" }

  /// The last numbers of these sequences, to be asked for together with other things.
  static func question(_ names: Set<String>) -> Question {
    Question(
      SQL(
        sqlite: """
          SELECT name, value FROM counter WHERE name IN (SELECT value FROM json_each($1))
          ORDER BY name
          """,
        postgres: "SELECT name, value FROM counter WHERE name = ANY($1::text[]) ORDER BY name"
      ),
      [.texts(names.sorted())]
    )
  }

  /// Takes in the answer; a sequence that is not in it has given no number yet.
  mutating func take(_ rows: [Row], of names: Set<String>) throws {
    for name in names { values[name] = 0 }
    for row in rows { values[try row.text("name")] = try row.int("value") }
  }

  /// The sequences that gave numbers.
  var names: Set<String> { changed }

  /// The number that would come next; `take` makes it so.
  mutating func next(_ name: String, _ connection: any Connection) throws -> Int {
    if let value = values[name] { return value + 1 }
    let row = try connection.row("SELECT value FROM counter WHERE name = $1", [.text(name)])
    let value = try row?.int("value") ?? 0
    values[name] = value
    return value + 1
  }

  mutating func take(_ name: String, _ connection: any Connection) throws -> Int {
    let next = try next(name, connection)
    values[name] = next
    changed.insert(name)
    return next
  }

  func write(_ connection: any Connection) throws {
    let rows = changed.sorted().map { name -> [SQLValue] in
      [.text(name), .integer(values[name] ?? 0)]
    }
    try connection.queue(
      SQL(
        sqlite: """
          INSERT INTO counter (name, value) VALUES ($1, $2)
          ON CONFLICT (name) DO UPDATE SET value = excluded.value
          """,
        postgres: """
          INSERT INTO counter (name, value)
          SELECT * FROM unnest($1::text[], $2::bigint[])
          ON CONFLICT (name) DO UPDATE SET value = excluded.value
          """
      ),
      forEach: rows
    )
  }
}
