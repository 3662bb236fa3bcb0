import Casework
import Deadlines
import Definitions

extension APIRoute {
  /// Every act on a case. What the pages can do, the API can do.
  static let acts: [APIRoute] = ofCase + ofBranch + ofLicence + ofMoney

  static let reasons = Schema.array(
    .object([.must("code", .text()), .may("note", .text(most: 2000), "The facts of this case")])
  )
  static let defects = Schema.array(
    .object([
      .may("material", .text(), "Id of a material; or `field`"), .may("field", .text()),
      .must("code", .text()), .may("note", .text(most: 2000)),
      .may(
        "is_new",
        .boolean,
        "It could not be seen at the first check; the hall's own record of changes goes before it"
      ),
    ])
  )
  static let finding: [Schema.Property] = [
    .must("passes", .boolean, "Fit to grant"),
    .may("text", .text(most: 2000), "Required where it does not pass"),
  ]

  private static let ofCase: [APIRoute] = [
    APIRoute(
      noun: "acceptance",
      scope: .wholeCase,
      summary: "Accept the case (受理); copies go out the same day",
      body: [],
      actor: "front desk",
      command: { _ throws(APIProblem) in .accept },
      operation: "accept"
    ),
    APIRoute(
      noun: "correction-notices",
      scope: .wholeCase,
      summary: "Tell all defects once (一次性告知), 行政许可法 §32(4)",
      body: [
        .must("defects", defects)
      ],
      actor: "front desk",
      command: { acting throws(APIProblem) in .askCorrection(acting.defects) },
      operation: "askCorrection"
    ),
    APIRoute(
      noun: "refusals",
      scope: .wholeCase,
      summary: "Refuse to accept (不予受理), with reasons",
      body: [.must("reasons", reasons)],
      actor: "front desk",
      command: { acting throws(APIProblem) in .refuseAcceptance(acting.reasons) },
      operation: "refuseAcceptance"
    ),
    APIRoute(
      noun: "copy-receipts",
      scope: .wholeCase,
      summary: "Sign for the unit's copy (签收抄告单)",
      body: [.may("branch", .text(), "Place of the copy; default: the unit's own")],
      actor: "any post of the unit copied to",
      command: { acting throws(APIProblem) in .signCopy(try acting.copy()) },
      operation: "signCopy"
    ),
    APIRoute(
      noun: "opinions",
      scope: .wholeCase,
      summary: "Give the unit's opinion (反馈意见)",
      body: [
        .must("verdict", .text(oneOf: Verdict.allCases.map(\.rawValue))),
        .may("text", .text(most: 2000), "Required for an objection"),
      ],
      actor: "the post of the department asked",
      command: { acting throws(APIProblem) in
        guard let unit = acting.unit, let verdict = Verdict(rawValue: acting.text("verdict")) else {
          throw .forbidden
        }
        return .giveOpinion(department: unit, verdict, text: acting.text("text"))
      },
      operation: "giveOpinion"
    ),
    APIRoute(
      noun: "urges",
      scope: .wholeCase,
      summary: "Urge whoever holds a running clock (督办)",
      body: [.must("clock", .integer), .must("text", .text(most: 2000))],
      actor: "supervisor",
      command: { acting throws(APIProblem) in
        .urge(clock: acting.body["clock"]?.int ?? 0, text: acting.text("text"))
      },
      operation: "urge"
    ),
    APIRoute(
      noun: "urge-answers",
      scope: .wholeCase,
      summary: "Answer an urge (答复督办)",
      body: [.must("urge", .integer), .must("text", .text(most: 2000))],
      actor: "a post of the unit urged",
      command: { acting throws(APIProblem) in
        .answerUrge(urge: acting.body["urge"]?.int ?? 0, text: acting.text("text"))
      },
      operation: "answerUrge"
    ),
    APIRoute(
      noun: "third-party-statements",
      scope: .wholeCase,
      summary: "Enter what a third party said (利害关系人陈述), §36",
      body: [.must("third_party", .integer), .must("text", .text(most: 2000))],
      actor: "any post of the department that works on the branch",
      command: { acting throws(APIProblem) in
        .enterStatement(acting.body["third_party"]?.int ?? 0, text: acting.text("text"))
      },
      operation: "enterStatement"
    ),
    APIRoute(
      noun: "replies",
      scope: .wholeCase,
      summary: "Reply to a third party's statement (申辩), §36",
      body: [.must("third_party", .integer), .must("text", .text(most: 2000))],
      actor: "the applicant, or the department for him",
      command: { acting throws(APIProblem) in
        .reply(acting.body["third_party"]?.int ?? 0, text: acting.text("text"))
      },
      operation: "reply"
    ),
    APIRoute(
      noun: "recusals",
      scope: .wholeCase,
      summary: "Step aside from a case, or order somebody to (回避)",
      body: [
        .must("unit", .text()), .must("post", .text()), .must("reason", .text(most: 2000)),
      ],
      actor: "the person on the post, or the head of the agency",
      command: { acting throws(APIProblem) in
        .recuse(
          PostRef(acting.text("unit"), acting.text("post")),
          reason: acting.text("reason")
        )
      },
      operation: "recuse"
    ),
    APIRoute(
      noun: "members",
      scope: .wholeCase,
      summary:
        "Ask another department, or bring in a member of the theme, while the case runs (抄告相关)",
      body: [
        .must("unit", .text(), "The department; in a theme the name of the matter"),
        .must("asked", .text(most: 2000)), .must("workdays", .integer),
      ],
      actor: "a post of the lead that works on the case",
      command: { acting throws(APIProblem) in
        .addMember(
          acting.text("unit"),
          asked: acting.text("asked"),
          within: .workdays(acting.body["workdays"]?.int ?? 0)
        )
      },
      operation: "addMember"
    ),
    APIRoute(
      noun: "second-notice-permits",
      scope: .wholeCase,
      summary: "Let the desk name again what could be seen the first time, §72(4)",
      body: [.must("reason", .text(most: 2000))],
      actor: "supervisor",
      command: { acting throws(APIProblem) in
        .allowSecondNotice(reason: acting.text("reason"))
      },
      operation: "allowSecondNotice"
    ),
    APIRoute(
      noun: "formal-checks",
      scope: .wholeCase,
      summary: "Ask the members, before acceptance, whether the file is complete, §32(4)",
      body: [],
      actor: "front desk",
      command: { _ throws(APIProblem) in .askFormalChecks },
      operation: "askFormalChecks"
    ),
    APIRoute(
      noun: "formal-check-answers",
      scope: .wholeCase,
      summary: "Answer a formal check; no defects: complete",
      body: [.must("defects", defects)],
      actor: "the post of the member asked",
      command: { acting throws(APIProblem) in .checkFormally(acting.defects) },
      operation: "checkFormally"
    ),
    APIRoute(
      noun: "spot-corrections",
      scope: .wholeCase,
      summary: "Open what can be put right on the spot (当场更正), §32(3)",
      body: [.must("defects", defects)],
      actor: "front desk",
      command: { acting throws(APIProblem) in .correctOnTheSpot(acting.defects) },
      operation: "correctOnTheSpot"
    ),
    APIRoute(
      noun: "recommendations",
      scope: .wholeCase,
      summary: "Tell a unit what to change in how it works (监察建议书)",
      body: [.must("unit", .text()), .must("text", .text(most: 2000))],
      actor: "supervisor",
      command: { acting throws(APIProblem) in
        .recommend(acting.text("unit"), text: acting.text("text"))
      },
      operation: "recommend"
    ),
  ]
}
