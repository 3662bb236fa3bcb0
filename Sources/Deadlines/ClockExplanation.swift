extension WorkCalendar {
  /// Why this moment: how the hours were counted, and what is unsure.
  package func explain(
    _ due: DueMoment,
    _ language: Language,
    officeHours: OfficeHours = .usual
  ) -> [String] {
    let (first, last) = (due.start.day(in: utcOffset), due.moment.day(in: utcOffset))
    let start = text(due.start, language, within: nil)
    let end = text(due.moment, language, within: first.year)
    let limit = due.limit.text(language)
    var sentences: [String]
    switch language {
    case .zh: sentences = ["从 \(start) 起数 \(limit)，到 \(end) 为止。"]
    case .en: sentences = ["\(limit) from \(start) end at \(end)."]
    }
    if due.limit.unit == .officeHour {
      sentences.append(onlyOpen(officeHours, language))
    }
    if due.isProvisional {
      sentences.append(unpublished(first.year...max(first.year, last.year), language))
    }
    return sentences
  }

  private func text(_ moment: Moment, _ language: Language, within year: Int?) -> String {
    let day = moment.day(in: utcOffset).text(language, within: year)
    let clock = moment.clockText(in: utcOffset)
    switch language {
    case .zh: return "\(day) \(clock)"
    case .en: return "\(clock) on \(day)"
    }
  }

  private func onlyOpen(_ hours: OfficeHours, _ language: Language) -> String {
    switch language {
    case .zh: "只算工作日 \(hours.text.joined(separator: "、"))。"
    case .en: "Only workdays \(hours.text.joined(separator: " and ")) count."
    }
  }

  private func unpublished(_ years: ClosedRange<Int>, _ language: Language) -> String {
    let open = years.filter { status(ofYear: $0) == .provisional }.map { "\($0)" }
    switch language {
    case .zh: return "\(open.joined(separator: "、")) 年的放假安排尚未公布，日期暂定。"
    case .en:
      return "The holidays of \(open.joined(separator: ", ")) are not published yet; "
        + "the date is provisional."
    }
  }
}

extension OfficeHours {
  /// Each window as people write it, `09:00–12:00`.
  package var text: [String] {
    windows.map { OfficeHours.clock($0.opens) + "–" + OfficeHours.clock($0.closes) }
  }

  private static func clock(_ minutes: Int) -> String {
    "\(padded(minutes / 60, 2)):\(padded(minutes % 60, 2))"
  }
}
