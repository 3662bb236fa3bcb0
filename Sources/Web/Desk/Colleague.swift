import Casework
import Deadlines
import Definitions
import Hall

/// A member of the office at work: reads and acts from the posts he holds.
package struct Colleague: Sendable {
  package let person: Person

  package init(_ context: WebContext) throws(WebError) {
    let person = try context.signedIn()
    guard person.kind == .staff, !person.posts.isEmpty else { throw .forbidden }
    self.person = person
  }

  func party(_ post: PostRef) -> Party {
    .clerk(person.account, unit: post.unit, post: post.post)
  }

  func viewer(_ post: PostRef) -> Viewer { Viewer(party(post), region: person.region) }

  /// Whether a post of his receives cases at a counter.
  func receives(_ units: [UnitID: Unit]) -> Bool { person.receives(units) }

  /// The case as the first of his posts that may see it shows it; its post comes with it.
  func reading(_ number: CaseNumber, in hall: Hall) async throws -> CaseReading? {
    var found: CaseReading?
    for post in person.posts {
      guard let reading = try await hall.caseReading(number, for: viewer(post), with: .story) else {
        continue
      }
      if reading.access.mayAct { return reading }
      found = found ?? reading
    }
    return found
  }

  /// A page of what waits for all of his posts, the soonest due first.
  func worklist(
    in hall: Hall,
    after: WorklistCursor? = nil,
    most: Int = 50
  ) async throws -> Worklist {
    let page = try await hall.worklist(
      of: person.posts,
      after: after,
      most: most,
      counting: WorklistScreen.mostCounted
    )
    return Worklist(
      items: page.rows.map(WorklistItem.init),
      after: after?.description,
      next: page.next?.description,
      size: page.size
    )
  }
}

extension Person {
  /// Whether a post of his receives cases at a counter.
  func receives(_ units: [UnitID: Unit]) -> Bool {
    posts.contains { ref in
      units[ref.unit]?.posts.contains { $0.name == ref.post && $0.duties.contains(.accept) }
        ?? false
    }
  }
}

/// One page of a clerk's worklist, where it begins and where the next one does.
struct Worklist: Sendable {
  var items: [WorklistItem]
  var after: String?
  var next: String?
  var size: Int

  func screen(_ current: CaseNumber?, _ formats: Formats, _ calendar: WorkCalendar)
    -> WorklistScreen
  {
    WorklistScreen(
      items: items,
      current: current,
      formats: formats,
      calendar: calendar,
      after: after,
      next: next,
      size: size
    )
  }
}

extension WorklistItem {
  init(_ row: WorklistRow) {
    self.init(
      number: row.number,
      branch: row.branch,
      act: row.act,
      title: row.title,
      subject: row.subject,
      due: row.due,
      kind: row.clockKind ?? .step
    )
  }
}

extension CaseInHand {
  init(_ reading: CaseReading, hallName: String) {
    self.init(
      file: reading.file,
      rules: reading.rules,
      answers: reading.answers ?? Answers(),
      files: reading.attachments.map {
        HandedIn(
          material: $0.material,
          name: $0.name,
          digest: $0.digest,
          type: $0.type,
          bytes: $0.bytes
        )
      },
      story: reading.timeline.map {
        StoryLine(
          at: $0.at,
          who: $0.party == .hall ? hallName : $0.partyName ?? "",
          event: $0.event
        )
      },
      subject: reading.subject,
      applicant: reading.applicantName
    )
    changed = reading.changed
    shownMaterials = reading.access.materials
  }
}
