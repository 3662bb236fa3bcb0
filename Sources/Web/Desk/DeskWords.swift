import Casework
import Definitions

extension DeskAct.Kind {
  /// What its button says.
  var words: Words {
    switch self {
    case .acceptance: Words(zh: "受理", en: "Accept")
    case .corrections: Words(zh: "一次性告知", en: "One-time notice")
    case .refusals: Words(zh: "不予受理", en: "Refuse to accept")
    case .resubmission: Words(zh: "窗口补正", en: "Correct at the counter")
    case .signature: Words(zh: "签收抄告单", en: "Sign for the copy")
    case .opinions: Words(zh: "反馈意见", en: "Give opinion")
    case .review: Words(zh: "审查", en: "Review")
    case .inspection: Words(zh: "核查记录", en: "Visit record")
    case .check: Words(zh: "审核", en: "Check")
    case .decision: Words(zh: "决定", en: "Decide")
    case .delivery: Words(zh: "送达", en: "Deliver")
    case .urgeAnswers: Words(zh: "答复督办", en: "Answer the urge")
    case .extensionRequest: Words(zh: "申请延长期限", en: "Ask for an extension")
    case .extension: Words(zh: "批准延长期限", en: "Answer the extension")
    case .suspension: Words(zh: "开始特别程序", en: "Begin a special procedure")
    case .resumption: Words(zh: "登记特别程序结果", en: "Enter its result")
    case .hearingOffer: Words(zh: "告知听证权利", en: "Offer a hearing")
    case .hearingRequest: Words(zh: "代收听证申请", en: "Take a request for a hearing")
    case .thirdPartyHearing:
      Words(zh: "登记利害关系人听证申请", en: "A third party asks for a hearing")
    case .licenceRequest: Words(zh: "代收变更、延续申请", en: "Take a change or renewal")
    case .withdrawal: Words(zh: "代收撤回申请", en: "Take a withdrawal")
    case .recusalOrder: Words(zh: "责令回避", en: "Order somebody to step aside")
    case .hearingNotice: Words(zh: "通知听证", en: "Set the hearing")
    case .hearingRecord: Words(zh: "登记听证笔录", en: "Enter the record")
    case .postCheck: Words(zh: "事后核查", en: "Check after the decision")
    case .rectificationOrder: Words(zh: "责令改正", en: "Order it put right")
    case .licenceEnd: Words(zh: "终止许可", en: "End the licence")
    case .thirdParty: Words(zh: "告知利害关系人", en: "Tell a third party")
    case .statement: Words(zh: "登记利害关系人意见", en: "Enter the third party's statement")
    case .reply: Words(zh: "登记申请人申辩", en: "Enter the applicant's reply")
    case .recusal: Words(zh: "回避", en: "Step aside")
    case .member: Words(zh: "增加部门", en: "Bring in another department")
    case .formalChecks: Words(zh: "请成员形式审查", en: "Ask the members for a formal check")
    case .formalCheck: Words(zh: "形式审查", en: "Formal check")
    case .spotCorrection: Words(zh: "当场更正", en: "Correct on the spot")
    case .atOnce: Words(zh: "当场办结", en: "Grant on the spot")
    case .revision: Words(zh: "要求修改补充", en: "Ask for a revision")
    case .payment: Words(zh: "收费", en: "Take the fee")
    case .refund: Words(zh: "退费", en: "Give the fee back")
    case .announcement: Words(zh: "踏勘通知、公示", en: "Announce a visit or a notice")
    case .forwarding: Words(zh: "初审上报", en: "Review and send up")
    case .licenceAnswer: Words(zh: "答复变更、延续", en: "Answer the request")
    }
  }

  /// What the button of its confirmation says.
  var confirm: Words {
    switch self {
    case .acceptance: Words(zh: "确认受理", en: "Confirm: accept")
    case .corrections: Words(zh: "发出告知书", en: "Send the notice")
    case .refusals: Words(zh: "作出不予受理决定", en: "Refuse to accept")
    case .resubmission: Words(zh: "打开补正表", en: "Open the correction")
    case .signature: Words(zh: "确认签收", en: "Sign")
    case .opinions: Words(zh: "送出意见", en: "Send the opinion")
    case .review: Words(zh: "送出审查意见", en: "Record the review")
    case .inspection: Words(zh: "保存核查记录", en: "Record the visit")
    case .check: Words(zh: "送出审核意见", en: "Record the check")
    case .decision: Words(zh: "签发决定", en: "Sign the decision")
    case .delivery: Words(zh: "确认送达", en: "Record the delivery")
    case .urgeAnswers: Words(zh: "送出答复", en: "Send the answer")
    case .extensionRequest: Words(zh: "报请批准", en: "Ask for approval")
    case .extension: Words(zh: "签发", en: "Sign")
    case .suspension: Words(zh: "出具告知书，暂停计时", en: "Send the notice, stop the clock")
    case .resumption: Words(zh: "登记，恢复计时", en: "Enter, let the clock go on")
    case .hearingOffer: Words(zh: "发出听证告知书", en: "Send the notice")
    case .hearingRequest, .thirdPartyHearing, .licenceRequest: Words(zh: "登记", en: "Enter")
    case .withdrawal: Words(zh: "确认撤回", en: "Yes, withdraw")
    case .recusalOrder: Words(zh: "责令回避", en: "Give the order")
    case .hearingNotice: Words(zh: "发出听证通知书", en: "Send the notice of hearing")
    case .hearingRecord: Words(zh: "登记，恢复计时", en: "Enter, let the clock go on")
    case .postCheck: Words(zh: "保存核查记录", en: "Record the check")
    case .rectificationOrder: Words(zh: "发出责令改正通知书", en: "Send the order")
    case .licenceEnd: Words(zh: "签发，终止许可", en: "Sign: end the licence")
    case .thirdParty: Words(zh: "发出告知书", en: "Send the notice")
    case .statement, .reply: Words(zh: "登记", en: "Enter")
    case .recusal: Words(zh: "确认回避", en: "Yes, step aside")
    case .member: Words(zh: "抄告该部门", en: "Send the copy")
    case .formalChecks: Words(zh: "发给各成员", en: "Send it to the members")
    case .formalCheck: Words(zh: "送出形式审查意见", en: "Send the formal check")
    case .spotCorrection: Words(zh: "开放更正", en: "Open them for correction")
    case .atOnce: Words(zh: "受理并准予", en: "Accept and grant")
    case .revision: Words(zh: "发出修改补充告知书", en: "Send the notice")
    case .payment: Words(zh: "登记缴费", en: "Enter the payment")
    case .refund: Words(zh: "登记退费", en: "Enter the refund")
    case .announcement: Words(zh: "发出", en: "Send it")
    case .forwarding: Words(zh: "上报", en: "Send up")
    case .licenceAnswer: Words(zh: "签发", en: "Sign")
    }
  }

