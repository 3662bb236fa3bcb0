package import Deadlines
package import Definitions

/// What the law says to one case: the pinned versions of its procedure, its members' matters, the form they
/// make together, the units and the calendar. Resolved by the shell.
///
/// A class, because thousands of cases stand under one and the same: handing it on copies nothing.
package final class Rules: Sendable {
  package let procedure: Procedure
  /// A theme's members, by pinned version; empty for other cases.
  package let matters: [ProcedureID: Procedure]
  package let form: Form
  package let units: [UnitID: Unit]
  package let calendar: WorkCalendar
  package let signals: SignalRules

  package init(
    procedure: Procedure,
    matters: [ProcedureID: Procedure],
    form: Form,
    units: [UnitID: Unit],
    calendar: WorkCalendar,
    signals: SignalRules
  ) {
    self.procedure = procedure
    self.matters = matters
    self.form = form
    self.units = units
    self.calendar = calendar
    self.signals = signals
  }

  /// The same rules, with dates counted on another calendar.
  package func counted(on calendar: WorkCalendar) -> Rules {
    Rules(
      procedure: procedure,
      matters: matters,
      form: form,
      units: units,
      calendar: calendar,
      signals: signals
    )
  }

  /// The matter that a branch is decided by.
  package func matter(of branch: Branch) -> Procedure {
    procedure.handling == .parallel ? matters[branch.matter] ?? procedure : procedure
  }

  /// When a theme's members have come together.
  var joining: Step.Joining {
    procedure.steps.first { $0.act.name == .members }?.joining ?? .all
  }

  /// Regional numbers that conditions name, of the whole and of every member.
  package var parameters: [Parameter] {
    procedure.parameters + orderedMatters.flatMap(\.parameters)
  }

  /// Reasons for a correction, of the whole and of every member.
  package var correctionReasons: [Reason] {
    unique(procedure.correctionReasons + orderedMatters.flatMap(\.correctionReasons))
  }

  package var refusalReasons: [Reason] {
    unique(procedure.refusalReasons + orderedMatters.flatMap(\.refusalReasons))
  }

  /// Members share common reasons under one code: listed once.
  private func unique(_ reasons: [Reason]) -> [Reason] {
    var seen: Set<String> = []
    return reasons.filter { seen.insert($0.code).inserted }
  }

  private var orderedMatters: [Procedure] { matters.values.sorted { $0.id.name < $1.id.name } }

  /// Who numbers and signs a paper: a copy is the lead's, a card the government's that supervises, any other its unit's own.
  package func issuer(of paper: Paper) -> Unit? {
    switch paper.kind {
    case .copyNotice, .opinionRequest: units[procedure.department]
    case .urge, .yellowCard, .redCard, .recommendation:
      government(over: paper.unit) ?? units[procedure.department]
    default: units[paper.unit]
    }
  }

  /// The nearest people's government whose region the unit lies in (本级人民政府).
  func government(over unit: UnitID) -> Unit? {
    guard let region = units[unit]?.region else { return nil }
    return units.values.filter { $0.isGovernment && region.hasPrefix($0.region.trimmingPairs) }
      .min { ($1.region.trimmingPairs.count, $0.id) < ($0.region.trimmingPairs.count, $1.id) }
  }

  func may(_ post: PostRef, _ duty: Step.Act.Name) -> Bool {
    units[post.unit]?.posts.contains { $0.name == post.post && $0.duties.contains(duty) } ?? false
  }

  /// The unit has a post that answers when asked for its opinion.
  package func canAdvise(_ unit: UnitID) -> Bool { advisingPost(of: unit) != nil }

  /// Who answers for a unit that is asked for its opinion.
  func advisingPost(of unit: UnitID) -> PostName? {
    post(of: unit, for: .opinions) ?? post(of: unit, for: .review)
  }

  /// The post of a unit that has a duty; the first one listed.
  func post(of unit: UnitID, for duty: Step.Act.Name) -> PostName? {
    units[unit]?.posts.first { $0.duties.contains(duty) }?.name
  }
}

/// Facts of other cases and of people that the law asks about, read in the same transaction.
package struct Known: Sendable {
  /// Who holds each post today; a passed limit names them.
  package var holders: [PostRef: AccountID]
  /// Open cases of the same applicant, matter and place.
  package var likeOpenCases: [CaseNumber]
  /// What the applicant is barred from, by his other cases.
  package var bars: [Bar]
  /// Where places are limited: how they stand.
  package var places: Vacancies?
  /// The answers on file, for a correction to be compared with.
  package var answers: Answers?
  /// Of a deputy: that he may act for the holder of the post in this matter now.
  package var standsIn = true

  package init(
    holders: [PostRef: AccountID] = [:],
    likeOpenCases: [CaseNumber] = [],
    bars: [Bar] = [],
    places: Vacancies? = nil,
    answers: Answers? = nil
  ) {
    self.holders = holders
    self.likeOpenCases = likeOpenCases
    self.bars = bars
    self.places = places
    self.answers = answers
  }
}
