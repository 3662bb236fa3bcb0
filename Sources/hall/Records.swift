import ArgumentParser
import Hall

/// `hall migrate`: brings the schema up to date and says so; `serve` does it by itself.
struct Migrate: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Brings the database's schema up to date."
  )

  @OptionGroup var hall: HallOptions

  func run() async throws {
    let open = try await hall.open()
    open.close()
    print("\(hall.database) is up to date")
  }
}

/// `hall replay`: makes every derived row again from the events, and says which were different.
struct Replay: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Rebuilds what is derived from the events and reports every difference."
  )

  @OptionGroup var hall: HallOptions

  func run() async throws {
    let open = try await hall.open()
    let bar = ProgressBar("Replaying")
    let report = try await open.replay { bar.show($0) }
    bar.end()
    open.close()
    for difference in report.differences { print(difference) }
    guard report.differences.isEmpty else {
      throw Complaint("\(report.differences.count) rows differed and were made again")
    }
    print("\(report.cases) cases: no difference")
  }
}

/// `hall audit`: walks every chain and names the first event that is not as it was written.
struct Audit: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Names the first altered, missing or moved event of each case."
  )

  @OptionGroup var hall: HallOptions

  func run() async throws {
    let open = try await hall.open()
    let bar = ProgressBar("Auditing")
    let report = try await open.audit { bar.show($0) }
    bar.end()
    open.close()
    for broken in report.breaks { print(broken) }
    guard report.breaks.isEmpty else {
      throw Complaint(
        "\(report.breaks.count) of \(report.cases) cases are not as they were written"
      )
    }
    print("\(report.cases) cases, \(report.events) events: every chain holds")
  }
}
