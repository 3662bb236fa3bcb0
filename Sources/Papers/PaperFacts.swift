package import Casework

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
    case .termination: .init([], sometimes: ["correction_on", "correction_due", "deferred_until"])
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
    case .rectification: .init(["checked_on", "found", "demands", "until"])
    case .revocation: .init(remedies.union(["decided_on", "end", "reason", "article"]))
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
    }
  }

  /// What the document is called in law; the tab and the list of papers say it.
  package var title: String {
    switch self {
    case .receipt: "收件凭证"
    case .correctionNotice: "一次性补正告知书"
    case .acceptance: "受理通知书"
    case .acceptanceRefusal: "不予受理决定书"
    case .copyNotice: "抄告单"
    case .grant: "准予行政许可决定书"
    case .denial: "不予行政许可决定书"
    case .certificate: "许可证件"
    case .termination: "终止办理通知书"
    case .extension: "延长办理期限告知书"
    case .specialNotice: "特别程序所需时间告知书"
    case .hearingRight: "听证告知书"
    case .hearingNotice: "听证通知书"
    case .hearingRecord: "听证笔录"
    case .commitment: "告知承诺书"
    case .deferral: "容缺受理承诺书"
    case .thirdPartyNotice: "利害关系人告知书"
    case .returnNotice: "材料退还告知书"
    case .rectification: "责令改正通知书"
    case .revocation: "许可终止决定书"
    }
  }
}
