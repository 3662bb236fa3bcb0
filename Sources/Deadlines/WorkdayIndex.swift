/// One bit for each day of the range, set for workdays, with running totals.
///
/// Any count or date is then a few machine words away, however long the limit.
struct WorkdayIndex: Sendable {
  private var bits: [UInt64]
  /// Workdays before each word of `bits`, and in all of them last.
  private var before: [Int]
  /// Years whose arrangements are published, by their distance from 1900.
  private var official: [Bool]

  private static let days = Day.last.number - Day.first.number + 1

  init(weeklyRest: Set<Int>, years: [Int: PublishedYear]) {
    bits = WorkdayIndex.weeks(weeklyRest)
    before = []
    official = (1900...2999).map { years[$0]?.status == .official }
    for year in 1900...2999 {
      for rest in years[year]?.rest ?? FixedHoliday.blocks(of: year) {
        close(rest.days, in: year)
      }
      for day in years[year]?.work ?? [] where day.year == year {
        set(day, works: true)
      }
    }
    var total = 0
    for word in bits {
      before.append(total)
      total += word.nonzeroBitCount
    }
    before.append(total)
  }

  func isWorkday(_ day: Day) -> Bool {
    let position = WorkdayIndex.position(of: day)
    return bits[position / 64] & (1 << UInt64(position % 64)) != 0
  }

  func isOfficial(_ year: Int) -> Bool {
    official.indices.contains(year - 1900) && official[year - 1900]
  }

  /// Workdays from the beginning of the range to the end of this day.
  func count(through day: Day) -> Int {
    let position = WorkdayIndex.position(of: day)
    let upTo = UInt64.max >> UInt64(63 - position % 64)
    return before[position / 64] + (bits[position / 64] & upTo).nonzeroBitCount
  }

  /// The workday with this count, 1 being the first of the range; the edge of the range beyond it.
  func day(counting rank: Int, near hint: Day) -> Day {
    guard rank > 0 else { return .first }
    guard let total = before.last, rank <= total else { return .last }
    var word = WorkdayIndex.position(of: hint) / 64
    while before[word] >= rank { word -= 1 }
    while before[word + 1] < rank { word += 1 }
    var left = bits[word]
    for _ in 1..<(rank - before[word]) {
      left &= left - 1
    }
    return Day(clamping: Day.first.number + word * 64 + left.trailingZeroBitCount)
  }

  private static func position(of day: Day) -> Int {
    day.number - Day.first.number
  }

  /// Every week alike; the bits past the end of the range stay clear.
  private static func weeks(_ weeklyRest: Set<Int>) -> [UInt64] {
    let works = (0..<7).map { !weeklyRest.contains((Day.first.weekday - 1 + $0) % 7 + 1) }
    // The pattern of a word depends only on the weekday it begins with.
    let patterns = (0..<7).map { phase in
      (0..<64).reduce(UInt64(0)) { word, bit in
        works[(phase + bit) % 7] ? word | 1 << UInt64(bit) : word
      }
    }
    var words = (0...(days - 1) / 64).map { patterns[$0 * 64 % 7] }
    words[words.count - 1] &= UInt64.max >> UInt64(63 - (days - 1) % 64)
    return words
  }

  private mutating func close(_ block: ClosedRange<Day>, in year: Int) {
    guard let first = Day(year: year, month: 1, day: 1),
      let last = Day(year: year, month: 12, day: 31),
      block.lowerBound <= last, block.upperBound >= first
    else { return }
    // A block that leaves its year is a flaw; what another year says about its own days stands.
    for number in max(first, block.lowerBound).number...min(last, block.upperBound).number {
      set(Day(clamping: number), works: false)
    }
  }

  private mutating func set(_ day: Day, works: Bool) {
    let position = WorkdayIndex.position(of: day)
    let bit = UInt64(1) << UInt64(position % 64)
    if works {
      bits[position / 64] |= bit
    } else {
      bits[position / 64] &= ~bit
    }
  }
}
