import Casework
import Deadlines
import Definitions

extension APIRoute {
  /// Every act on a case. What the pages can do, the API can do.
  static let acts: [APIRoute] = ofCase + ofBranch

  private static let reasons = Schema.array(
    .object([.must("code", .text()), .may("note", .text(most: 2000), "The facts of this case")])
  )
  private static let finding: [Schema.Property] = [
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
        .must(
          "defects",
          .array(
            .object([
              .may("material", .text(), "Id of a material; or `field`"), .may("field", .text()),
              .must("code", .text()), .may("note", .text(most: 2000)),
              .may("is_new", .boolean, "It could not be seen at the first check"),
            ])
          )
        )
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
      summary: "Ask another department while the case runs (抄告相关)",
      body: [
        .must("unit", .text()), .must("asked", .text(most: 2000)), .must("workdays", .integer),
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
  ]

  private static let ofBranch: [APIRoute] = [
    APIRoute(
      noun: "review",
      scope: .branch,
      summary: "Record the review (审查)",
      body: finding,
      actor: "case officer",
      command: { acting throws(APIProblem) in .review(acting.branch, acting.finding) },
      operation: "review"
    ),
    APIRoute(
      noun: "inspection",
      scope: .branch,
      summary: "Record a visit on site (核查): one record for all departments present, §34",
      body: [
        .must(
          "present",
          .array(
            .object(
              [
                .may("branch", .text(), "Default: the branch of the path"),
                .must("staff", .array(.text(most: 100)), "At least two names of each department"),
              ] + finding
            )
          )
        ),
        .must("record", .text(most: 2000)),
      ],
      actor: "case officer of a department present",
      command: { acting throws(APIProblem) in .inspect(acting.visit) },
      operation: "inspect"
    ),
    APIRoute(
      noun: "check",
      scope: .branch,
      summary: "Record the check (审核)",
      body: finding,
      actor: "section head",
      command: { acting throws(APIProblem) in .check(acting.branch, acting.finding) },
      operation: "check"
    ),
    APIRoute(
      noun: "decision",
      scope: .branch,
      summary: "Decide (决定); a denial states reasons, §38",
      body: [
        .must("ruling", .text(oneOf: ["grant", "deny"])),
        .may("reasons", reasons, "Required for a denial"),
      ],
      actor: "licensing officer",
      command: { acting throws(APIProblem) in
        .decide(acting.branch, acting.text("ruling") == "grant" ? .grant : .deny(acting.reasons))
      },
      operation: "decide"
    ),
    APIRoute(
      noun: "delivery",
      scope: .branch,
      summary: "Record how the result reached the applicant (送达)",
      body: [
        .must("manner", .text(oneOf: Handover.Manner.allCases.map(\.rawValue))),
        .may("note", .text(most: 2000)),
      ],
      actor: "front desk",
      command: { acting throws(APIProblem) in
        guard let manner = Handover.Manner(rawValue: acting.text("manner")) else {
          throw .forbidden
        }
        return .deliver(acting.branch, Handover(manner, note: acting.text("note")))
      },
      operation: "deliver"
    ),
    APIRoute(
      noun: "extension-request",
      scope: .branch,
      summary: "Ask the head for more time to decide (申请延长期限), §42",
      body: [.must("reason", .text(most: 2000), "It stands in the notice to the applicant")],
      actor: "whoever's turn it is on the branch",
      command: { acting throws(APIProblem) in
        .askExtension(acting.branch, reason: acting.text("reason"))
      },
      operation: "askExtension"
    ),
    APIRoute(
      noun: "extension",
      scope: .branch,
      summary: "Approve or refuse more time (批准延长期限): once, before the limit ends, §42",
      body: [
        .must("answer", .text(oneOf: ["approve", "refuse"])),
        .may("text", .text(most: 2000), "Required for a refusal"),
      ],
      actor: "head of the agency, or of the government for a joint decision",
      command: { acting throws(APIProblem) in
        .answerExtension(
          acting.branch,
          approves: acting.text("answer") == "approve",
          text: acting.text("text")
        )
      },
      operation: "answerExtension"
    ),
    APIRoute(
      noun: "special-procedures",
      scope: .branch,
      summary: "Begin a procedure whose time is not counted (特别程序), with written notice, §45",
      body: [
        .must("cause", .text(), "hearing, testing, expert-review… or one that the matter names"),
        .must("expected_workdays", .integer, "Told to the applicant in writing"),
        .must("reason", .text(most: 2000)),
      ],
      actor: "any post of the department that works on the branch",
      command: { acting throws(APIProblem) in
        .suspend(
          acting.branch,
          cause: acting.text("cause"),
          expected: .workdays(acting.body["expected_workdays"]?.int ?? 0),
          reason: acting.text("reason")
        )
      },
      operation: "suspend"
    ),
    APIRoute(
      noun: "special-results",
      scope: .branch,
      summary: "Enter the result of a special procedure: the clocks go on",
      body: [.must("result", .text(most: 2000))],
      actor: "any post of the department that works on the branch",
      command: { acting throws(APIProblem) in
        .resume(acting.branch, result: acting.text("result"))
      },
      operation: "resume"
    ),
    APIRoute(
      noun: "hearing-offers",
      scope: .branch,
      summary: "Tell the applicant that he may ask for a hearing (听证告知), §47",
      body: [.must("reason", .text(most: 2000))],
      actor: "any post of the department that works on the branch",
      command: { acting throws(APIProblem) in
        .offerHearing(acting.branch, reason: acting.text("reason"))
      },
      operation: "offerHearing"
    ),
    APIRoute(
      noun: "third-parties",
      scope: .branch,
      summary: "Tell somebody with a weighty interest (利害关系人告知), §36",
      body: [.must("who", .text(most: 2000)), .must("interest", .text(most: 2000))],
      actor: "any post of the department that works on the branch",
      command: { acting throws(APIProblem) in
        .tellThirdParty(acting.branch, who: acting.text("who"), interest: acting.text("interest"))
      },
      operation: "tellThirdParty"
    ),
    APIRoute(
      noun: "hearing-requests",
      scope: .branch,
      summary: "Ask for a hearing within five workdays of being told (申请听证), §47",
      body: [],
      actor: "applicant, or a counter for him",
      command: { acting throws(APIProblem) in .requestHearing(acting.branch) },
      operation: "requestHearing"
    ),
    APIRoute(
      noun: "hearing-notices",
      scope: .branch,
      summary: "Set day and place of a hearing, seven workdays ahead (听证通知), §48",
      body: [.must("day", .text(format: "date")), .must("place", .text(most: 2000))],
      actor: "who chairs the hearing, and did not review",
      command: { acting throws(APIProblem) in
        .conveneHearing(
          acting.branch,
          on: Day(acting.text("day")) ?? .first,
          place: acting.text("place")
        )
      },
      operation: "conveneHearing"
    ),
    APIRoute(
      noun: "hearing-records",
      scope: .branch,
      summary: "Enter the record of a hearing (听证笔录): the clocks go on, §48",
      body: [.must("record", .text(most: 2000))],
      actor: "who chairs the hearing, and did not review",
      command: { acting throws(APIProblem) in
        .holdHearing(acting.branch, record: acting.text("record"))
      },
      operation: "holdHearing"
    ),
    APIRoute(
      noun: "post-checks",
      scope: .branch,
      summary: "Record the check after a decision on the applicant's word (事后核查)",
      body: [
        .must("staff", .array(.text(most: 100)), "At least two")
      ] + finding,
      actor: "the post that inspects",
      command: { acting throws(APIProblem) in
        .postCheck(
          acting.branch,
          staff: (acting.body["staff"]?.items ?? []).compactMap(\.text),
          acting.finding
        )
      },
      operation: "postCheck"
    ),
    APIRoute(
      noun: "rectification-orders",
      scope: .branch,
      summary: "Order what failed the check to be put right by a day (责令改正)",
      body: [.must("until", .text(format: "date")), .must("text", .text(most: 2000))],
      actor: "the post that inspects",
      command: { acting throws(APIProblem) in
        .orderRectification(
          acting.branch,
          until: Day(acting.text("until")) ?? .first,
          text: acting.text("text")
        )
      },
      operation: "orderRectification"
    ),
    APIRoute(
      noun: "licence-ends",
      scope: .branch,
      summary: "End a licence before its time (撤销、撤回、注销), §8, §69, §70",
      body: [
        .must("cause", .text(oneOf: LicenceEnd.Cause.allCases.map(\.rawValue))),
        .must("text", .text(most: 2000)),
      ],
      actor: "the post that decides",
      command: { acting throws(APIProblem) in
        guard let cause = LicenceEnd.Cause(rawValue: acting.text("cause")) else {
          throw .forbidden
        }
        return .endLicence(acting.branch, cause, text: acting.text("text"))
      },
      operation: "endLicence"
    ),
  ]
}
