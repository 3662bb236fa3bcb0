import Deadlines
import Foundation
import Testing

/// The calendar the hall ships, read from its file line by line, without a YAML reader.
///
/// The file keeps to one shape, `- { days: 02-15..02-23, name: … }`, so a few prefixes suffice here;
/// `DefinitionFiles` reads it properly.
struct ShippedCalendar {
  let draft: CalendarDraft

  static let china: WorkCalendar = {
    guard let file = try? ShippedCalendar(), let calendar = WorkCalendar(file.draft) else {
      preconditionFailure("Procedures/calendars/cn.yaml cannot be read")
    }
    return calendar
  }()

  init() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let path = root.appending(path: "Procedures/calendars/cn.yaml")
    var draft = CalendarDraft(region: "cn", version: "", years: [])
    for line in try String(contentsOf: path, encoding: .utf8).split(separator: "\n") {
      ShippedCalendar.read(line.trimmingCharacters(in: .whitespaces), into: &draft)
    }
    self.draft = draft
  }

  private static func read(_ line: String, into draft: inout CalendarDraft) {
    let last = draft.years.count - 1
    if let number = Int(line.dropLast()), line.hasSuffix(":") {
      draft.years.append(.init(year: number, status: "", source: "", rest: [], work: []))
    } else if let version = value(of: "version", in: line) {
      draft.version = version.filter { $0 != "\"" }
    } else if let title = value(of: "title", in: line) {
      draft.title = name(title)
    } else if let status = value(of: "status", in: line) {
      draft.years[last].status = status
    } else if let source = value(of: "source", in: line) {
      draft.years[last].source = source
    } else if let days = value(of: "- { days", in: line) {
      draft.years[last].rest.append(rest(days))
    } else if let work = value(of: "work", in: line) {
      let list = work.prefix { $0 != "]" }.dropFirst()
      draft.years[last].work = list.split(separator: ", ").map(String.init)
    }
  }

  private static func rest(_ text: String) -> CalendarDraft.Rest {
    let parts = text.split(separator: ", name: ")
    return .init(String(parts[0]), name: name(String(parts[1])))
  }

  /// Reads `{ zh: 春节, en: Spring Festival }`.
  private static func name(_ text: String) -> BilingualName {
    let names = text.dropFirst("{ zh: ".count).prefix { $0 != "}" }.split(separator: ", en: ")
    let english = names[1].trimmingCharacters(in: .whitespaces)
    return BilingualName(zh: String(names[0]), en: english)
  }

  private static func value(of key: String, in line: String) -> String? {
    line.hasPrefix(key + ": ") ? String(line.dropFirst(key.count + 2)) : nil
  }
}

/// A date written as text in a test; a typing error there fails the test.
func day(_ iso: String, at location: SourceLocation = #_sourceLocation) throws -> Day {
  try #require(Day(iso), sourceLocation: location)
}

/// A suspension `from..to`, or `from..` while it lasts.
func suspension(_ from: String, _ to: String? = nil) throws -> Suspension {
  Suspension(start: try day(from), end: try to.map { try day($0) }, cause: "inspection")
}

/// Chance that is the same on every run: a linear congruential generator.
struct Dice {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  mutating func roll(_ range: ClosedRange<Int>) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return range.lowerBound + Int(state >> 33) % range.count
  }
}
