import Casework
import Definitions
import Hall

extension OpenAPI {
  /// The shapes of the answers.
  static let schemas: [String: Schema] = caseSchemas.merging(listSchemas) { first, _ in first }
    .merging(matterSchemas) { first, _ in first }.merging(publicSchemas) { first, _ in first }

  private static let caseSchemas: [String: Schema] = [
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
      .must("events", .array(.text())), .may("query_code", .text(), "For whoever filed"),
    ]),
    "Case": .object(
      progress + [
        .must("subject", .text()), .must("applicant", .text()),
        .may("channel", .text(oneOf: Channel.allCases.map(\.rawValue))),
        .must("opinions", .array(.open("unit, verdict, text, on"))),
        .must("materials", .array(.ref("Attachment"))), .must("papers", .array(.ref("Paper"))),
        .must("urges", .array(.open("urge, clock, unit, text, on, answer"))),
        .may("answers", .open("By field id")),
        .must("defects", .array(.open("field or material, code, note, is_new"))),
      ]
    ),
    "Progress": .object(progress),
    "Branch": .object([
      .must("branch", .text()), .must("matter", .text()), .must("unit", .text()),
      .must("state", .text(oneOf: Branch.State.allCases.map(\.rawValue))), .may("decided_on", day),
      .may("delivered_on", day),
    ]),
    "Clock": .object([
      .must("clock", .integer), .must("kind", kinds), .may("branch", .text()),
      .must("unit", .text()),
      .may("post", .text()), .must("start", day), .must("limit", .text()),
      .may("extended", .text(), "What was approved on top of the limit"),
      .may("due", day, "Absent while the clock stands still"),
      .may("due_at", .text(format: "date-time"), "For limits in hours: the last moment"),
      .must("is_paused", .boolean),
      .must("is_running", .boolean), .must("is_passed", .boolean),
      .must("is_provisional", .boolean),
      .must("basis", .array(.text())),
      .must("why", .array(.text()), "How the due day came about, sentence by sentence"),
    ]),
    "Attachment": .object([
      .must("material", .text()), .must("name", .text()), .must("type", .text()),
      .must("bytes", .integer), .must("sha256", .text()),
    ]),
    "Paper": .object([
      .must("paper", .integer, "Its place in the case, and its address"), .must("kind", .text()),
      .must("number", .text()), .may("branch", .text()), .must("on", day),
      .must("is_ready", .boolean, "Its bytes are made"),
    ]),
    "Draft": .object([
      .must("draft", .text()), .must("procedure", .text()), .may("case", .text()),
      .must("answers", .open("As typed: a list of texts by field")),
      .must("attachments", .array(.ref("Attachment"))),
    ]),
    "Words": .object([.must("zh", .text()), .must("en", .text())]),
    "Open": .open("An OpenAPI document"),
  ]

  private static let listSchemas: [String: Schema] = [
    "Cases": paged(
      .object([
        .must("number", .text()), .must("procedure", .text()), .must("title", .ref("Words")),
        .must("subject", .text()), .must("received_on", day), .must("state", states),
        .may("outcome", outcomes), .may("due", day),
      ])
    ),
    "Events": items(
      .object([
        .must("version", .integer), .must("at", .text(format: "date-time")),
        .must("event", .text()), .may("by", .text()), .may("unit", .text()),
        .must("channel", .text()),
      ])
    ),
    "Papers": items(.ref("Paper")), "Attachments": items(.ref("Attachment")),
    "Drafts": items(.ref("Draft")),
    "Worklist": paged(.ref("Task")),
    "Task": .object([
      .must("number", .text()), .may("branch", .text()),
      .must("act", .text(oneOf: Assignment.Act.allCases.map(\.rawValue))), .must("unit", .text()),
      .must("post", .text()), .must("procedure", .text()), .must("title", .ref("Words")),
      .must("subject", .text()), .must("since", day), .may("due", day), .may("clock_kind", kinds),
      .must("is_passed", .boolean),
    ]),
    "HeldClocks": paged(.ref("HeldClock")),
    "HeldClock": .object([
      .must("number", .text()), .may("branch", .text()), .must("clock", .integer),
      .must("kind", kinds), .must("unit", .text()), .may("post", .text()), .may("holder", .text()),
      .must("subject", .text()), .must("procedure", .text()), .must("since", day),
      .may("due", day, "Absent while the clock stands still"), .must("is_passed", .boolean),
    ]),
    "Dashboard": .object([
      .must("today", day), .must("open", .integer),
      .must("units", .array(.object([.must("unit", .text()), .must("clocks", .array(cell))]))),
      .must("coming_days", .array(.object([.must("on", day), .must("count", .integer)]))),
      .must("urgent", .array(.ref("HeldClock"))),
    ]),
  ]

  private static let matterSchemas: [String: Schema] = [
    "Matters": items(.ref("MatterHead")), "MatterHead": .object(head),
    "Matter": .object(
      head + [
        .must("sections", .array(.open("id, title, most_rows, when, fields"))),
        .must("materials", .array(.open("id, title, necessity, source, most_files, when"))),
        .must("correction_reasons", .array(.open("code, text"))),
        .must("refusal_reasons", .array(.open("code, text"))),
      ]
    ),
  ]

  private static let head: [Schema.Property] = [
    .must("matter", .text()), .must("in_force", day), .must("title", .ref("Words")),
    .must("unit", .text()), .must("handling", .text()),
    .must("members", .array(.open("matter or unit"))),
  ]

  private static let progress: [Schema.Property] = [
    .must("number", .text()), .must("version", .integer), .must("state", states),
    .may("outcome", outcomes), .may("procedure", .text()), .must("title", .ref("Words")),
    .may("received_on", day), .may("accepted_on", day), .must("deemed_accepted", .boolean),
    .must("branches", .array(.ref("Branch"))),
    .must("turns", .array(.open("act, branch, unit, post, since, clock"))),
    .must("clocks", .array(.ref("Clock"))),
  ]

  private static let cell = Schema.object(
    [.must("kind", kinds)]
      + Dashboard.Standing.allCases.map { .must($0.rawValue, .integer) }
  )

  /// A list that goes on after `next`.
  private static func paged(_ item: Schema) -> Schema {
    .object([.must("items", .array(item)), .may("next", .text(), "Absent on the last page")])
  }

  private static func items(_ item: Schema) -> Schema { .object([.must("items", .array(item))]) }

  private static let states = Schema.text(oneOf: CaseState.allCases.map(\.rawValue))
  private static let outcomes = Schema.text(oneOf: CaseOutcome.allCases.map(\.rawValue))
  private static let day = Schema.text(format: "date")
  private static let kinds = Schema.text(oneOf: Clock.Kind.allCases.map(\.rawValue))
}
