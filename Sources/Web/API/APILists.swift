import Casework
import Deadlines
import Definitions
import Hall

/// Rows of the API's lists.
extension APIViews {
  static func summary(_ summary: CaseSummary) -> JSON {
    .present([
      "number": .string(summary.number.text),
      "procedure": .string(summary.procedure.description), "title": words(summary.title),
      "subject": .string(summary.subject), "received_on": .string(summary.receivedOn.description),
      "state": .string(summary.state.rawValue),
      "outcome": (summary.outcome?.rawValue).map(JSON.string),
      "due": (summary.due?.description).map(JSON.string),
    ])
  }

  static func row(_ row: WorklistRow) -> JSON {
    .present([
      "number": .string(row.number.text), "branch": (row.branch?.text).map(JSON.string),
      "act": .string(row.act.rawValue), "unit": .string(row.unit), "post": .string(row.post),
      "procedure": .string(row.procedure.description), "title": words(row.title),
      "subject": .string(row.subject), "since": .string(row.since.description),
      "due": (row.due?.description).map(JSON.string),
      "clock_kind": (row.clockKind?.rawValue).map(JSON.string), "is_passed": .bool(row.isPassed),
    ])
  }

  static func event(_ entry: TimelineEntry, _ offset: UTCOffset) -> JSON {
    .present([
      "version": .int(entry.version), "at": .string(entry.at.iso(in: offset)),
      "event": .string(entry.event.name), "by": entry.partyName.map(JSON.string),
      "unit": entry.party.unit.map(JSON.string), "channel": .string(entry.channel.rawValue),
    ])
  }

  static func draft(_ draft: Draft) -> JSON {
    .present([
      "draft": .string(draft.id), "procedure": .string(draft.procedure.description),
      "case": (draft.caseNumber?.text).map(JSON.string),
      "answers": .object(draft.input.mapValues { .array($0.map(JSON.string)) }),
      "attachments": .array(draft.attachments.map(material)),
    ])
  }

  static func held(_ clock: HeldClock) -> JSON {
    .present([
      "number": .string(clock.number.text), "branch": (clock.branch?.text).map(JSON.string),
      "clock": .int(clock.clock), "kind": .string(clock.kind.rawValue),
      "unit": .string(clock.unit), "post": clock.post.map(JSON.string),
      "holder": clock.holder.map(JSON.string), "subject": .string(clock.subject),
      "procedure": .string(clock.procedure), "since": .string(clock.since.description),
      "due": clock.due == .last ? nil : .string(clock.due.description),
      "is_passed": .bool(clock.isPassed),
    ])
  }

  static func dashboard(_ dashboard: Dashboard) -> JSON {
    [
      "today": .string(dashboard.today.description), "open": .int(dashboard.cases.open),
      "units": .array(
        dashboard.units.map { row in
          ["unit": .string(row.unit), "clocks": .array(row.cells.sorted(by: kind).map(cell))]
        }
      ),
      "coming_days": .array(
        dashboard.comingDays.map {
          ["on": .string($0.day.description), "count": .int($0.count)]
        }
      ),
      "urgent": .array(dashboard.urgent.map { held($0.worst) }),
    ]
  }

  private static func kind(
    _ one: (key: Clock.Kind, value: Dashboard.Cell),
    _ other: (key: Clock.Kind, value: Dashboard.Cell)
  ) -> Bool { one.key.rawValue < other.key.rawValue }

  private static func cell(_ kind: Clock.Kind, _ cell: Dashboard.Cell) -> JSON {
    let counts = Dashboard.Standing.allCases.map { ($0.rawValue, JSON.int(cell[$0])) }
    return .object(
      Dictionary([("kind", .string(kind.rawValue))] + counts) { first, _ in first }
    )
  }
}