  /// What the next page says was done.
  var done: Words {
    switch self {
    case .acceptance: Words(zh: "已受理", en: "Accepted")
    case .corrections: Words(zh: "已发出一次性补正告知书", en: "One-time notice sent")
    case .refusals: Words(zh: "已作出不予受理决定", en: "Refused to accept")
    case .resubmission: Words(zh: "已代为补正", en: "Corrected at the counter")
    case .signature: Words(zh: "已签收", en: "Signed for")
    case .opinions: Words(zh: "意见已送出", en: "Opinion sent")
    case .review: Words(zh: "审查已记录", en: "Review recorded")
    case .inspection: Words(zh: "核查已记录", en: "Visit recorded")
    case .check: Words(zh: "审核已记录", en: "Check recorded")
    case .decision: Words(zh: "决定已签发", en: "Decision signed")
    case .delivery: Words(zh: "送达已记录", en: "Delivery recorded")
    case .urgeAnswers: Words(zh: "已答复督办", en: "Urge answered")
    case .extensionRequest: Words(zh: "已报请批准延长", en: "Extension asked for")
    case .extension: Words(zh: "已答复延长申请", en: "Extension answered")
    case .suspension: Words(zh: "特别程序已开始，暂停计时", en: "Special procedure begun, clock stopped")
    case .resumption: Words(zh: "结果已登记，恢复计时", en: "Result entered, the clock goes on")
    case .hearingOffer: Words(zh: "听证告知书已发出", en: "Hearing offered")
    case .hearingRequest, .thirdPartyHearing:
      Words(zh: "听证申请已登记，暂停计时", en: "Request entered, the clock stands")
    case .licenceRequest: Words(zh: "申请已登记", en: "Request entered")
    case .withdrawal: Words(zh: "申请已撤回", en: "Withdrawn")
    case .recusalOrder: Words(zh: "已责令回避", en: "Order given")
    case .hearingNotice: Words(zh: "听证通知书已发出", en: "Notice of hearing sent")
    case .hearingRecord: Words(zh: "听证笔录已登记", en: "Record of the hearing entered")
    case .postCheck: Words(zh: "事后核查已记录", en: "Check recorded")
    case .rectificationOrder: Words(zh: "责令改正通知书已发出", en: "Order sent")
    case .licenceEnd: Words(zh: "许可已终止", en: "The licence has ended")
    case .thirdParty: Words(zh: "利害关系人告知书已发出", en: "Third party told")
    case .statement: Words(zh: "利害关系人意见已登记", en: "Statement entered")
    case .reply: Words(zh: "申辩已登记", en: "Reply entered")
    case .recusal: Words(zh: "您已回避本件", en: "You stepped aside")
    case .member: Words(zh: "已抄告", en: "Copy sent")
    case .formalChecks: Words(zh: "已请各成员形式审查", en: "The members have been asked")
    case .formalCheck: Words(zh: "形式审查意见已送出", en: "Formal check sent")
    case .spotCorrection: Words(zh: "已开放更正，请当场填写", en: "Open for correction now")
    case .atOnce: Words(zh: "已当场办结", en: "Granted on the spot")
    case .revision: Words(zh: "修改补充告知书已发出", en: "Notice to revise sent")
    case .payment: Words(zh: "缴费已登记", en: "Payment entered")
    case .refund: Words(zh: "退费已登记", en: "Refund entered")
    case .announcement: Words(zh: "已发出", en: "Sent")
    case .forwarding: Words(zh: "已上报", en: "Sent up")
    case .licenceAnswer: Words(zh: "已答复", en: "Answered")
    }
  }

  var isGrave: Bool { self == .refusals || self == .licenceEnd || self == .withdrawal }
}

extension Channel {
  var words: Words {
    switch self {
    case .web: Words(zh: "网上提交", en: "Filed online")
    case .mobile: Words(zh: "手机提交", en: "Filed by phone")
    case .counter: Words(zh: "窗口代收", en: "Filed at a counter")
    case .api: Words(zh: "接口提交", en: "Filed by API")
    }
  }
}
