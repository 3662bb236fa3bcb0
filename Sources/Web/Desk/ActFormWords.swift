import Definitions

extension ActForms {
  /// The labels of the acts' forms.
  enum Say {
    static let problems = Words(zh: "还不能这样办", en: "This cannot be done yet")
    static let allAtOnce = Words(
      zh: "有几项填几项，一次告知全部问题；空着的不算。",
      en: "Name all defects at once; blank rows do not count."
    )
    static let more = Words(zh: "再加几行", en: "More rows")
    static let reopened = Words(
      zh: "打开同一张申请表，只改告知书列出的各项；记明由窗口代为补正。",
      en: "Opens the same form with only what the notice lists; the case records who handed it in."
    )
    static let cancel = Words(zh: "返回", en: "Back")
    static let facts = Words(zh: "本件的具体情况", en: "The facts of this case")
    static let reasons = Words(zh: "不予受理的理由（至少一项）", en: "Reasons for the refusal (at least one)")
    static let verdict = Words(zh: "意见", en: "Opinion")
    static let opinion = Words(zh: "意见内容", en: "Text of the opinion")
    static let opinionHelp = Words(
      zh: "有意见时必填，写明依据。",
      en: "Required for an objection, with its basis."
    )
    static let answer = Words(zh: "答复", en: "Answer")
    static let asked = Words(zh: "督办内容：", en: "You were asked: ")
    static let extensionReason = Words(zh: "延长的理由", en: "Why more time is needed")
    static let extensionReasonHelp = Words(
      zh: "写进告知书，送给申请人：因……，不能在法定期限内作出决定。",
      en: "It stands in the notice to the applicant: “because …, it cannot be decided in time”."
    )
    static let extensionAnswer = Words(zh: "答复", en: "Answer")
    static let refusalHelp = Words(zh: "不批准时必填。", en: "Required for a refusal.")
    static let approve = Words(zh: "批准延长", en: "Approve the extension")
    static let refuse = Words(zh: "不批准", en: "Refuse it")
    static let cause = Words(zh: "哪一种特别程序", en: "Which special procedure")
    static let expected = Words(zh: "预计需要几个工作日", en: "Workdays it is expected to take")
    static let expectedHelp = Words(
      zh: "写进告知书：所需时间不计入办理期限（行政许可法 §45）。",
      en: "Stands in the notice: this time is not counted (行政许可法 §45)."
    )
    static let suspensionReason = Words(zh: "为什么需要", en: "Why it is needed")
    static let result = Words(zh: "结果", en: "Result")
    static let hearingReason = Words(zh: "涉及哪些重大利益", en: "Which interests are at stake")
    static let hearingReasonHelp = Words(
      zh: "写进听证告知书；申请人五个工作日内可以申请听证，此前不能作出决定。",
      en: "Stands in the notice. The applicant has five workdays to ask; no decision before."
    )
    static let hearingDay = Words(zh: "哪一天举行", en: "Day of the hearing")
    static let hearingDayHelp = Words(
      zh: "至少提前七个工作日通知；申请听证的，申请后二十个工作日内举行。",
      en: "Told at least seven workdays ahead; held within twenty workdays of a request."
    )
    static let hearingPlace = Words(zh: "地点", en: "Place")
    static let hearingRecord = Words(zh: "听证笔录", en: "Record of the hearing")
    static let hearingRecordHelp = Words(
      zh: "各方的意见和证据，经核对签字；根据笔录作出决定（行政许可法 §48）。",
      en: "Views and evidence of all, checked and signed; the decision rests on it (§48)."
    )
    static let thirdParty = Words(zh: "利害关系人", en: "Who is concerned")
    static let thirdPartyHelp = Words(
      zh: "写得出是谁即可，例如“东侧相邻业主”；个人的不必写全名。",
      en: "Enough to know who, such as “the owner next door”; no full names of people."
    )
    static let interestHelp = Words(
      zh: "写进告知书；五个工作日内可以陈述，此前不能作出决定。",
      en: "Stands in the notice. They have five workdays to speak; no decision before."
    )
    static let statement = Words(zh: "陈述、申辩的内容", en: "What was said")
    static let statementHelp = Words(
      zh: "申请人会看到，并有五个工作日申辩。",
      en: "The applicant sees it and has five workdays to reply."
    )
    static let reply = Words(zh: "申请人的申辩", en: "The applicant's reply")
    static let recusalReason = Words(zh: "回避的理由", en: "Why you step aside")
    static let recusalHelp = Words(
      zh: "与本件有直接利害关系，或者近亲属是申请人。回避后您不能再办理本件，由同岗的人接着办。",
      en:
        "An interest of yours, or a relative applies. You do nothing more here; somebody else on the post goes on."
    )
    static let whoStepsAside = Words(zh: "责令谁回避", en: "Who is to step aside")
    static let orderReason = Words(zh: "责令回避的理由", en: "Why the order is given")
    static let whoAsks = Words(zh: "哪位利害关系人申请", en: "Which third party asks")
    static let requestKind = Words(zh: "申请什么", en: "What is asked for")
    static let requestText = Words(zh: "申请的内容和理由", en: "What is asked, and why")
    static let withdrawalReason = Words(zh: "撤回的理由", en: "Why it is withdrawn")
    static let withdrawalHelp = Words(
      zh: "申请人本人在窗口提出，核对身份后登记；已作出决定的部分不受影响。",
      en: "The applicant asks in person, identity checked; what is decided already stays."
    )
    static let department = Words(zh: "哪一个部门", en: "Which department")
    static let matterToAdd = Words(zh: "哪一个事项", en: "Which matter")
    static let askedOf = Words(zh: "请对方反馈什么", en: "What they are asked")
    static let askedOfHelp = Words(zh: "写进抄告单。", en: "It stands in the copy.")
    static let within = Words(zh: "几个工作日内反馈", en: "Workdays to answer")
    static let withinHelp = Words(
      zh: "要在本件的法定期限以内。",
      en: "It must end inside the statutory limit of this case."
    )
    static let postCheckStaff = Words(
      zh: "至少两人，用顿号或逗号隔开。",
      en: "At least two, separated by commas."
    )
    static let isKept = Words(zh: "与承诺一致", en: "As promised")
    static let isBroken = Words(zh: "与承诺不一致", en: "Not as promised")
    static let brokenHelp = Words(
      zh: "不一致的必填：哪里不一致。先责令改正，复查仍不符合的撤销。",
      en:
        "Required where it is not: what differs. It is ordered put right first, then checked again."
    )
    static let demands = Words(zh: "责令改正什么", en: "What is to be put right")
    static let demandsHelp = Words(zh: "写进责令改正通知书。", en: "It stands in the order.")
    static let putRightBy = Words(zh: "改正期限", en: "By when")
    static let putRightByHelp = Words(
      zh: "最长九十天；期满后复查。",
      en: "Ninety days at most; it is checked again after that."
    )
    static let endCause = Words(zh: "为什么终止", en: "Why it ends")
    static let endReason = Words(zh: "理由", en: "Reasons")
    static let endReasonHelp = Words(
      zh: "写进决定书，送给当事人；决定书写明复议和诉讼的权利。",
      en: "They stand in the decision, with the remedies against it."
    )
    static let manner = Words(zh: "送达方式", en: "Manner of delivery")
    static let note = Words(zh: "备注", en: "Note")
    static let finding = Words(zh: "结论", en: "Finding")
    static let passes = Words(zh: "符合条件，拟准予", en: "Fit to grant")
    static let fails = Words(zh: "不符合条件", en: "Not fit to grant")
    static let grounds = Words(zh: "说明", en: "Grounds")
    static let groundsHelp = Words(zh: "不符合条件时必填。", en: "Required where it is not fit to grant.")
    static let ruling = Words(zh: "决定", en: "Decision")
    static let grant = Words(zh: "准予许可", en: "Grant")
    static let deny = Words(zh: "不予许可", en: "Deny")
    static let announced = Words(zh: "告知什么", en: "What is told")
    static let announcedDay = Words(
      zh: "踏勘日期，或者公示到哪一天",
      en: "Day of the visit, or last day of the notice"
    )
    static let announcedDayHelp = Words(
      zh: "明天起六十天以内；办理期限照常计算。公示列入公开名单，期满以前不能准予。",
      en:
        "From tomorrow, within sixty days; the limits go on. A notice is listed in public, and nothing is granted before its last day has passed."
    )
    static let announcedText = Words(zh: "内容", en: "Text")
    static let yuan = Words(zh: "金额（元）", en: "Amount (yuan)")
    static let receiptNumber = Words(zh: "票据号", en: "Number of the receipt")
    static let requestAnswer = Words(zh: "答复", en: "Answer")
    static let grantRequest = Words(zh: "准予，重新发证", en: "Grant it; the certificate is issued anew")
    static let denyRequest = Words(zh: "不予准许", en: "Refuse it")
    static let requestReasons = Words(
      zh: "不予准许的理由（不准许时至少一项，写入决定书）",
      en: "Reasons (at least one for a refusal; they stand in the decision)"
    )
    static let denialReasons = Words(
      zh: "不予许可的理由（不予许可时至少一项，写入决定书）",
      en: "Reasons (at least one for a denial; they stand in the decision)"
    )
    static let staff = Words(zh: "到场人员", en: "Staff present")
    static let staffHelp = Words(
      zh: "至少两人，用顿号或逗号隔开；没有到场的部门留空。",
      en: "At least two, separated by commas; leave blank for a department that was not there."
    )
    static let record = Words(zh: "现场情况", en: "What was found on site")
    static let recordHelp = Words(
      zh: "到场各部门共用一份记录（行政许可法 §34）。",
      en: "One record for all who were there (行政许可法 §34)."
    )
    static let materials = Words(zh: "材料", en: "Materials")
    static let fields = Words(zh: "填写内容", en: "Answers")
    static let place = Words(zh: "哪一处", en: "What")
    static let reason = Words(zh: "理由", en: "Reason")
    static let isNew = Words(
      zh: "首次审查时看不出来",
      en: "Could not be seen the first time"
    )
  }
}
