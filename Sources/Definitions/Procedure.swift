package import Deadlines
package import FEEL

/// What a version of a procedure is known by: its name and the day it comes into force.
package struct ProcedureID: Sendable, Hashable, Codable, CustomStringConvertible {
  package var name: String
  package var inForce: Day

  package init(_ name: String, inForce: Day) {
    self.name = name
    self.inForce = inForce
  }

  package var description: String { "\(name)@\(inForce)" }
}

/// A published matter of the catalogue (事项), or a theme (一件事) of several: who it is, why it may, how long,
/// what is asked, what happens. Source: 行政许可法 §30; design: one grammar for all.
package struct Procedure: Sendable {
  package var id: ProcedureID
  package var title: Words
  package var summary: Words
  package var basis: [Citation]
  /// The unit that answers for the matter: the department, or a theme's lead.
  package var department: UnitID
  package var handling: Handling
  package var limits: Limits
  /// The name of the form in `Forms/`; nil for a theme, whose form is computed from its members.
  package var form: String?
  package var members: [Member]
  package var steps: [Step]
  package var results: [ResultPaper]
  package var fees: [Fee]
  package var correctionReasons: [Reason]
  package var refusalReasons: [Reason]
  /// Regional numbers that conditions may name, e.g. `fire_threshold`, each with its basis.
  package var parameters: [Parameter]
  package var guide: Guide
  /// What a rule of the matter says about procedures whose time is not counted; the law's own go without saying.
  package var special: [SpecialProcedure]
  /// Nil: as many as meet the conditions.
  package var quota: Quota?
  /// How long before a day of the form an application must come.
  package var preChecks: [PreCheck]
  /// Other ways to the decision; the first whose condition holds is taken.
  package var paths: [HandlingPath]
  /// Concerns public safety, health, life and property directly: false materials bar the applicant for a time.
  /// Source: 行政许可法 §78, §79.
  package var isPublicSafety: Bool
  /// A demonstration of how things were: its law may have been repealed.
  package var isHistorical: Bool
  /// Complete files are granted on the spot (即办件); nil: they are not.
  package var instant: Instant?
  /// How long the closed file is kept; nil: for good.
  package var retention: LegalLimit?

  package init(
    id: ProcedureID,
    title: Words,
    summary: Words,
    basis: [Citation],
    department: UnitID,
    handling: Handling,
    limits: Limits,
    form: String?,
    members: [Member],
    steps: [Step],
    results: [ResultPaper],
    fees: [Fee],
    correctionReasons: [Reason],
    refusalReasons: [Reason],
    parameters: [Parameter],
    guide: Guide,
    special: [SpecialProcedure] = [],
    quota: Quota? = nil,
    preChecks: [PreCheck] = [],
    paths: [HandlingPath] = [],
    isPublicSafety: Bool = false,
    isHistorical: Bool = false,
    instant: Instant? = nil,
    retention: LegalLimit? = nil
  ) {
    self.id = id
    self.title = title
    self.summary = summary
    self.basis = basis
    self.department = department
    self.handling = handling
    self.limits = limits
    self.form = form
    self.members = members
    self.steps = steps
    self.results = results
    self.fees = fees
    self.correctionReasons = correctionReasons
    self.refusalReasons = refusalReasons
    self.parameters = parameters
    self.guide = guide
    self.special = special
    self.quota = quota
    self.preChecks = preChecks
    self.paths = paths
    self.isPublicSafety = isPublicSafety
    self.isHistorical = isHistorical
    self.instant = instant
    self.retention = retention
  }
}

/// Who may grant a complete file on the spot, accepting and deciding in one, and the law that lifts the separation of the
/// two for it. Source: 行政许可法 §34 ¶2.
package struct Instant: Sendable, Hashable {
  package var post: PostName
  package var basis: Citation

  package init(post: PostName, basis: Citation) {
    self.post = post
    self.basis = basis
  }
}

/// How several departments answer one case. Source: 行政许可法 §26.
package enum Handling: String, Sendable, Hashable, Codable {
  /// One department, one decision.
  case single
  /// Each member decides its own matter, side by side (并联审批).
  case parallel
  /// The lead decides once, on the departments' opinions (统一办理).
  case opinion
}

