package import Definitions

/// The field's words for states and acts. Source: `domain.md` §4.4, §7.
extension CaseOutcome {
  package var words: Words {
    switch self {
    case .granted: Words(zh: "准予", en: "granted")
    case .partlyGranted: Words(zh: "部分准予", en: "partly granted")
    case .denied: Words(zh: "不予许可", en: "denied")
    case .withdrawn: Words(zh: "申请人撤回", en: "withdrawn")
    case .terminated: Words(zh: "退件", en: "terminated")
    case .refused: Words(zh: "不予受理", en: "not accepted")
    }
  }
}

extension CaseState {
  package var words: Words {
    switch self {
    case .draft: Words(zh: "草稿", en: "Draft")
    case .received: Words(zh: "已收件", en: "Received")
    case .correction: Words(zh: "待补正", en: "Awaiting correction")
    case .inReview: Words(zh: "办理中", en: "In review")
    case .closed: Words(zh: "办结", en: "Closed")
    }
  }
}

extension Branch.State {
  package var words: Words {
    switch self {
    case .waiting: Words(zh: "待受理", en: "Waiting")
    case .dropped: Words(zh: "不再办理", en: "Not needed")
    case .terminated: Words(zh: "终止办理", en: "Terminated")
    case .working: Words(zh: "办理中", en: "In review")
    case .granted: Words(zh: "准予", en: "Granted")
    case .denied: Words(zh: "不予许可", en: "Denied")
    case .withdrawn: Words(zh: "已撤回", en: "Withdrawn")
    }
  }
}

extension Assignment.Act {
  package var words: Words {
    switch self {
    case .accept: Words(zh: "受理", en: "accept")
    case .signCopy: Words(zh: "签收", en: "sign for the copy")
    case .opine: Words(zh: "反馈意见", en: "give an opinion")
    case .review: Words(zh: "审查", en: "review")
    case .inspect: Words(zh: "核查", en: "inspect")
    case .check: Words(zh: "审核", en: "check")
    case .decide: Words(zh: "决定", en: "decide")
    case .deliver: Words(zh: "送达", en: "deliver")
    case .answerUrge: Words(zh: "答复督办", en: "answer the urge")
    case .extend: Words(zh: "批准延长期限", en: "approve an extension")
    case .resume: Words(zh: "登记特别程序结果", en: "enter the result of the special procedure")
    case .hear: Words(zh: "组织听证", en: "hold the hearing")
    case .postCheck: Words(zh: "事后核查", en: "check after the decision")
    case .orderRectification: Words(zh: "责令改正", en: "order it put right")
    case .revoke: Words(zh: "撤销许可", en: "revoke the licence")
    case .checkFormally: Words(zh: "形式审查", en: "check whether it is complete")
    case .preliminary: Words(zh: "初审上报", en: "review and send up")
    case .answerRequest: Words(zh: "变更、延续", en: "answer the holder's request")
    case .collect: Words(zh: "收费", en: "take the fee")
    case .refund: Words(zh: "退费", en: "give the fee back")
    }
  }
}

extension Clock.Kind {
  package var words: Words {
    switch self {
    case .receipt: Words(zh: "收件", en: "Receipt")
    case .copySignature: Words(zh: "签收", en: "Copy signature")
    case .step: Words(zh: "环节", en: "Step")
    case .promised: Words(zh: "承诺", en: "Promised")
    case .statutory: Words(zh: "法定", en: "Statutory")
    case .delivery: Words(zh: "送达", en: "Delivery")
    case .correction: Words(zh: "补正", en: "Correction")
    case .special: Words(zh: "特别程序", en: "Special procedure")
    case .hearingRequest: Words(zh: "申请听证", en: "Request for a hearing")
    case .hearing: Words(zh: "听证", en: "Hearing")
    case .postCheck: Words(zh: "事后核查", en: "Check after the decision")
    case .rectificationOrder: Words(zh: "责令改正", en: "Order to put right")
    case .recheck: Words(zh: "复查", en: "Second check")
    case .deferral: Words(zh: "容缺后补", en: "Materials to follow")
    case .thirdParty: Words(zh: "利害关系人陈述", en: "Third party may speak")
    case .reply: Words(zh: "申请人申辩", en: "Applicant may reply")
    case .lowerReview: Words(zh: "下级初审", en: "Lower review")
    case .dispatch: Words(zh: "指派核查", en: "Sending inspectors")
    case .urge: Words(zh: "督办", en: "Urge")
    case .renewal: Words(zh: "延续", en: "Renewal")
    case .change: Words(zh: "变更", en: "Change")
    }
  }
}

extension Urge {
  /// What was written; the hall's own in both languages.
  package var said: Words {
    by == .hall ? Self.lateOpinion : Words(zh: text, en: text)
  }

  static let lateOpinion = Words(
    zh: "反馈意见已经逾期，请立即反馈，并在督办期限内答复。",
    en: "The opinion is late: give it at once, and answer within the limit of this urge."
  )
}

