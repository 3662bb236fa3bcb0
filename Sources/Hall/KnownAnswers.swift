import Casework
import Database
package import Deadlines
package import Definitions

/// An answer that the hall can give for an applicant, and whence it has it.
package struct KnownAnswer: Sendable, Hashable {
  package enum Origin: Sendable, Hashable {
    case account
    /// A case of his own, filed on that day.
    case earlierCase(Day)
  }

  package var text: String
  package var origin: Origin
}

extension Hall {
  /// What an applicant has told before, for the fields of a form that ask for the same data elements.
  /// Source: 国务院令第716号 §7: nobody is asked again for what the hall has.
  ///
  /// A counter that fills in for somebody gets his account alone: his other cases are not its to read.
  /// - Returns: by field.
  package func knownAnswers(
    of draft: Draft,
    for form: Form
  ) async throws(LedgerFault) -> [String: KnownAnswer] {
    let (rulebook, files, applicant) = (rulebook, files, draft.applicant)
    let isOwn = draft.account == applicant
    return try await read { connection in
      var known = isOwn ? try Self.told(by: applicant, rulebook, connection, files) : [:]
      known.merge(try Self.account(applicant, connection)) { _, account in account }
      let once = form.sections.filter { $0.repeats == nil }.flatMap(\.fields)
      return Dictionary(
        once.compactMap { field in
          guard field.computed == nil, let answer = known[field.element] else { return nil }
          return (field.id, answer)
        },
        uniquingKeysWith: { one, _ in one }
      )
    }
  }

  /// By data element: what the account itself says.
  private static func account(
    _ id: AccountID,
    _ connection: any Connection
  ) throws -> [String: KnownAnswer] {
    let row = try connection.row(
      """
      SELECT name, phone, citizen_id FROM account
      WHERE account_id = $1 AND closed_at IS NULL AND erased_at IS NULL
      """,
      [.text(id)]
    )
    guard let row else { return [:] }
    let name = try row.text("name")
    let told = [
      "operator.legal-representative": name, "operator.contact": name,
      "operator.phone": try row.optionalText("phone") ?? "",
      "operator.id-number": try row.optionalText("citizen_id") ?? "",
    ]
    return told.filter { !$0.value.isEmpty }.mapValues { KnownAnswer(text: $0, origin: .account) }
  }

  /// By data element: who he is and where, as his latest case says it.
  private static func told(
    by applicant: AccountID,
    _ rulebook: Rulebook,
    _ connection: any Connection,
    _ files: HotFiles
  ) throws -> [String: KnownAnswer] {
    // Index: case_file_of_applicant.
    let row = try connection.row(
      """
      SELECT case_number FROM case_file WHERE applicant = $1
      ORDER BY received_on DESC, case_number DESC LIMIT 1
      """,
      [.text(applicant)]
    )
    guard let number = try row.flatMap({ CaseNumber(try $0.text("case_number")) }),
      let file = try CaseRecord.read([number], connection, files)[number]?.file,
      let sealed = file.answers, let filed = file.submission,
      let answers = try StoredAnswers.read(sealed, of: number.text, connection),
      let form = rulebook.rules(for: file)?.form
    else { return [:] }
    let pairs = form.fields.compactMap { field -> (String, KnownAnswer)? in
      guard isOfApplicant(field.element), case .text(let text)? = answers.values[field.id] else {
        return nil
      }
      return (field.element, KnownAnswer(text: text, origin: .earlierCase(filed.on)))
    }
    return Dictionary(pairs, uniquingKeysWith: { one, _ in one })
  }

  /// Elements that say who somebody is and where he works, the same from matter to matter.
  private static func isOfApplicant(_ element: String) -> Bool {
    element.hasPrefix("operator.") || element == "premises.address"
  }
}
