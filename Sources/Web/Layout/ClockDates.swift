package import Casework
package import Deadlines

/// When a limit ends, as a date line says it: hours with their time of day, and 暂定 where the holidays of a year
/// that it crosses are not published yet.
extension Formats {
  /// «1月12日（暂定）», "6 Jul, 14:00".
  package func short(_ clock: Clock) -> String { marked(short(clock.due), clock) }

  /// The same with its weekday.
  package func day(_ clock: Clock) -> String { marked(day(clock.due), clock) }

  /// How it stands: hours may be over on the day itself.
  package func left(of clock: Clock, on calendar: WorkCalendar) -> String {
    guard clock.dueAt != nil, clock.isPassed, clock.due == today else {
      return left(until: clock.due, on: calendar)
    }
    return language == .zh ? "已逾期" : "late"
  }

  private func marked(_ day: String, _ clock: Clock) -> String {
    guard !clock.isPaused else { return day }
    let time = clock.dueAt.map { (language == .zh ? " " : ", ") + self.clock($0) } ?? ""
    let mark = clock.isProvisional ? (language == .zh ? "（暂定）" : " (provisional)") : ""
    return day + time + mark
  }
}
