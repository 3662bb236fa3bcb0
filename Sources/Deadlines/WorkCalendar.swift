/// The workdays of one region, as published year by year.
///
/// A workday is Monday to Friday and not a published rest day, or a published working weekend (补班).
/// A year without an entry counts Monday to Friday less 1 January, 1–2 May and 1–3 October, the
/// fixed days of the 全国年节及纪念日放假办法, and is provisional. Source: domain.md §2.3(9).
package struct WorkCalendar: Sendable {
  /// The administrative division it is for, such as `210000`, or `cn`.
  package let region: String
  package let title: BilingualName
  /// Tells one edition from the next; a case keeps the edition its dates were counted on.
  package let version: String
  package let utcOffset: UTCOffset
  /// Days of the week that are at rest, 1 = Monday … 7 = Sunday.
  package let weeklyRest: Set<Int>
  package let years: [Int: PublishedYear]
  let index: WorkdayIndex

  package init(
    region: String,
    title: BilingualName = .workCalendar,
    version: String,
    utcOffset: UTCOffset = .china,
    weeklyRest: Set<Int> = [6, 7],
    years: [Int: PublishedYear]
  ) {
    self.region = region
    self.title = title
    self.version = version
    self.utcOffset = utcOffset
    self.weeklyRest = weeklyRest
    self.years = years
    index = WorkdayIndex(weeklyRest: weeklyRest, years: years)
  }
}

extension WorkCalendar: Hashable, Codable {
  private enum CodingKeys: String, CodingKey {
    case region
    case title
    case version
    case utcOffset = "utc_offset"
    case weeklyRest = "weekly_rest"
    case years
  }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      region: try container.decode(String.self, forKey: .region),
      title: try container.decode(BilingualName.self, forKey: .title),
      version: try container.decode(String.self, forKey: .version),
      utcOffset: try container.decode(UTCOffset.self, forKey: .utcOffset),
      weeklyRest: Set(try container.decode([Int].self, forKey: .weeklyRest)),
      years: try container.decode([Int: PublishedYear].self, forKey: .years)
    )
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(region, forKey: .region)
    try container.encode(title, forKey: .title)
    try container.encode(version, forKey: .version)
    try container.encode(utcOffset, forKey: .utcOffset)
    try container.encode(weeklyRest.sorted(), forKey: .weeklyRest)
    try container.encode(years, forKey: .years)
  }

  package static func == (left: WorkCalendar, right: WorkCalendar) -> Bool {
    left.region == right.region && left.title == right.title && left.version == right.version
      && left.utcOffset == right.utcOffset && left.weeklyRest == right.weeklyRest
      && left.years == right.years
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(region)
    hasher.combine(version)
  }
}
