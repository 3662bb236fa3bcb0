/// Turns the text of a calendar draft into days, noting every flaw on the way.
struct CalendarReading {
  private(set) var flaws: [CalendarFlaw] = []
  private(set) var utcOffset = UTCOffset.china
  private(set) var years: [Int: PublishedYear] = [:]
  private let weeklyRest: Set<Int>

  init(_ draft: CalendarDraft) {
    weeklyRest = Set(draft.weeklyRest)
    if let offset = UTCOffset(draft.utcOffset) {
      utcOffset = offset
    } else {
      note(.notAnOffset, at: .utcOffset, found: draft.utcOffset)
    }
    for (index, weekday) in draft.weeklyRest.enumerated() where !(1...7).contains(weekday) {
      note(.notAWeekday, at: .weeklyRest(index: index), found: "\(weekday)")
    }
    for year in draft.years {
      read(year)
    }
    noteHoles()
  }

  /// A limit that crosses a year without an entry would be counted as if nobody had looked.
  private mutating func noteHoles() {
    flaws += CalendarFlaw.holes(in: years.keys)
  }

  private mutating func note(
    _ kind: CalendarFlaw.Kind,
    at place: CalendarFlaw.Place,
    found: String
  ) {
    flaws.append(CalendarFlaw(place: place, kind: kind, found: found))
  }

  private mutating func read(_ draft: CalendarDraft.Year) {
    let year = draft.year
    guard (1900...2999).contains(year) else {
      return note(.yearOutOfRange, at: .year(year), found: "\(year)")
    }
    guard years[year] == nil else { return note(.yearRepeated, at: .year(year), found: "\(year)") }
    let status = PublishedYear.Status(rawValue: draft.status)
    if status == nil {
      note(.notAStatus, at: .status(year: year), found: draft.status)
    }
    if draft.source.allSatisfy(\.isWhitespace) {
      note(.sourceMissing, at: .source(year: year), found: "\(year)")
    }
    let rest = readRest(draft)
    years[year] = PublishedYear(
      status: status ?? .provisional,
      source: draft.source,
      rest: rest,
      work: readWork(draft, rest: rest)
    )
  }

  private mutating func readRest(_ draft: CalendarDraft.Year) -> [RestBlock] {
    var blocks: [RestBlock] = []
    for (index, rest) in draft.rest.enumerated() {
      let place = CalendarFlaw.Place.rest(year: draft.year, index: index)
      guard let days = readDays(rest.days, of: draft.year, at: place) else { continue }
      if let other = blocks.first(where: { $0.days.overlaps(days) }) {
        let day = max(other.days.lowerBound, days.lowerBound)
        note(.overlaps(day), at: place, found: rest.days)
      }
      blocks.append(RestBlock(days, name: rest.name))
    }
    return blocks
  }

  private mutating func readWork(
    _ draft: CalendarDraft.Year,
    rest: [RestBlock]
  ) -> [Day] {
    var work: [Day] = []
    for (index, text) in draft.work.enumerated() {
      let place = CalendarFlaw.Place.work(year: draft.year, index: index)
      guard let day = CalendarReading.day(text, of: draft.year) else {
        note(.notADay, at: place, found: text)
        continue
      }
      if let kind = flaw(of: day, in: draft.year, listed: work, rest: rest) {
        note(kind, at: place, found: text)
      }
      work.append(day)
    }
    return work
  }

  private func flaw(
    of day: Day,
    in year: Int,
    listed: [Day],
    rest: [RestBlock]
  ) -> CalendarFlaw.Kind? {
    if day.year != year { return .outsideYear }
    if listed.contains(day) { return .workRepeated }
    if rest.contains(where: { $0.days.contains(day) }) { return .restAndWork }
    return weeklyRest.contains(day.weekday) ? nil : .workedAnyway
  }

  private mutating func readDays(
    _ text: String,
    of year: Int,
    at place: CalendarFlaw.Place
  ) -> ClosedRange<Day>? {
    guard let (first, last) = CalendarReading.ends(text, of: year) else {
      note(.notDays, at: place, found: text)
      return nil
    }
    guard first.year == year, last.year == year else {
      note(.outsideYear, at: place, found: text)
      return nil
    }
    guard first <= last else {
      note(.backwards, at: place, found: text)
      return nil
    }
    return first...last
  }

  private static func ends(_ text: String, of year: Int) -> (Day, Day)? {
    var reader = TextReader(text)
    guard let first = day(&reader, of: year) else { return nil }
    guard !reader.isAtEnd else { return (first, first) }
    guard reader.take("."), reader.take("."), let last = day(&reader, of: year), reader.isAtEnd
    else { return nil }
    return (first, last)
  }

  private static func day(_ text: String, of year: Int) -> Day? {
    var reader = TextReader(text)
    guard let day = day(&reader, of: year), reader.isAtEnd else { return nil }
    return day
  }

  /// `02-15` of this year, or a whole date.
  private static func day(_ reader: inout TextReader, of year: Int) -> Day? {
    var whole = reader
    if let day = Day(reading: &whole) {
      reader = whole
      return day
    }
    guard let month = reader.digits(2), reader.take("-"), let day = reader.digits(2) else {
      return nil
    }
    return Day(year: year, month: month, day: day)
  }
}

extension CalendarFlaw {
  /// Years that are not listed between others that are, each told at the year after it.
  package static func holes(in years: some Collection<Int>) -> [CalendarFlaw] {
    let listed = years.sorted()
    return zip(listed, listed.dropFirst()).compactMap { earlier, later in
      guard later - earlier > 1 else { return nil }
      let (first, last) = (earlier + 1, later - 1)
      let found = first == last ? "\(first)" : "\(first)–\(last)"
      return CalendarFlaw(place: .year(later), kind: .yearMissing, found: found)
    }
  }
}

extension CalendarDraft {
  /// Every flaw at once, in the order of the file; empty if a calendar can be made of it.
  package var flaws: [CalendarFlaw] { CalendarReading(self).flaws }
}

extension WorkCalendar {
  /// Nil if the draft has a flaw: a calendar half read would give wrong dates in good faith.
  package init?(_ draft: CalendarDraft) {
    let reading = CalendarReading(draft)
    guard reading.flaws.isEmpty else { return nil }
    self.init(
      region: draft.region,
      title: draft.title,
      version: draft.version,
      utcOffset: reading.utcOffset,
      weeklyRest: Set(draft.weeklyRest),
      years: reading.years
    )
  }
}