extension Paper.Kind {
  package var words: Words {
    switch self {
    case .receipt: Words(zh: "收件凭证", en: "Filing receipt")
    case .correctionNotice: Words(zh: "一次性补正告知书", en: "One-time correction notice")
    case .acceptance: Words(zh: "受理通知书", en: "Acceptance notice")
    case .acceptanceRefusal: Words(zh: "不予受理决定书", en: "Refusal to accept")
    case .copyNotice: Words(zh: "抄告单", en: "Copy notice")
    case .grant: Words(zh: "准予行政许可决定书", en: "Decision to grant")
    case .denial: Words(zh: "不予行政许可决定书", en: "Decision to deny")
    case .certificate: Words(zh: "许可证件", en: "Certificate")
    case .termination: Words(zh: "退件通知书", en: "Notice of return")
    case .extension: Words(zh: "延长办理期限告知书", en: "Notice of extension")
    case .specialNotice: Words(zh: "特别程序所需时间告知书", en: "Notice of a special procedure")
    case .hearingRight: Words(zh: "听证告知书", en: "Notice of the right to a hearing")
    case .hearingNotice: Words(zh: "听证通知书", en: "Notice of hearing")
    case .hearingRecord: Words(zh: "听证笔录", en: "Record of the hearing")
    case .commitment: Words(zh: "告知承诺书", en: "Letter of commitment")
    case .deferral: Words(zh: "容缺受理承诺书", en: "Promise of materials to follow")
    case .returnNotice: Words(zh: "材料退还告知书", en: "Papers handed back")
    case .thirdPartyNotice: Words(zh: "利害关系人告知书", en: "Notice to a third party")
    case .rectification: Words(zh: "责令改正通知书", en: "Order to put right")
    case .revocation: Words(zh: "许可终止决定书", en: "Decision to end the licence")
    case .notCompetent: Words(zh: "不属本机关职权告知书", en: "Notice: another agency's matter")
    case .spotCorrection: Words(zh: "材料当场更正记录", en: "Record of an on-the-spot correction")
    case .revisionNotice: Words(zh: "修改补充告知书", en: "Notice to revise")
    case .opinionRequest: Words(zh: "征求意见函", en: "Request for an opinion")
    case .opinionSheet: Words(zh: "反馈意见单", en: "Opinion sheet")
    case .visitRecord: Words(zh: "现场踏勘记录", en: "Record of the site visit")
    case .visitNotice: Words(zh: "联合踏勘通知书", en: "Notice of the site visit")
    case .publicNotice: Words(zh: "公示", en: "Public notice")
    case .feeNotice: Words(zh: "缴费通知书", en: "Notice of the fee")
    case .refundNotice: Words(zh: "退费通知书", en: "Notice of the fee given back")
    case .forwarding: Words(zh: "初审意见上报函", en: "Letter sending the review up")
    case .renewal: Words(zh: "准予延续决定书", en: "Decision to renew")
    case .change: Words(zh: "准予变更决定书", en: "Decision to change")
    case .requestDenial: Words(zh: "不予变更（延续）决定书", en: "Decision not to change or renew")
    case .deliveryReceipt: Words(zh: "送达回证", en: "Proof of delivery")
    case .archiveIndex: Words(zh: "卷内目录", en: "Archive index")
    case .urge: Words(zh: "督办单", en: "Urge")
    case .yellowCard: Words(zh: "黄牌通知", en: "Yellow card")
    case .redCard: Words(zh: "红牌通知", en: "Red card")
    case .recommendation: Words(zh: "监察建议书", en: "Supervisor's recommendation")
    }
  }
}

extension LicenceEnd.Cause {
  package var words: Words {
    switch self {
    case .brokenCommitment: Words(zh: "撤销：违反承诺", en: "Revoked: the commitment was broken")
    case .fraud: Words(zh: "撤销：以不正当手段取得", en: "Revoked: got by fraud")
    case .wronglyGranted: Words(zh: "撤销：不应当准予", en: "Revoked: should not have been granted")
    case .recalled: Words(zh: "撤回：依据或者情况改变", en: "Recalled: its ground changed")
    case .cancelled: Words(zh: "注销", en: "Cancelled")
    }
  }

  /// The article it rests on.
  package var basis: Citation {
    switch self {
    case .brokenCommitment: Citation("国办发〔2020〕42号")
    case .fraud: Citation("行政许可法 §69②")
    case .wronglyGranted: Citation("行政许可法 §69①")
    case .recalled: Citation("行政许可法 §8②")
    case .cancelled: Citation("行政许可法 §70")
    }
  }
}

extension LicenceRequest.Kind {
  package var words: Words {
    switch self {
    case .renewal: Words(zh: "延续", en: "Renewal")
    case .change: Words(zh: "变更", en: "Change")
    }
  }
}

extension Handover.Manner {
  package var words: Words {
    switch self {
    case .counter: Words(zh: "窗口领取", en: "At the counter")
    case .mail: Words(zh: "邮寄", en: "By post")
    case .electronic: Words(zh: "电子送达", en: "Electronically")
    }
  }
}

extension Announcement.Kind {
  package var words: Words {
    switch self {
    case .visit: Words(zh: "踏勘通知", en: "Visit announced")
    case .publicNotice: Words(zh: "公示", en: "Public notice")
    case .hearing: Words(zh: "听证公告", en: "Public hearing")
    }
  }
}
