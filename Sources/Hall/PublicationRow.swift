import Casework
import Database
import Deadlines
import Definitions

/// One line of a public list: a branch that was granted, or a notice that was given to the public.
struct PublicationRow: DerivedRow {
  let number: CaseNumber
  let key: String
  private let kind: String
  private let matter: String
  private let unit: UnitID
  private let text: String
  private let firstOn: Day
  private let lastOn: Day?
  private let ending: LicenceEnd.Cause?

  /// Every such line of a case. What was granted is public at once, whatever other members still do.
  /// Source: 行政许可法 §5, 40.
  static func all(of file: CaseFile) -> [PublicationRow] {
    let notices = file.announcements.enumerated().compactMap { place, told in
      told.kind.isPublic ? PublicationRow(told, at: place, in: file) : nil
    }
    let results = file.branches.compactMap { PublicationRow($0, in: file) }
    return (notices + results).sorted { $0.key < $1.key }
  }

  private init?(_ branch: Branch, in file: CaseFile) {
    guard branch.state == .granted, let decision = branch.decision else { return nil }
    number = file.number
    key = "result \(branch.id)"
    kind = "result"
    matter = branch.matter.description
    unit = branch.unit
    text = ""
    firstOn = decision.on
    lastOn = branch.end?.on
    ending = branch.end?.cause
  }

  private init?(_ told: Casework.Announcement, at place: Int, in file: CaseFile) {
    guard let branch = file.branch(told.branch) else { return nil }
    let digits = String(place + 1)
    number = file.number
    key = "notice " + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    kind = told.kind.rawValue
    matter = branch.matter.description
    unit = branch.unit
    text = told.text
    firstOn = told.on
    lastOn = told.day
    ending = nil
  }

  var values: [SQLValue] {
    [
      .text(number.text), .text(key), .text(kind), .text(matter), .text(unit), .text(text),
      .text(firstOn.description), .text(orNull: lastOn?.description),
      .text(orNull: ending?.rawValue),
    ]
  }

  static let deletion = SQL(
    sqlite: "DELETE FROM publication WHERE case_number = $1 AND entry = $2",
    postgres: """
      DELETE FROM publication USING unnest($1::text[], $2::text[]) AS gone (number, line)
      WHERE case_number = number AND entry = line
      """
  )
  static let insertion = SQL(
    sqlite: """
      INSERT INTO publication (case_number, entry, kind, matter, unit, text, first_on, last_on,
        ending)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
      ON CONFLICT (case_number, entry) DO UPDATE SET kind = excluded.kind,
        matter = excluded.matter, unit = excluded.unit, text = excluded.text,
        first_on = excluded.first_on, last_on = excluded.last_on, ending = excluded.ending
      """,
    postgres: """
      INSERT INTO publication (case_number, entry, kind, matter, unit, text, first_on, last_on,
        ending)
      SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[],
        $7::text[], $8::text[], $9::text[])
      ON CONFLICT (case_number, entry) DO UPDATE SET kind = excluded.kind,
        matter = excluded.matter, unit = excluded.unit, text = excluded.text,
        first_on = excluded.first_on, last_on = excluded.last_on, ending = excluded.ending
      """
  )
}
