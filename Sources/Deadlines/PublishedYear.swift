/// What was published about one year.
package struct PublishedYear: Sendable, Hashable, Codable {
  package enum Status: String, Sendable, Hashable, Codable {
    case official
    case provisional
  }

  package let status: Status
  /// The document it comes from, such as `国办发明电〔2024〕12号`.
  package let source: String
  package let rest: [RestBlock]
  /// Days of the weekly rest that are worked (补班).
  package let work: [Day]

  package init(status: Status, source: String, rest: [RestBlock], work: [Day]) {
    self.status = status
    self.source = source
    self.rest = rest
    self.work = work
  }
}

/// One block of rest, weekends inside it included, and the holiday it is for.
package struct RestBlock: Sendable, Hashable, Codable {
  package let days: ClosedRange<Day>
  package let name: BilingualName?

  package init(_ days: ClosedRange<Day>, name: BilingualName? = nil) {
    self.days = days
    self.name = name
  }
}
