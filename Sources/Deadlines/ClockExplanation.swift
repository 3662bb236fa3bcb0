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
    switch (language, due.isStopped) {
    case (.zh, false): sentences = ["从 \(start) 起数 \(limit)，到 \(end) 为止。"]
    case (.en, false): sentences = ["\(limit) from \(start) end at \(end)."]
    case (.zh, true): sentences = ["从 \(start) 起数 \(limit)。"]
    case (.en, true): sentences = ["\(limit) are counted from \(start)."]
    }
    if due.limit.unit == .officeHour {
      sentences.append(onlyOpen(officeHours, language))
    }
    sentences += Standstill.joining(due.paused, in: utcOffset)
      .compactMap { stood($0, first...max(first, last), language) }
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

  /// Nil: a standstill outside the count.
  private func stood(
    _ pause: Standstill,
    _ span: ClosedRange<Day>,
    _ language: Language
  ) -> String? {
    let year = span.lowerBound.year
    let from = text(pause.from, language, within: year)
    guard let end = pause.to else {
      switch language {
      case .zh: return "\(from) 起暂停计时，尚未恢复。"
      case .en: return "The clock has stood still since \(from)."
      }
    }
    guard pause.from.day(in: utcOffset) <= span.upperBound,
      end.day(in: utcOffset) >= span.lowerBound
    else { return nil }
    let to = text(end, language, within: year)
    switch language {
    case .zh: return "\(from) 至 \(to) 暂停计时，不算。"
    case .en: return "The clock stood still from \(from) to \(to): not counted."
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
