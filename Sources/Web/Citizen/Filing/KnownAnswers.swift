import Casework
import Deadlines
import Definitions
import Hall

/// What the hall knows of an applicant already, on the pages of a form.
extension Hall {
  /// Writes what is known into a draft that has just begun.
  func fillIn(_ draft: Draft, by account: String) async throws {
    guard let form = rulebook.rules(for: draft.procedure, on: today)?.form else { return }
    let known = try await knownAnswers(of: draft, for: form)
    guard !known.isEmpty else { return }
    _ = try await saveDraft(draft.id, input: known.mapValues { [$0.text] }, by: account)
  }

  /// By field; empty for a correction, which begins with the answers of its case.
  func knownAnswers(for open: OpenDraft) async throws -> [String: KnownAnswer] {
    guard open.notice == nil else { return [:] }
    return try await knownAnswers(of: open.draft, for: open.rules.form)
  }
}

extension KnownAnswer.Origin {
  /// Said beside the field for as long as it holds what the hall put there.
  var words: Words {
    switch self {
    case .account:
      Words(zh: "已按您的账号填好，不对请改", en: "From your account; change it if wrong")
    case .earlierCase(let day):
      Words(
        zh: "已按您 \(Formats(.zh, today: day).full(day)) 的办件填好，不对请改",
        en: "From your case of \(Formats(.en, today: day).full(day)); change it if wrong"
      )
    }
  }
}
