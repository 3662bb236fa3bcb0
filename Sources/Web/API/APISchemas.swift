import Casework
import Definitions

extension OpenAPI {
  /// The shapes of the answers.
  static let schemas: [String: Schema] = [
    "Problem": .object([
      .must("type", .text()), .must("title", .text()), .must("status", .integer),
      .must("detail", .text(), "The sentence, in the language asked for"),
      .must("code", .text(), "Short stable name, e.g. same_hand"), .must("instance", .text()),
      .may("article", .text(), "The law that stands behind it"),
      .may("version", .integer, "The case's present version"),
      .may(
        "errors",
        .array(.object([.must("pointer", .text()), .must("detail", .text())]))
      ),
    ]),
    "Recorded": .object([
      .must("number", .text()), .must("version", .integer),
      .must("is_repeat", .boolean, "The same envelope came before: this is its first answer"),
      .must("events", .array(.text())), .must("query_code", .text()),
    ]),
    "Worklist": .object([.must("items", .array(.ref("Task"))), .may("next", .text())]),
    "Task": .object([
      .must("number", .text()), .may("branch", .text()),
      .must("act", .text(oneOf: Assignment.Act.allCases.map(\.rawValue))), .must("unit", .text()),
      .must("post", .text()), .must("procedure", .text()), .must("title", .ref("Words")),
      .must("subject", .text()), .must("since", day), .may("due", day), .may("clock_kind", kinds),
      .must("is_passed", .boolean),
    ]),
    "Words": .object([.must("zh", .text()), .must("en", .text())]),
    "Case": .object([
      .must("number", .text()), .must("version", .integer),
      .must("state", .text(oneOf: CaseState.allCases.map(\.rawValue))),
      .may("outcome", .text(oneOf: CaseOutcome.allCases.map(\.rawValue))),
      .may("procedure", .text()), .must("title", .ref("Words")), .must("subject", .text()),
      .must("applicant", .text()), .may("channel", .text(oneOf: Channel.allCases.map(\.rawValue))),
      .may("received_on", day), .may("accepted_on", day), .must("deemed_accepted", .boolean),
      .must("branches", .array(.ref("Branch"))),
      .must("opinions", .array(.open("unit, verdict, text, on"))),
      .must("turns", .array(.open("act, branch, unit, post, since, clock"))),
      .must("clocks", .array(.ref("Clock"))),
      .must("materials", .array(.open("material, name, type, bytes, sha256"))),
      .must("papers", .array(.open("paper, kind, number, on, is_ready"))),
      .must("urges", .array(.open("urge, clock, unit, text, on, answer"))),
      .may("answers", .open("By field id")),
      .must("defects", .array(.open("field or material, code, note, is_new"))),
    ]),
    "Branch": .object([
      .must("branch", .text()), .must("matter", .text()), .must("unit", .text()),
      .must("state", .text(oneOf: Branch.State.allCases.map(\.rawValue))), .may("decided_on", day),
      .may("delivered_on", day),
    ]),
    "Clock": .object([
      .must("clock", .integer), .must("kind", kinds), .may("branch", .text()),
      .must("unit", .text()),
      .may("post", .text()), .must("start", day), .must("limit", .text()), .must("due", day),
      .must("is_running", .boolean), .must("is_passed", .boolean),
      .must("is_provisional", .boolean),
      .must("basis", .array(.text())),
      .must("why", .array(.text()), "How the due day came about, sentence by sentence"),
    ]),
  ]

  private static let day = Schema.text(format: "date")
  private static let kinds = Schema.text(oneOf: Clock.Kind.allCases.map(\.rawValue))
}
