/// A calendar as its file says it, every date still text.
package struct CalendarDraft: Sendable, Hashable {
  package var region: String
  package var title: BilingualName
  package var version: String
  /// Such as `+08:00`.
  package var utcOffset: String
  package var weeklyRest: [Int]
  package var years: [Year]

  package init(
    region: String,
    title: BilingualName = .workCalendar,
    version: String,
    utcOffset: String = "+08:00",
    weeklyRest: [Int] = [6, 7],
    years: [Year]
  ) {
    self.region = region
    self.title = title
    self.version = version
    self.utcOffset = utcOffset
    self.weeklyRest = weeklyRest
    self.years = years
  }

  package struct Year: Sendable, Hashable {
    package var year: Int
    /// `official` or `provisional`.
    package var status: String
    package var source: String
    package var rest: [Rest]
    /// `02-14`, each.
    package var work: [String]

    package init(year: Int, status: String, source: String, rest: [Rest], work: [String]) {
      self.year = year
      self.status = status
      self.source = source
      self.rest = rest
      self.work = work
    }
  }

  package struct Rest: Sendable, Hashable {
    /// `06-10` or `02-15..02-23`; a year may stand before each, and must then be the right one.
    package var days: String
    package var name: BilingualName?

    package init(_ days: String, name: BilingualName? = nil) {
      self.days = days
      self.name = name
    }
  }
}

extension CalendarDraft {
  /// A region's own days beside those of a wider calendar: what it lists is added, year by year, to what the other says.
  ///
  /// Its edition names both, for a case's dates rest on both. Source: 全国年节及纪念日放假办法 §4; `domain.md` §2.3(9).
  package func adding(_ own: CalendarDraft) -> CalendarDraft {
    var joint = own
    joint.version = "\(own.region) \(own.version), \(region) \(version)"
    joint.utcOffset = utcOffset
    joint.weeklyRest = weeklyRest
    joint.years = years.map { wide in
      guard let more = own.years.first(where: { $0.year == wide.year }) else { return wide }
      let isSettled = wide.status == "official" && more.status == "official"
      return Year(
        year: wide.year,
        status: isSettled ? "official" : more.status == "official" ? wide.status : more.status,
        source: wide.source + "; " + more.source,
        // Its own first: a flaw is then told at the line that the region's author wrote.
        rest: more.rest + wide.rest,
        work: more.work + wide.work
      )
    }
    return joint
  }
}
