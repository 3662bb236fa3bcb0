import Casework
import Database
import Deadlines
import Definitions

/// How the limited places of an area stand for a case about to be decided.
extension Batch {
  /// Nil where places are not limited. From here on no other process decides on them.
  mutating func places(for envelope: Envelope, _ record: CaseRecord) throws -> Vacancies? {
    guard case .decide(let id, .grant) = envelope.command, let branch = record.file.branch(id),
      let own = record.file.claim(of: branch)
    else { return nil }
    try passAlone()
    let today = envelope.receivedAt.day(in: rulebook.calendar.utcOffset)
    // Index: claim_of_area.
    let rows = try connection.rows(
      """
      SELECT case_number, rank, is_taken FROM claim
      WHERE matter = $1 AND area = $2 AND (is_taken = 1 OR rank < $3)
        AND (until_on IS NULL OR until_on >= $4)
      ORDER BY case_number, branch
      """,
      [.text(own.matter), .text(own.area), .text(own.rank), .text(today.description)]
    )
    var places = Vacancies(taken: 0, before: 0)
    // Of cases in this batch as they stand now, of others as they are stored.
    for row in rows
    where CaseNumber(try row.text("case_number")).map({ records[$0] == nil }) ?? true {
      if try row.int("is_taken") == 1 { places.taken += 1 } else { places.before += 1 }
    }
    for other in records.values where other.file.number != record.file.number {
      for claim in other.file.branches.compactMap(other.file.claim) {
        guard claim.matter == own.matter, claim.area == own.area, claim.holds(on: today)
        else { continue }
        if claim.isTaken { places.taken += 1 } else if claim.rank < own.rank { places.before += 1 }
      }
    }
    return places
  }
}
