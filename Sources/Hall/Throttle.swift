import Casework
import Database
import Deadlines

/// Counts failures on one way in, and closes it for a while when there were too many.
struct Throttle: Sendable {
  let way: String
  let mostFailures: Int
  /// Failures are forgotten, and the way opens again, after so many seconds.
  let seconds: Int

  static func login(_ login: String) -> Throttle {
    Throttle(way: "login \(login)", mostFailures: 5, seconds: 900)
  }

  /// Wider: a whole office may share one address.
  static func address(_ address: String) -> Throttle {
    Throttle(way: "address \(address)", mostFailures: 50, seconds: 900)
  }

  /// Ten wrong query codes close that way to a case for a day.
  static func query(_ number: CaseNumber) -> Throttle {
    Throttle(way: "query \(number)", mostFailures: 10, seconds: 86_400)
  }

  static func queries(from address: String) -> Throttle {
    Throttle(way: "queries \(address)", mostFailures: 30, seconds: 3_600)
  }

  /// Until when one of the ways is closed; nil: all are open.
  static func closed(
    _ ways: [Throttle],
    at now: Moment,
    _ connection: any Connection
  ) throws -> Moment? {
    let rows = try connection.rows(
      SQL(
        sqlite: """
          SELECT max(closed_until) AS until FROM throttle
          WHERE way IN (SELECT value FROM json_each($1)) AND closed_until > $2
          """,
        postgres: """
          SELECT max(closed_until) AS until FROM throttle
          WHERE way = ANY($1::text[]) AND closed_until > $2
          """
      ),
      [.texts(ways.map(\.way)), .integer(now.microseconds)]
    )
    return try rows.first?.optionalInteger("until").map(Moment.init(microseconds:))
  }

  static func fail(_ ways: [Throttle], at now: Moment, _ connection: any Connection) throws {
    for way in ways {
      let reopen = now.adding(seconds: way.seconds).microseconds
      let forgotten = now.adding(seconds: -way.seconds).microseconds
      try connection.run(
        """
        INSERT INTO throttle (way, failures, first_at) VALUES ($1, 1, $2)
        ON CONFLICT (way) DO UPDATE SET
          failures = CASE WHEN throttle.first_at < $3 THEN 1 ELSE throttle.failures + 1 END,
          first_at = CASE WHEN throttle.first_at < $3 THEN $2 ELSE throttle.first_at END,
          closed_until = CASE WHEN throttle.first_at >= $3 AND throttle.failures + 1 >= $4
            THEN CAST($5 AS BIGINT) END
        """,
        [
          .text(way.way), .integer(now.microseconds), .integer(forgotten),
          .integer(way.mostFailures), .integer(reopen),
        ]
      )
    }
  }

  static func open(_ ways: [Throttle], _ connection: any Connection) throws {
    try connection.run("DELETE FROM throttle WHERE way = $1", forEach: ways.map { [.text($0.way)] })
  }
}
