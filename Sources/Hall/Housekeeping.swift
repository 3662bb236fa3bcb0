import Casework
import Database
import Deadlines

/// Sweeps out what nobody will ask for again.
extension Hall {
  /// Sessions that ended, failures long forgotten, uploads that broke off a day ago, and tallies of nothing.
  package func sweep() async throws(LedgerFault) {
    let now = clock.now()
    let ended = now.adding(seconds: -Self.sessionSeconds).microseconds
    let yesterday = now.adding(seconds: -86_400)
    let forgotten = now.adding(seconds: -2 * 86_400).microseconds
    try await write { connection in
      try connection.run("DELETE FROM session WHERE began_at < $1", [.integer(ended)])
      try connection.run(
        "DELETE FROM throttle WHERE first_at < $1 AND (closed_until IS NULL OR closed_until < $2)",
        [.integer(forgotten), .integer(now.microseconds)]
      )
      // Index: the key of content_chunk. A digest is hex and never begins like an upload.
      try connection.run(
        "DELETE FROM content_chunk WHERE digest >= 'upload ' AND digest < $1",
        [.text(Upload.name(at: yesterday, token: ""))]
      )
      try Tally.forgetEmpty(connection)
    }
  }
}
