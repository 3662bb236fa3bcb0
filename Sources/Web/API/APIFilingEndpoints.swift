import HTTPTypes
import Hummingbird

extension APIPages {
  /// The applicant's addresses, and a counter's for a walk-in.
  static let filing: [APIEndpoint] = drafts + handingIn

  private static let drafts: [APIEndpoint] = [
    APIEndpoint(
      method: .get,
      path: "/drafts",
      operation: "listDrafts",
      summary: "The caller's drafts, the latest first",
      actor: "an applicant, or a counter",
      answer: .shown("Drafts"),
      handler: { $0.listDrafts }
    ),
    APIEndpoint(
      method: .post,
      path: "/drafts",
      operation: "startDraft",
      summary: "Begin a draft of a matter, or of the correction of a case",
      actor: "an applicant, or a counter",
      parameters: ["post"],
      body: .json(draft),
      answer: .made("Draft"),
      handler: { $0.startDraft }
    ),
    APIEndpoint(
      method: .get,
      path: "/drafts/{draft}",
      operation: "showDraft",
      summary: "A draft: what was typed, and the files handed in so far",
      actor: "who began it",
      answer: .shown("Draft"),
      handler: { $0.showDraft }
    ),
    APIEndpoint(
      method: .delete,
      path: "/drafts/{draft}",
      operation: "deleteDraft",
      summary: "Throw a draft away, its files with it",
      actor: "who began it",
      answer: .nothing,
      handler: { $0.deleteDraft }
    ),
    APIEndpoint(
      method: .put,
      path: "/drafts/{draft}/answers",
      operation: "saveAnswers",
      summary: "Keep answers, right or wrong; they are checked when the draft is filed",
      actor: "who began it",
      body: .json([.must("answers", answers)]),
      answer: .shown("Draft"),
      handler: { $0.saveAnswers }
    ),
    APIEndpoint(
      method: .post,
      path: "/drafts/{draft}/attachments",
      operation: "uploadAttachment",
      summary: "Hand in one file: JPEG, PNG, HEIC or PDF, at most 15 MB, judged by its content",
      actor: "who began it",
      parameters: ["for_material", "file_name"],
      body: .file,
      answer: .made("Attachment"),
      handler: { $0.uploadAttachment }
    ),
    APIEndpoint(
      method: .delete,
      path: "/drafts/{draft}/attachments/{material}/{sha256}",
      operation: "removeAttachment",
      summary: "Take a file out of a draft",
      actor: "who began it",
      answer: .nothing,
      handler: { $0.removeAttachment }
    ),
  ]

  private static let handingIn: [APIEndpoint] = [
    APIEndpoint(
      method: .post,
      path: "/cases",
      operation: "file",
      summary: "File a case: a draft with its files, or all of it at once",
      actor: "an applicant, or a counter",
      parameters: ["key", "post"],
      body: .json(wholeCase),
      answer: .recorded,
      handler: { $0.file }
    ),
    APIEndpoint(
      method: .post,
      path: "/cases/{number}/corrections",
      operation: "correct",
      summary: "Hand in a correction; only what the notice named may change",
      actor: "the applicant, or a counter",
      parameters: ["key", "match", "post"],
      body: .json(correction),
      answer: .recorded,
      handler: { $0.correct }
    ),
    APIEndpoint(
      method: .post,
      path: "/cases/{number}/withdrawal",
      operation: "withdraw",
      summary: "Withdraw; members already decided stand",
      actor: "the applicant, or a counter",
      parameters: ["key", "match", "post"],
      body: .json(withdrawal),
      answer: .recorded,
      handler: { $0.withdraw }
    ),
    APIEndpoint(
      method: .post,
      path: "/cases/{number}/rating",
      operation: "rate",
      summary: "Rate the service",
      actor: "the applicant",
      parameters: ["key", "match"],
      body: .json(rating),
      answer: .recorded,
      handler: { $0.rate }
    ),
  ]
}
