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
    person.party(on: post)
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
      // A delegation of some matters shows no other.
      guard person.covers(reading.file.matters(under: reading.rules), on: post) else { continue }
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
  /// As whom he acts on a post: for himself, or for whoever holds it.
  func party(on post: PostRef) -> Party {
    guard let standIn = standIns.first(where: { $0.post == post }) else {
      return .clerk(account, unit: post.unit, post: post.post)
    }
    return .deputy(account, for: standIn.forAccount, unit: post.unit, post: post.post)
  }

  func covers(_ matters: Set<String>, on post: PostRef) -> Bool {
    let mine = standIns.filter { $0.post == post }
    return mine.isEmpty || mine.contains { $0.covers(matters) }
  }

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
          who: $0.party == .hall ? hallName : $0.who,
          event: $0.event
        )
      },
      subject: reading.subject,
      applicant: reading.applicantName
    )
    // Not by their order here: a member does not see all.
    papers = reading.papers.map { PaperInFile(place: $0.position, paper: $0.paper) }
    changed = reading.changed
    shownMaterials = reading.access.materials
  }
}

extension TimelineEntry {
  /// «周晓光（代 王敏）».
  fileprivate var who: String {
    [partyName, forName.map { "（代 \($0)）" }].compactMap(\.self).joined()
  }
}
