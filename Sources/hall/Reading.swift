import ArgumentParser
import Deadlines

/// Reads what was typed on the command line, or says what was expected.
enum Reading {
  static func moment(_ text: String) throws -> Moment {
    guard let moment = Moment(iso: text) else {
      throw expected("a time such as 2026-09-28T08:30:00+08:00", text)
    }
    return moment
  }

  private static func expected(_ what: String, _ found: String) -> ValidationError {
    ValidationError("expected \(what), found '\(found)'")
  }
}
