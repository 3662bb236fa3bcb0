extension WorkCalendar {
  /// Why this day: one sentence each for the count, what was left out, what moved, what is unsure.
  ///
  /// Example: `受理日 9月21日不计入，从 9月22日起数 10 个工作日。` `due` must be this edition's own
  /// count; `name` is what the starting day is called, such as `.acceptanceDay`.
  package func explain(
    _ due: DueDay,
    _ language: Language,
    from name: BilingualName = .startDay
  ) -> [String] {
    let counting = counting(of: due)
    switch language {
    case .zh: return ChineseExplanation(due: due, counting: counting, name: name.zh).sentences
    case .en: return EnglishExplanation(due: due, counting: counting, name: name.en).sentences
    }
  }
}
