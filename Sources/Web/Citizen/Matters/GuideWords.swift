import Definitions

/// The names of a guide's elements. Source: GB/T 36114.
enum GuideWords {
  static let scope = Words(zh: "适用范围", en: "Scope")
  static let audience = Words(zh: "服务对象", en: "For whom")
  static let basis = Words(zh: "审批依据", en: "Legal basis")
  static let accepts = Words(zh: "受理机构", en: "Accepted by")
  static let decides = Words(zh: "决定机构", en: "Decided by")
  static let handling = Words(zh: "办理方式", en: "How it is handled")
  static let conditions = Words(zh: "申请条件", en: "Conditions")
  static let prohibitions = Words(zh: "禁止性要求", en: "Prohibitions")
  static let quantity = Words(zh: "数量限制", en: "Quantity limit")
  static let noQuantity = Words(zh: "无数量限制", en: "None")
  static let channels = Words(zh: "申请接收", en: "Where to apply")
  static let visits = Words(zh: "到现场次数", en: "Visits in person")
  static let noVisit = Words(zh: "0 次，全程网办", en: "None: everything online")
  static let receipt = Words(zh: "收件后告知", en: "Answer to a filing")
  static let statutory = Words(zh: "法定办结时限", en: "Statutory limit")
  static let promised = Words(zh: "承诺办结时限", en: "Promised limit")
  static let delivery = Words(zh: "结果送达", en: "Delivery")
  static let givenBack = Words(zh: "；未作出决定的，退还", en: "; given back where nothing is decided")
  static let fees = Words(zh: "收费", en: "Fees")
  static let free = Words(zh: "不收费", en: "None")
  static let results = Words(zh: "审批结果", en: "Result")
  static let consult = Words(zh: "咨询", en: "Questions")
  static let complaint = Words(zh: "监督投诉", en: "Complaints")
  static let place = Words(zh: "办公地址和时间", en: "Address and hours")
  static let rights = Words(zh: "权利救济", en: "Your remedies")
  static let reconsideration = Words(zh: "行政复议：", en: "Reconsideration: ")
  static let court = Words(zh: "行政诉讼：", en: "Court: ")
  static let progress = Words(zh: "进程和结果查询", en: "Progress and result")
  static let progressHow = Words(
    zh: "登录后看“我的办件”，或在首页用办件编号和查询码查询。",
    en: "Sign in and open “My cases”, or use number and query code on the home page."
  )
  static let file = Words(zh: "网上提交", en: "File online")
  static let ifAsked = Words(zh: "（视填写内容而定）", en: " (depends on your answers)")

  static func audience(_ audience: Guide.Audience) -> Words {
    switch audience {
    case .person: Words(zh: "个人", en: "individuals")
    case .organisation: Words(zh: "企业和其他组织", en: "organisations")
    }
  }

  static func handling(_ handling: Handling) -> Words {
    switch handling {
    case .single: Words(zh: "一个部门办理", en: "One department")
    case .parallel:
      Words(
        zh: "一次申请，各部门同时办理，各自决定",
        en: "One application; the departments work and decide side by side"
      )
    case .opinion:
      Words(
        zh: "牵头部门征求有关部门意见后统一决定",
        en: "The lead department decides on the other departments' opinions"
      )
    }
  }
}

extension Material.Necessity {
  var words: Words {
    switch self {
    case .required: Words(zh: "必要", en: "Required")
    case .optional: Words(zh: "非必要", en: "Optional")
    case .deferrable: Words(zh: "容缺后补", en: "May follow later")
    }
  }
}

extension Material.Form {
  var words: Words {
    switch self {
    case .paper: Words(zh: "纸质", en: "Paper")
    case .electronic: Words(zh: "电子", en: "Electronic")
    case .either: Words(zh: "纸质或电子", en: "Paper or electronic")
    }
  }
}

extension Material.Source {
  var words: Words {
    switch self {
    case .applicant: Words(zh: "申请人自备", en: "Yours to provide")
    case .government: Words(zh: "政府部门核发", en: "Issued by a public office")
    case .intermediary: Words(zh: "中介机构", en: "Made by a service provider")
    case .shared: Words(zh: "共享取得，不用交", en: "Fetched by us, not asked of you")
    }
  }
}

extension SourceMark {
  var words: Words {
    switch self {
    case .typical: Words(zh: "通行做法，本厅可调整", en: "common practice, set by the office")
    case .known: Words(zh: "引自已知规定，未复核原文", en: "known rule, text not re-checked")
    }
  }
}

extension Step.Act.Name {
  /// Plain words for an applicant, not the desk's.
  var words: Words {
    switch self {
    case .accept: Words(zh: "受理", en: "Acceptance")
    case .preliminary: Words(zh: "初审上报", en: "First review")
    case .copy: Words(zh: "抄告各部门", en: "Departments informed")
    case .members: Words(zh: "并联审批", en: "Departments work side by side")
    case .opinions: Words(zh: "征求意见", en: "Opinions asked")
    case .review: Words(zh: "审查", en: "Review")
    case .inspect: Words(zh: "现场核查", en: "Inspection on site")
    case .check: Words(zh: "审核", en: "Check")
    case .decide: Words(zh: "决定", en: "Decision")
    case .issue: Words(zh: "出证", en: "Certificate made")
    case .deliver: Words(zh: "送达", en: "Delivery")
    case .extend: Words(zh: "延长期限", en: "Extension")
    case .hear: Words(zh: "听证", en: "Hearing")
    }
  }
}
