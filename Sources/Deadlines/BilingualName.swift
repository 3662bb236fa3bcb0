/// A name in both languages of the hall: a holiday, a calendar, a day a limit starts from.
package struct BilingualName: Sendable, Hashable, Codable {
  package let zh: String
  package let en: String

  package static let workCalendar = BilingualName(zh: "工作日历", en: "Work calendar")

  package init(zh: String, en: String) {
    self.zh = zh
    self.en = en
  }

  package subscript(_ language: Language) -> String {
    switch language {
    case .zh: zh
    case .en: en
    }
  }
}

/// The days limits start from.
extension BilingualName {
  package static let receiptDay = BilingualName(zh: "收件日", en: "day of receipt")
  package static let noticeDay = BilingualName(zh: "告知日", en: "day of the notice")
  package static let acceptanceDay = BilingualName(zh: "受理日", en: "day of acceptance")
  package static let copyDay = BilingualName(zh: "抄告日", en: "day of the copy notice")
  package static let decisionDay = BilingualName(zh: "决定日", en: "day of the decision")
  package static let startDay = BilingualName(zh: "起算日", en: "starting day")
}
