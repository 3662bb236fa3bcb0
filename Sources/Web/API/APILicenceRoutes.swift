import Casework
import Deadlines
import Definitions

/// The acts of two levels, of a revision, and of a licence in force.
extension APIRoute {
  static let ofLicence: [APIRoute] = [
    APIRoute(
      noun: "revision-notices",
      scope: .branch,
      summary: "Ask for another version of what was handed in; no clock stops for it",
      body: [.must("defects", defects)],
      actor: "any post of the department that works on the branch",
      command: { acting throws(APIProblem) in .askRevision(acting.branch, acting.defects) },
      operation: "askRevision"
    ),
    APIRoute(
      noun: "announcements",
      scope: .branch,
      summary: "Tell of a visit on site, or give public notice (踏勘通知、公示); no clock stops for it",
      body: [
        .must("kind", .text(oneOf: Announcement.Kind.byItself.map(\.rawValue))),
        .must("day", .text(format: "date")), .must("text", .text(most: 2000)),
      ],
      actor: "any post of the department that works on the branch",
      command: { acting throws(APIProblem) in
        guard let kind = Announcement.Kind(rawValue: acting.text("kind")) else {
          throw .forbidden
        }
        return .announce(
          acting.branch,
          kind,
          on: Day(acting.text("day")) ?? .first,
          text: acting.text("text")
        )
      },
      operation: "announce"
    ),
    APIRoute(
      noun: "forwardings",
      scope: .branch,
      summary: "Send the lower unit's review up with the whole file (初审上报), §35, §43",
      body: finding,
      actor: "the post of the lower unit",
      command: { acting throws(APIProblem) in .forward(acting.branch, acting.finding) },
      operation: "forward"
    ),
    APIRoute(
      noun: "licence-requests",
      scope: .branch,
      summary: "Ask to change or renew a licence in force (变更、延续), §49, §50",
      body: [
        .must("kind", .text(oneOf: LicenceRequest.Kind.allCases.map(\.rawValue))),
        .must("text", .text(most: 2000)),
      ],
      actor: "the applicant, or a counter for him",
      command: { acting throws(APIProblem) in
        guard let kind = LicenceRequest.Kind(rawValue: acting.text("kind")) else {
          throw .forbidden
        }
        return .requestLicence(acting.branch, kind, text: acting.text("text"))
      },
      operation: "requestLicence"
    ),
    APIRoute(
      noun: "licence-answers",
      scope: .branch,
      summary: "Grant or refuse a change or renewal; reasons for a refusal, §38",
      body: [
        .must("ruling", .text(oneOf: ["grant", "deny"])), .may("reasons", reasons),
      ],
      actor: "the post that decides",
      command: { acting throws(APIProblem) in
        .answerRequest(
          acting.branch,
          acting.text("ruling") == "grant" ? .grant : .deny(acting.reasons)
        )
      },
      operation: "answerRequest"
    ),
  ]
}
