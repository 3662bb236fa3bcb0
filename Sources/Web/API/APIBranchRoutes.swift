import Casework
import Deadlines
import Definitions

/// The acts on one branch, up to its decision and after it.
extension APIRoute {
  static let ofBranch: [APIRoute] = [
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
                .may("unit", .text(), "A department asked for its opinion that came too"),
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
      body: [.may("third_party", .integer)],
      actor: "applicant, a counter for him, or for a third party who was told any post at work",
      command: { acting throws(APIProblem) in
        .requestHearing(acting.branch, thirdParty: acting.body["third_party"]?.int)
      },
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
