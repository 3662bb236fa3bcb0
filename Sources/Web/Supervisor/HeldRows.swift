import Casework
import Deadlines
import Definitions

/// Words clocks and their holders, one row each.
struct HeldRows {
  let units: [UnitID: Unit]
  let calendar: WorkCalendar
  let frame: PageFrame
  let formats: Formats
  private var language: Language { frame.language }

  func list(_ held: [BoardFigures.HeldCase]) -> HeldList {
    HeldList(
      rows: held.map(row),
      empty: frame(
        Words(
          zh: "没有这样的办件。有时限临近或超过时，会列在这里。",
          en: "None. Clocks that run out or have passed are listed here."
        )
      )
    )
  }

  private func row(_ held: BoardFigures.HeldCase) -> HeldList.Row {
    let worst = held.worst
    let count = held.others.count
    return HeldList.Row(
      worst: holding(worst),
      title: [worst.title[language], worst.subject].filter { !$0.isEmpty }
        .joined(separator: " · "),
      number: CaseInHand.short(worst.number, worst.branch),
      href: .supervisedCase(worst.number),
      others: held.others.map(holding),
      othersTitle: language == .zh
        ? "本件另有 \(count) 个时限"
        : count == 1 ? "1 more clock of this case" : "\(count) more clocks of this case"
    )
  }

  private func holding(_ held: BoardFigures.Held) -> HeldList.Holding {
    let light = Light(due: held.due, kind: held.kind, today: formats.today, calendar: calendar)
    let isDeemedTonight = held.kind == .receipt && held.due == formats.today
    let since = formats.short(held.since)
    return HeldList.Holding(
      name: held.holder ?? frame(Say.nobody),
      seat: seat(held),
      light: isDeemedTonight ? .unlawful : light,
      standing: isDeemedTonight ? frame(Say.deemed) : standing(held),
      since: language == .zh ? "\(since)起" : "since \(since)",
      urge: frame(Say.urge),
      urgeHref: .supervisedCase(held.number, clock: held.clock)
    )
  }

  private func seat(_ held: BoardFigures.Held) -> String {
    let unit = units[held.unit]
    let post = unit?.posts.first { $0.name == held.post }?.title[language]
    return [unit?.title[language] ?? held.unit, post].compactMap(\.self).joined(separator: " ")
  }

  private func standing(_ held: BoardFigures.Held) -> String {
    let kind = held.kind.words[language]
    let left = calendar.workdaysLeft(until: held.due, from: formats.today)
    if held.due < formats.today {
      let late = max(1, -left)
      return language == .zh ? "\(kind) 过 \(late) 日" : "\(kind): \(formats.workdays(late)) late"
    }
    return kind + (language == .zh ? " " : ": ") + formats.left(until: held.due, on: calendar)
  }

  private enum Say {
    static let urge = Words(zh: "督办", en: "Urge")
    static let nobody = Words(zh: "空岗", en: "Vacant post")
    static let deemed = Words(zh: "今晚视为受理", en: "Deemed accepted tonight")
  }
}
