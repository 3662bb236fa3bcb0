package import Casework
import Definitions

/// What one legal document says, every value already in words: the names stand in `PaperVocabulary`.
///
/// Made once by `PaperFacts.init(of:…)` from the case; rendering asks nothing else.
package struct PaperFacts: Sendable, Hashable {
  package var kind: Paper.Kind
  /// Single words, e.g. `case_number`. A name without a value is absent, never blank.
  package var words: [String: String]
  /// Lists, e.g. `defects`: one dictionary an item.
  package var lists: [String: [[String: String]]]

  package init(
    kind: Paper.Kind,
    words: [String: String],
    lists: [String: [[String: String]]] = [:]
  ) {
    self.kind = kind
    self.words = words.filter { !$0.value.isEmpty }
    self.lists = lists.mapValues { items in items.map { $0.filter { !$0.value.isEmpty } } }
  }
}

/// The names that the text of one kind of paper may use.
struct PaperVocabulary {
  /// There in every paper of the kind.
  var always: Set<String>
  /// There in some: a text says `{{#name}}…{{/name}}` around them.
  var sometimes: Set<String>
  var lists: [String: Item]

  /// The names inside one item of a list.
  struct Item {
    var always: Set<String>
    var sometimes: Set<String> = []
  }

  init(
    _ always: Set<String> = [],
    sometimes: Set<String> = [],
    lists: [String: Item] = [:]
  ) {
    self.always = Self.common.union(always)
    self.sometimes = sometimes.union(["basis", "behalf"])
    self.lists = lists
  }

  private static let common: Set<String> = [
    "number", "date", "unit", "address", "hours", "phone", "case_number", "procedure", "applicant",
    "subject", "received_on",
  ]
  private static let remedies: Set<String> = ["reconsideration", "court"]
  private static let reasons = Item(always: ["code", "text"], sometimes: ["note", "article"])
  private static let advice: [String: Item] = [
    "opinions": Item(always: ["unit", "verdict", "date"], sometimes: ["text", "late"]),
    "unanswered": Item(always: ["unit"]),
  ]