/// The clocks of a matter. Each is counted from a day the law names, never from a click.
package struct Limits: Sendable {
  /// From receipt: accept, ask once, or refuse; else deemed accepted. Source: 行政许可法 §32(4).
  package var notice: LegalLimit
  /// From acceptance. Source: 行政许可法 §42, or the matter's own law. Nil for a theme of parallel members.
  package var statutory: LegalLimit?
  /// From acceptance; what the office promises, never later than the law's.
  package var promised: LegalLimit?
  /// From the decision. Source: 行政许可法 §44.
  package var delivery: LegalLimit
  /// The applicant's own time to correct, from the notice. Practice: 30 natural days.
  package var correction: LegalLimit
  /// To sign for a copy, from the day it was sent.
  package var copySignature: LegalLimit
  /// What the matter's own law allows beyond the statutory limit; nil: what the licensing law does.
  package var ownExtension: LimitExtension?
  /// Papers that are not complete are handed back, to be filed anew; nil: they are corrected in the same case.
  package var returnsIncomplete: Citation?

  package init(
    notice: LegalLimit,
    statutory: LegalLimit?,
    promised: LegalLimit?,
    delivery: LegalLimit,
    correction: LegalLimit,
    copySignature: LegalLimit,
    ownExtension: LimitExtension? = nil,
    returnsIncomplete: Citation? = nil
  ) {
    self.notice = notice
    self.statutory = statutory
    self.promised = promised
    self.delivery = delivery
    self.correction = correction
    self.copySignature = copySignature
    self.ownExtension = ownExtension
    self.returnsIncomplete = returnsIncomplete
  }
}

/// One department's part in a theme (`matter`) or in an opinion procedure (`department`).
package struct Member: Sendable {
  package var part: Part
  /// Absent: always a member. Never null at submission: a blank it depends on stops the form.
  package var condition: Condition?
  /// An opinion's own limit from its copy; nil where the member's own procedure says.
  package var limit: LegalLimit?
  /// What is asked of the department, for an opinion.
  package var asked: Words?
  /// The local rule under which a department that does not answer in time has no objection (缺席默认); nil: its silence
  /// counts for nothing. Never for a member that decides: silence gives no licence.
  package var silence: Citation?
  /// The member matter that must be granted first: until then this one has not begun.
  package var after: String?

  package enum Part: Sendable, Hashable {
    case matter(String)
    case department(UnitID)
  }

  package init(
    part: Part,
    condition: Condition?,
    limit: LegalLimit?,
    asked: Words?,
    silence: Citation? = nil,
    after: String? = nil
  ) {
    self.part = part
    self.condition = condition
    self.limit = limit
    self.asked = asked
    self.silence = silence
    self.after = after
  }
}

/// A numbered reason that a desk may give, for a correction or a refusal.
package struct Reason: Sendable, Hashable {
  package var code: String
  package var text: Words
  package var basis: Citation?

  package init(code: String, text: Words, basis: Citation? = nil) {
    self.code = code
    self.text = text
    self.basis = basis
  }
}

/// What a granted case hands out: a certificate, a record, a reply.
package struct ResultPaper: Sendable {
  package var id: String
  package var title: Words
  /// How long it is valid from the decision; nil: without end.
  package var validity: LegalLimit?
  package var basis: Citation?
  /// For which answers it is made; nil: for every granted case.
  package var condition: Condition?

  package init(
    id: String,
    title: Words,
    validity: LegalLimit? = nil,
    basis: Citation? = nil,
    condition: Condition? = nil
  ) {
    self.id = id
    self.title = title
    self.validity = validity
    self.basis = basis
    self.condition = condition
  }
}

/// A charge; without a basis in law there is none. Source: 行政许可法 §58.
package struct Fee: Sendable {
  package var id: String
  package var title: Words
  /// FEEL that gives an amount in fen from the form's answers.
  package var amountFen: Condition
  package var basis: Citation
  /// The rule that gives it back where nothing is decided; nil: it is kept.
  package var refund: Citation?

  package init(
    id: String,
    title: Words,
    amountFen: Condition,
    basis: Citation,
    refund: Citation? = nil
  ) {
    self.id = id
    self.title = title
    self.amountFen = amountFen
    self.basis = basis
    self.refund = refund
  }

  /// Fen for these answers; nil: nothing is owed. Part of a fen is not asked.
  package func amount(in context: [String: FEELValue]) -> Int? {
    guard case .number(let number) = amountFen.expression.evaluate(in: context),
      let fen = number.rounded(to: 0, .down)?.integer(), (1...Self.mostFen).contains(fen)
    else { return nil }
    return fen
  }

  /// A thousand million yuan: more is a slip of the rule.
  private static let mostFen = 100_000_000_000
}

/// A regional number or yes/no with its basis, which conditions may name.
package struct Parameter: Sendable {
  package var name: String
  package var value: AnswerValue
  package var basis: Citation?

  package init(name: String, value: AnswerValue, basis: Citation?) {
    self.name = name
    self.value = value
    self.basis = basis
  }
}

extension Procedure {
  /// The unit that accepts and reviews below the one that decides; nil: one level alone.
  package var lowerUnit: UnitID? {
    for step in steps { if case .preliminary(let unit) = step.act { return unit } }
    return nil
  }
}
