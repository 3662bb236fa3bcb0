import Casework
import Deadlines
import Definitions
import Hall

/// A case as the API shows it.
struct APIViews {
  private let file: CaseFile
  private let rules: Rules
  private let reading: CaseReading?

  init(_ reading: CaseReading) {
    (file, rules, self.reading) = (reading.file, reading.rules, reading)
  }

  init(_ progress: PublicProgress.Progress) {
    (file, rules, reading) = (progress.file, progress.rules, nil)
  }

  var json: JSON {
    guard let reading else { return .present(progress) }
    let members: [String: JSON?] = [
      "subject": .string(reading.subject), "applicant": .string(reading.applicantName),
      "channel": (file.submission?.channel.rawValue).map(JSON.string),
      "opinions": .array(file.advisers.map(opinion)),
      "materials": .array(reading.attachments.map(Self.material)),
      "papers": .array(reading.papers.map(Self.paper)), "urges": .array(file.urges.map(urge)),
      "answers": reading.answers.map(Self.answers),
      "defects": .array((file.notices.last?.defects ?? []).map(defect)),
    ]
    return .present(progress.merging(members) { _, new in new })
  }

  /// What anybody with number and query code may learn.
  private var progress: [String: JSON?] {
    [
      "number": .string(file.number.text), "version": .int(file.version),
      "state": .string(file.state.rawValue), "outcome": (file.outcome?.rawValue).map(JSON.string),
      "procedure": (file.submission?.procedure.description).map(JSON.string),
      "title": Self.words(rules.procedure.title),
      "received_on": (file.submission?.on.description).map(JSON.string),
      "accepted_on": (file.acceptedOn?.description).map(JSON.string),
      "deemed_accepted": .bool(file.isDeemedAccepted),
      "branches": .array(file.branches.map(branch)), "turns": .array(file.assignments.map(turn)),
      "clocks": .array(file.clocks.map(clock)),
    ]
  }

  static func words(_ words: Words) -> JSON { ["zh": .string(words.zh), "en": .string(words.en)] }

  static func answers(_ answers: Answers) -> JSON {
    let rows = answers.rows.mapValues { rows in
      JSON.array(rows.map { .object($0.mapValues(value)) })
    }
    return .object(answers.values.mapValues(value).merging(rows) { one, _ in one })
  }

  private static func value(_ value: AnswerValue) -> JSON {
    switch value {
    case .text(let text), .number(let text): .string(text)
    case .yesNo(let yes): .bool(yes)
    case .day(let day): .string(day.description)
    case .choices(let ids): .array(ids.map(JSON.string))
    }
  }

  private func branch(_ branch: Branch) -> JSON {
    .present([
      "branch": .string(branch.id.text), "matter": .string(branch.matter.description),
      "unit": .string(branch.unit), "state": .string(branch.state.rawValue),
      "decided_on": (branch.decision?.on.description).map(JSON.string),
      "delivered_on": (branch.delivery?.on.description).map(JSON.string),
    ])
  }

  private func opinion(_ adviser: Adviser) -> JSON {
    .present([
      "unit": .string(adviser.unit),
      "verdict": (adviser.opinion?.verdict.rawValue).map(JSON.string),
      "text": (adviser.opinion?.text).map(JSON.string),
      "on": (adviser.opinion?.on.description).map(JSON.string),
      "is_late": (adviser.opinion?.isLate).map(JSON.bool),
      "deemed_by": (adviser.opinion?.deemedBy?.text).map(JSON.string),
    ])
  }

  private func turn(_ turn: Assignment) -> JSON {
    .present([
      "act": .string(turn.act.rawValue), "branch": (turn.branch?.text).map(JSON.string),
      "unit": .string(turn.unit), "post": .string(turn.post),
      "since": .string(turn.since.description), "clock": turn.clock.map(JSON.int),
    ])
  }

  /// With how its due day came about, so that no client has to count.
  private func clock(_ clock: Clock) -> JSON {
    let calendar = rules.calendar
    let why = calendar.explain(clock, .en)
    return .present([
      "clock": .int(clock.id), "kind": .string(clock.kind.rawValue),
      "branch": (clock.branch?.text).map(JSON.string), "unit": .string(clock.unit),
      "post": clock.post.map(JSON.string), "start": .string(clock.start.description),
      "limit": .string(clock.limit.text(.en)),
      "extended": (clock.extended?.text(.en)).map(JSON.string),
      "due": clock.isPaused ? nil : .string(clock.due.description),
      "due_at": (clock.dueAt?.iso(in: calendar.utcOffset)).map(JSON.string),
      "is_paused": .bool(clock.isPaused),
      "is_running": .bool(clock.isRunning), "is_passed": .bool(clock.isPassed),
      "is_provisional": .bool(clock.isProvisional),
      "basis": .array(clock.basis.map { .string($0.text) }), "why": .array(why.map(JSON.string)),
    ])
  }

  static func material(_ file: CaseAttachment) -> JSON {
    [
      "material": .string(file.material), "name": .string(file.name), "type": .string(file.type),
      "bytes": .int(file.bytes), "sha256": .string(file.digest),
    ]
  }

  static func paper(_ stored: StoredPaper) -> JSON {
    .present([
      "paper": .int(stored.position), "kind": .string(stored.paper.kind.rawValue),
      "number": .string(stored.paper.number),
      "branch": (stored.paper.branch?.text).map(JSON.string),
      "on": .string(stored.paper.on.description), "is_ready": .bool(stored.isReady),
    ])
  }

  private func urge(_ open: OpenUrge) -> JSON {
    .present([
      "urge": .int(open.urge.id), "clock": .int(open.urge.clock), "unit": .string(open.urge.unit),
      "text": .string(open.urge.text), "on": .string(open.urge.on.description),
      "answer": open.answer.map(JSON.string),
    ])
  }

  private func defect(_ defect: Defect) -> JSON {
    let subject: (String, String) =
      switch defect.subject {
      case .field(let id): ("field", id)
      case .material(let id): ("material", id)
      }
    return .present([
      subject.0: .string(subject.1), "code": .string(defect.code), "note": .string(defect.note),
      "is_new": .bool(defect.isNew),
    ])
  }
}
