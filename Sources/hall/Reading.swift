import ArgumentParser
import Deadlines

/// Reads what was typed on the command line, or says what was expected.
enum Reading {
  static func day(_ text: String) throws -> Day {
    guard let day = Day(text) else { throw expected("a date such as 2026-02-13", text) }
    return day
  }

  static func limit(_ text: String) throws -> TimeLimit {
    guard let limit = TimeLimit(parsing: text) else {
      throw expected("a limit such as '5 workdays', '30 days' or '5 个工作日'", text)
    }
    return limit
  }

  static func moment(_ text: String) throws -> Moment {
    guard let moment = Moment(iso: text) else {
      throw expected("a time such as 2026-09-28T08:30:00+08:00", text)
    }
    return moment
  }

  static func suspension(_ text: String) throws -> Suspension {
    guard let dots = text.firstRange(of: ".."), let start = Day(String(text[..<dots.lowerBound])),
      let end = Day(String(text[dots.upperBound...])), start <= end
    else { throw expected("two days such as 2026-04-29..2026-05-12", text) }
    return Suspension(start: start, end: end, cause: "")
  }

  private static func expected(_ what: String, _ found: String) -> ValidationError {
    ValidationError("expected \(what), found '\(found)'")
  }
}