  static func of(_ kind: Paper.Kind) -> PaperVocabulary {
    switch kind {
    case .receipt:
      .init(
        ["notice_due", "query_code"],
        lists: ["materials": Item(always: ["title", "files"])]
      )
    case .correctionNotice:
      .init(
        ["correction_due"],
        lists: [
          "defects": Item(always: ["place", "code", "reason"], sometimes: ["note", "new"])
        ]
      )
    case .returnNotice:
      .init(
        ["article"],
        lists: [
          "defects": Item(always: ["place", "code", "reason"], sometimes: ["note", "new"])
        ]
      )
    case .acceptance:
      .init(
        ["accepted_on"],
        sometimes: ["promised_due", "statutory_due", "deemed"],
        lists: [
          "members": Item(
            always: ["unit", "procedure"],
            sometimes: ["member_number", "member_due"]
          )
        ]
      )
    case .acceptanceRefusal: .init(remedies, lists: ["reasons": reasons])
    case .copyNotice:
      .init(
        ["to", "accepted_on"],
        sometimes: ["matter", "asked", "sign_due", "answer_due", "statutory_due", "deemed"]
      )
    case .grant:
      .init(
        ["accepted_on"],
        sometimes: ["delivery_due"],
        lists: advice.merging(
          ["results": Item(always: ["title"], sometimes: ["valid_until"])]) { $1 }
      )
    case .denial:
      .init(remedies.union(["accepted_on"]), lists: advice.merging(["reasons": reasons]) { $1 })
    case .certificate:
      .init(
        ["result"],
        sometimes: ["valid_until"],
        lists: ["entries": Item(always: ["label", "value"])]
      )
    case .termination:
      .init(remedies, sometimes: ["correction_on", "correction_due", "deferred_until"])
    case .deferral: .init([], lists: ["deferred": Item(always: ["title", "until"])])
    case .extension:
      .init(
        ["accepted_on", "extension", "reason", "article", "statutory_due"],
        sometimes: ["promised_due"]
      )
    case .specialNotice: .init(["accepted_on", "special", "expected", "reason", "article"])
    case .hearingRight: .init(["accepted_on", "reason", "request_due"])
    case .hearingNotice: .init(["hearing_on", "place"], sometimes: ["requested_on"])
    case .hearingRecord: .init(["hearing_on", "place", "record"])
    case .thirdPartyNotice: .init(["to", "interest", "speak_due"])
    case .commitment: .init(["path", "check_within", "article"])
    case .rectification: .init(remedies.union(["checked_on", "found", "demands", "until"]))
    case .revocation: .init(remedies.union(["decided_on", "end", "reason", "article"]))
    case .notCompetent: .init(remedies, lists: ["reasons": reasons])
    case .spotCorrection: .init([], lists: ["changed": Item(always: ["title"])])
    case .revisionNotice:
      .init(
        ["accepted_on"],
        sometimes: ["statutory_due"],
        lists: ["defects": Item(always: ["place", "code", "reason"], sometimes: ["note", "new"])]
      )
    case .opinionRequest:
      .init(
        ["to", "accepted_on"],
        sometimes: ["matter", "asked", "sign_due", "answer_due", "statutory_due", "deemed"]
      )
    case .opinionSheet: .init(["to", "verdict"], sometimes: ["text", "asked", "late"])
    case .visitRecord:
      .init(
        ["record"],
        lists: [
          "present": Item(always: ["unit", "staff", "finding"], sometimes: ["text"]),
          "absent": Item(always: ["unit"]),
        ]
      )
    case .visitNotice: .init(["day", "text"], lists: ["units": Item(always: ["unit"])])
    case .publicNotice: .init(["day", "text"], sometimes: ["hearing_on"])
    case .feeNotice:
      .init(["amount"], lists: ["fees": Item(always: ["title", "amount"], sometimes: ["article"])])
    case .refundNotice: .init(["amount", "receipt", "paid_on"], sometimes: ["article"])
    case .forwarding:
      .init(
        ["to", "accepted_on", "finding"],
        sometimes: ["text"],
        lists: ["materials": Item(always: ["title", "files"])]
      )
    case .renewal: .init(["requested_on"], sometimes: ["valid_until", "deemed"])
    case .change: .init(["requested_on"], lists: ["changed": Item(always: ["title"])])
    case .requestDenial:
      .init(remedies.union(["requested_on", "request"]), lists: ["reasons": reasons])
    case .deliveryReceipt:
      .init(
        ["manner"],
        sometimes: ["note", "served_at"],
        lists: ["handed": Item(always: ["title", "paper"])]
      )
    case .archiveIndex:
      .init(
        ["closed_as"],
        sometimes: ["keep_until"],
        lists: [
          "papers": Item(always: ["title", "paper", "date"]),
          "materials": Item(always: ["title", "files"]),
        ]
      )
    case .urge: .init(["to", "text"], sometimes: ["limit", "limit_due"])
    case .yellowCard, .redCard: .init(["to", "rule", "facts"], sometimes: ["limit", "limit_due"])
    case .recommendation: .init(["to", "text"])
    }
  }
}

extension Paper.Kind {
  /// The Mustache file in `Forms/papers/` that holds its text.
  package var textFile: String {
    switch self {
    case .receipt: "receipt"
    case .correctionNotice: "correction-notice"
    case .acceptance: "acceptance"
    case .acceptanceRefusal: "acceptance-refusal"
    case .copyNotice: "copy-notice"
    case .grant: "grant"
    case .denial: "denial"
    case .certificate: "certificate"
    case .termination: "termination"
    case .extension: "extension"
    case .specialNotice: "special-notice"
    case .hearingRight: "hearing-right"
    case .hearingNotice: "hearing-notice"
    case .hearingRecord: "hearing-record"
    case .commitment: "commitment"
    case .deferral: "deferral"
    case .thirdPartyNotice: "third-party-notice"
    case .returnNotice: "return-notice"
    case .rectification: "rectification"
    case .revocation: "revocation"
    case .notCompetent: "not-competent"
    case .spotCorrection: "spot-correction"
    case .revisionNotice: "revision-notice"
    case .opinionRequest: "opinion-request"
    case .opinionSheet: "opinion-sheet"
    case .visitRecord: "visit-record"
    case .visitNotice: "visit-notice"
    case .publicNotice: "public-notice"
    case .feeNotice: "fee-notice"
    case .refundNotice: "refund-notice"
    case .forwarding: "forwarding"
    case .renewal: "renewal"
    case .change: "change"
    case .requestDenial: "request-denial"
    case .deliveryReceipt: "delivery-receipt"
    case .archiveIndex: "archive-index"
    case .urge: "urge"
    case .yellowCard: "yellow-card"
    case .redCard: "red-card"
    case .recommendation: "recommendation"
    }
  }

  /// What the document is called in law; the tab and the list of papers say it.
  package var title: String { self == .termination ? "终止办理通知书" : words.zh }
}
