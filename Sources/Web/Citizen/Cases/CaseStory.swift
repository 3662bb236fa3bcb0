import Casework
import Deadlines
import Definitions

/// A case told to its applicant: one sentence, a picture, the reasons behind a date. Pure; names nobody, so
/// public progress tells the same story.
struct CaseStory: Sendable {
  let file: CaseFile
  let rules: Rules
  let formats: Formats

  init(_ file: CaseFile, under rules: Rules, _ language: Language, today: Day) {
    self.file = file
    self.rules = rules
    formats = Formats(language, today: today, offset: rules.calendar.utcOffset)
  }

  var language: Language { formats.language }
  var today: Day { formats.today }
  var isParallel: Bool { rules.procedure.handling == .parallel }
  var title: String { rules.procedure.title[language] }

  func unit(_ id: UnitID) -> String { rules.units[id]?.title[language] ?? id }
  func say(_ words: Words) -> String { words[language] }
  func clock(_ kind: Clock.Kind) -> Clock? { file.runningClocks.last { $0.kind == kind } }

  /// The day that matters most now: when the applicant must act, be answered, or have it all.
  var mainClock: Clock? {
    switch file.state {
    case .draft, .closed: clock(.delivery)
    case .received: clock(.receipt)
    case .correction: clock(.correction)
    case .inReview:
      file.branches.allSatisfy(\.isEnded)
        ? clock(.delivery) : lastRunning(.promised) ?? lastRunning(.statutory)
    }
  }

  private func lastRunning(_ kind: Clock.Kind) -> Clock? {
    file.runningClocks.filter { $0.kind == kind }.max { $0.due < $1.due }
  }

  var whys: [WhyThisDay] {
    var clocks = [mainClock].compactMap(\.self)
    clocks += file.runningClocks.filter {
      [.statutory, .delivery].contains($0.kind) && !clocks.contains($0)
    }
    return clocks.enumerated().map { place, clock in why(clock, isOpen: place == 0) }
  }

  private func why(_ clock: Clock, isOpen: Bool) -> WhyThisDay {
    let name = clock.branch.flatMap { file.branch($0) }
      .flatMap { isParallel ? rules.matter(of: $0).title[language] : nil }
    let day = formats.short(clock)
    let kind = clock.kind.words[language]
    let question =
      clock.isPaused
      ? language == .zh
        ? "为什么\(name ?? "")\(kind)时限暂停？"
        : "Why does the clock stand (\(kind)\(name.map { ", " + $0 } ?? ""))?"
      : language == .zh
        ? isOpen ? "为什么是 \(day)？" : "为什么\(name ?? "")\(kind)是 \(day)？"
        : isOpen ? "Why \(day)?" : "Why \(day) (\(kind)\(name.map { ", " + $0 } ?? ""))?"
    let basis = clock.basis.map { citation in
      citation.text + (citation.mark.map { " [\($0.words[language])]" } ?? "")
    }
    let own = clock.kind == .promised ? [say(CaseStoryWords.ownPromise)] : []
    let practice = clock.basis.isEmpty && own.isEmpty ? [say(SourceMark.typical.words)] : []
    // Workdays are the licensing law's way of counting, days and months the civil code's.
    let counting = clock.limit.unit == .workday ? "行政许可法 §82" : "民法典 §201–203"
    let law = Formats.joined([counting] + basis + own + practice, language)
    return WhyThisDay(
      question: question,
      sentences: rules.calendar.explain(clock, language, from: startName(of: clock)),
      basis: say(CaseStoryWords.basis) + law,
      isOpen: isOpen
    )
  }
}

extension CaseStory {
  /// On some paths a decision is counted from the day of receipt.
  private func startName(of clock: Clock) -> BilingualName {
    let isOfDecision = clock.kind == .promised || clock.kind == .statutory
    let way = clock.branch.flatMap { file.branch($0) }.flatMap { rules.path(of: $0) }
    return isOfDecision && clock.branch == .whole && way?.countsFromReceipt ?? false
      ? .receiptDay : clock.kind.startName
  }
}

extension Clock.Kind {
  /// What the day is called that the clock counts from.
  fileprivate var startName: BilingualName {
    switch self {
    case .receipt: .receiptDay
    case .copySignature: .copyDay
    case .step: .startDay
    case .promised, .statutory: .acceptanceDay
    case .delivery: .decisionDay
    case .correction: .noticeDay
    case .thirdParty, .reply, .special, .hearingRequest, .hearing, .rectificationOrder, .recheck:
      .startDay
    case .postCheck: .decisionDay
    case .deferral, .lowerReview, .dispatch: .acceptanceDay
    case .urge, .renewal, .change: .startDay
    }
  }
}

enum CaseStoryWords {
  static let basis = Words(zh: "依据：", en: "Basis: ")
  static let ownPromise = Words(zh: "本厅承诺时限", en: "this hall's own promise")
}
