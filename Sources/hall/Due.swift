import ArgumentParser
import Deadlines

/// `hall due 2026-02-13 "5 workdays"`: the last day, or for hours the last moment, on the first line, how it came
/// about below.
struct Due: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Counts a limit: the last day first, then how it came about."
  )

  @Argument(
    help: """
      The day it runs from, which does not count: 2026-02-13. For hours the moment: 2026-02-13T10:30, \
      by the office's clock, or 2026-02-13T10:30+08:00.
      """
  )
  var start: String

  @Argument(
    help: """
      The limit: "5 workdays", "30 days", "3 months", "24 hours", "4 office hours", "5 个工作日".
      """
  )
  var limit: String

  @Option(
    help: """
      Time not counted, A..B: after the day A, up to and including B; A.. while it lasts. May be \
      repeated.
      """
  )
  var suspended: [String] = []

  @Option(help: "The calendars: a file, or their folder.")
  var calendar = "Procedures/calendars"

  @Option(help: "Of which region, six digits of GB/T 2260; default: the national calendar.")
  var region = ""

  @OptionGroup var common: CommonOptions

  func run() throws {
    let calendar = try PublishedDefinitions.calendar(calendar, of: region, common.language)
    let question = DueQuestion(start: start, limit: limit, suspended: suspended)
    do throws(DueQuestion.Flaw) {
      for line in try calendar.dueReport(question, common.language) { print(line) }
    } catch { throw ValidationError(error.text(common.language)) }
  }
}
