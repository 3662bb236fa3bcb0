import ArgumentParser
import Deadlines
import DefinitionFiles

/// `hall due 2026-02-13 "5 workdays"`: the last day on the first line, how it came about below.
struct Due: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Counts a limit: the last day first, then how it came about."
  )

  @Argument(
    help: "The day it runs from, which does not count: 2026-02-13.",
    transform: Reading.day
  )
  var start: Day

  @Argument(
    help: "The limit: \"5 workdays\", \"30 days\", \"3 months\", \"5 个工作日\".",
    transform: Reading.limit
  )
  var limit: TimeLimit

  @Option(
    help: "Time not counted, A..B: after the day A, up to and including B. May be repeated.",
    transform: Reading.suspension
  )
  var suspended: [Suspension] = []

  @Option(help: "The calendars: a file, or their folder.")
  var calendar = "Procedures/calendars"

  @Option(help: "Of which region, six digits of GB/T 2260; default: the national calendar.")
  var region = ""

  @OptionGroup var common: CommonOptions

  func run() throws {
    let calendar = try PublishedDefinitions.calendar(calendar, of: region, common.language)
    let due = calendar.due(limit, from: start, paused: suspended)
    print(due.day)
    for sentence in calendar.explain(due, common.language) { print(sentence) }
  }
}
