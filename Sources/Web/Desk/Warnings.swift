import Casework
import Deadlines
import Definitions

/// The law's own consequence, when a clock is about to act by itself or has passed.
struct Warnings {
  let hand: CaseInHand
  let formats: Formats
  private var language: Language { formats.language }
  private var calendar: WorkCalendar { hand.rules.calendar }

  func all(where matters: (Clock) -> Bool) -> [ActsPane.Warning] {
    let clocks = hand.file.runningClocks.filter(matters)
    // A promise of the whole and its members' equal ones are missed together: said once.
    let isSaid = clocks.contains { $0.kind == .promised && isWhole($0) && $0.due < formats.today }
    return clocks.filter { $0.kind != .promised || isWhole($0) || !isSaid }.compactMap(warning)
  }

  private func isWhole(_ clock: Clock) -> Bool { clock.branch == nil || clock.branch == .whole }

  private func warning(_ clock: Clock) -> ActsPane.Warning? {
    let light = Light(of: clock, today: formats.today, calendar: calendar)
    guard light != .onTime, light != .stopped else { return nil }
    switch clock.kind {
    case .receipt: return receipt(clock)
    case .statutory: return statutory(clock, light)
    case .promised where clock.due < formats.today: return promised(clock, light)
    case .correction where clock.due <= formats.today && !clock.isForChange:
      return correction(clock)
    case .hearing: return chain(clock, light, Self.hearing)
    case .postCheck, .rectificationOrder, .recheck, .lowerReview, .dispatch, .urge, .renewal,
      .change:
      return light == .stopped ? nil : chain(clock, light, clock.kind.words)
    case .special where clock.due < formats.today: return chain(clock, light, Self.overrun)
    case .copySignature, .step, .promised, .delivery, .correction, .special, .hearingRequest,
      .deferral, .thirdParty, .reply:
      return nil
    }
  }

  private func receipt(_ clock: Clock) -> ActsPane.Warning {
    let day = calendar.workdays(after: clock.start, through: formats.today)
    let start = formats.short(clock.start)
    let due = clock.due == formats.today ? "24:00" : formats.short(clock.due) + " 24:00"
    return ActsPane.Warning(
      light: clock.due == formats.today ? .unlawful : .soon,
      title: language == .zh ? "今天是第 \(day) 个工作日" : "Today is workday \(day)",
      text: language == .zh
        ? "到 \(due) 不受理也不告知，依法视为 \(start)已受理（行政许可法 §32）。"
        : "Unless it is accepted, corrected or refused by \(due), the law deems it accepted as of \(start) (行政许可法 §32)."
    )
  }

  private func statutory(_ clock: Clock, _ light: Light) -> ActsPane.Warning {
    let matter = hand.matter(clock.branch, language)
    let basis = clock.basis.map(\.text).joined(separator: "；")
    let isPassed = clock.due < formats.today || clock.isPassed
    let title: Words =
      isPassed
      ? Words(zh: "已超过法定期限", en: "Past the legal limit")
      : Words(zh: "法定期限将到", en: "The legal limit is near")
    let when = formats.left(of: clock, on: calendar)
    return ActsPane.Warning(
      light: isPassed ? .unlawful : light,
      title: title[language],
      text: language == .zh
        ? "\(matter)：\(formats.short(clock))，\(when)（\(basis)）。"
        : "\(matter): \(formats.short(clock)), \(when) (\(basis))."
    )
  }

  private func chain(_ clock: Clock, _ light: Light, _ title: Words) -> ActsPane.Warning {
    let basis = clock.basis.map(\.text).joined(separator: "；")
    let when = formats.left(of: clock, on: calendar)
    return ActsPane.Warning(
      light: light,
      title: title[language],
      text: language == .zh
        ? "\(formats.short(clock))，\(when)（\(basis)）。"
        : "\(formats.short(clock)), \(when) (\(basis))."
    )
  }

  private static let hearing = Words(zh: "听证期限将到", en: "The hearing must be held soon")
  private static let overrun = Words(
    zh: "特别程序超过了书面告知的时间",
    en: "The special procedure takes longer than was told"
  )

  private func promised(_ clock: Clock, _ light: Light) -> ActsPane.Warning {
    ActsPane.Warning(
      light: light,
      title: Words(zh: "已超过承诺期限", en: "Past the promise")[language],
      text: [formats.short(clock), formats.left(of: clock, on: calendar)]
        .joined(separator: language == .zh ? "，" : ", ")
        + " · " + hand.matter(clock.branch, language)
    )
  }

  private func correction(_ clock: Clock) -> ActsPane.Warning {
    ActsPane.Warning(
      light: .soon,
      title: Words(zh: "补正期限今天届满", en: "The correction ends today")[language],
      text: Words(
        zh: "申请人今天 24:00 前不补正，本件终止办理（退件）。",
        en: "Unless the applicant corrects by 24:00, the case ends and is returned."
      )[language]
    )
  }
}
