import Deadlines
package import Definitions

/// What stands in the way, in words: what was expected, what was found, what to do next; with its article.
extension Obstacle {
  package var sentence: Words {
    switch self {
    case .unknownProcedure(let name):
      Words(zh: "没有名为“\(name)”的事项", en: "There is no matter named “\(name)”")
    case .formProblems(let problems):
      Words(
        zh: "还有 \(problems.count) 处要改",
        en: "\(problems.count) answer(s) need correcting"
      )
    case .blankDecidesMembers(let fields):
      Words(
        zh: "请先填完这些问题，才能知道涉及哪些部门：\(fields.joined(separator: "、"))",
        en: "These answers decide which departments are concerned and may not be blank: "
          + fields.joined(separator: ", ")
      )
    case .materialMissing(let materials):
      Words(
        zh: "还缺 \(materials.count) 份必要材料：\(materials.joined(separator: "、"))",
        en: "Required materials are missing: \(materials.joined(separator: ", "))"
      )
    case .likeCaseOpen(let number):
      Words(
        zh: "您已有一件相同事项正在办理（\(number)）；如确需再次申请，请确认后继续",
        en: "You have a like case open already (\(number)); confirm to file another"
      )
    case .notYourTurn(let needs): notYourTurn(needs)
    case .notYourCase: Words(zh: "这不是您的办件", en: "This is not your case")
    case .notSubmitted: Words(zh: "这件还没有提交", en: "This case has not been submitted")
    case .alreadyAccepted:
      Words(zh: "这件已经受理，不能再受理、告知或不予受理", en: "This case has been accepted already")
    case .alreadyClosed(let outcome):
      Words(
        zh: "这件已经办结（\(outcome.words.zh)），不能再办理",
        en: "This case is closed (\(outcome.words.en))"
      )
    case .notAwaitingCorrection:
      Words(zh: "这件现在不需要补正", en: "This case is not awaiting a correction")
    case .awaitingCorrection:
      Words(
        zh: "已一次性告知，正等申请人补正；补正后再办",
        en: "The applicant has been asked to correct; wait for the correction"
      )
    case .noDefects:
      Words(zh: "补正通知至少要写明一处问题", en: "A correction notice names at least one defect")
    case .unknownDefect(let id):
      Words(
        zh: "表单里没有“\(id)”这一项，请从表中选",
        en: "The form has no field or material “\(id)”"
      )
    case .unknownReason(let code):
      Words(
        zh: "理由编号“\(code)”不在本事项的清单里",
        en: "Reason “\(code)” is not in this matter's list"
      )
    case .visibleTheFirstTime(let ids):
      Words(
        zh: "第一次告知时就能看到的问题不能再次提出：\(ids.joined(separator: "、"))（应当一次告知）",
        en: "Visible at the first check, so not to be raised again: \(ids.joined(separator: ", "))"
      )
    case .notReopened(let ids):
      Words(
        zh: "只能修改通知里列明的项目；这些没有列明：\(ids.joined(separator: "、"))",
        en: "Only what the notice names may be changed; not named: \(ids.joined(separator: ", "))"
      )
    case .reasonsMissing:
      Words(zh: "必须说明理由", en: "Reasons are mandatory")
    case .unknownBranch(let id):
      Words(zh: "这件没有编号“\(id)”的联办件", en: "This case has no branch “\(id)”")
    case .stepNotOpen(let act):
      Words(zh: "现在还不到“\(act.words.zh)”这一步", en: "It is not yet time to \(act.words.en)")
    case .alreadySigned: Words(zh: "这份抄告单已经签收", en: "This copy has been signed for already")
    case .notAwaited(let unit):
      Words(
        zh: "现在不等“\(unit)”的意见：没有征求，或已经答复",
        en: "No opinion is awaited from “\(unit)”"
      )
    case .alreadyDecided: Words(zh: "已经作出决定，不能再改", en: "The decision has been made already")
    case .sameHand(let act, _):
      Words(
        zh: "您做过本件的“\(act.words.zh)”，这一步须由另一人办理",
        en: "You did the \(act.words.en) of this case; another person must do this step"
      )
    case .tooFewInspectors(let needed, let found):
      Words(
        zh: "每个部门至少要有 \(needed) 名核查人员，现在填了 \(found) 名",
        en: "Each department needs at least \(needed) inspectors; found \(found)"
      )
    case .othersNotReady(let day, let units):
      Words(
        zh: "联合核查要等各部门到齐（还差 \(units.joined(separator: "、"))），最晚到 \(day)；当天仍不到可先查",
        en: "The joint visit waits for \(units.joined(separator: ", ")) until \(day)"
      )
    case .nobodyPresent: Words(zh: "核查记录要写明到场部门", en: "A visit record names who was present")
    case .nothingToWithdraw:
      Words(zh: "各部门都已作出决定，不能撤回", en: "Everything has been decided; nothing to withdraw")
    case .notYetDelivered: Words(zh: "办结后才能评价", en: "You can rate the case once it is closed")
    case .alreadyRated: Words(zh: "这件已经评价过了", en: "This case has been rated already")
    case .ratingOutOfRange(let level):
      Words(zh: "评价只有 1 到 5 五档，收到 \(level)", en: "Ratings go from 1 to 5; found \(level)")
    case .noConsentToElectronicService:
      Words(
        zh: "申请人没有同意电子送达，请用窗口领取或邮寄",
        en: "The applicant has not agreed to electronic service; use the counter or mail"
      )
    case .unknownClock(let id):
      Words(zh: "没有正在计时的第 \(id) 号时限", en: "There is no running clock \(id)")
    case .unknownUrge(let id):
      Words(zh: "没有待答复的第 \(id) 号督办", en: "There is no open urge \(id)")
    case .textTooLong(let most):
      Words(zh: "文字太长，最多 \(most) 个字", en: "The text is too long: at most \(most) characters")
    case .textMissing: Words(zh: "请写明内容", en: "Please say why")
    case .noExtension:
      Words(
        zh: "这件的时限没有可以延长的依据，或者没有岗位可以批准",
        en: "No law lets this limit be extended, or no post may approve it"
      )
    case .alreadyExtended:
      Words(zh: "时限已经延长过一次，不能再延长", en: "The limit was extended once already")
    case .extensionAwaited:
      Words(zh: "已经申请延长，正等批准", en: "An extension was asked for and awaits its approval")
    case .extensionTooLate(let due):
      Words(
        zh: "法定时限已于 \(due) 届满，不能再延长；延长须在到期前批准",
        en: "The statutory limit ended on \(due); an extension is approved before that"
      )
    case .ownRequest:
      Words(zh: "申请延长的人不能自己批准", en: "Whoever asked for the extension may not approve it")
    case .noBasisToSuspend(let cause):
      Words(
        zh: "“\(cause)”不停止计时：既不在行政许可法第四十五条所列之中，本事项也没有写明依据",
        en:
          "“\(cause)” does not stop the clock: neither article 45 nor a rule of this matter names it"
      )
    case .alreadySuspended:
      Words(zh: "已有一个特别程序在进行，结束后才能再开始", en: "A special procedure is on already; end it first")
    case .notSuspended: Words(zh: "现在没有进行中的特别程序", en: "No special procedure is on")
    case .suspended(let title):
      Words(
        zh: "正在进行“\(title.zh)”，暂停计时；登记结果后才能作出决定",
        en: "“\(title.en)” is on and the clock stands; the decision waits for its result"
      )
    case .suspensionTooLong(let most):
      Words(
        zh: "预计所需时间要大于零，最多 \(most.text(.zh))",
        en: "The time expected must be more than nothing and at most \(most.text(.en))"
      )
    case .hearingOffered:
      Words(
        zh: "已经告知过听证权利，或者已经申请听证",
        en: "The right to a hearing was told, or one was requested, already"
      )
    case .hearingNotOffered:
      Words(
        zh: "没有告知听证权利，或者五个工作日的申请期已过",
        en: "No hearing was offered, or the five workdays to ask for it are over"
      )
    case .hearingAwaited(let day):
      Words(
        zh: "申请人到 \(day) 为止可以申请听证，此前不能作出决定",
        en: "The applicant may ask for a hearing until \(day); the decision waits"
      )
    case .hearingTooSoon(let day):
      Words(
        zh: "举行听证要提前七个工作日通知，最早 \(day)",
        en: "A hearing is announced seven workdays ahead: \(day) at the earliest"
      )
    case .hearingTooLate(let day):
      Words(zh: "听证应当在 \(day) 以前举行", en: "The hearing is to be held by \(day)")
    case .hearingNotConvened:
      Words(zh: "还没有通知听证的时间和地点", en: "Day and place of the hearing have not been told")
    case .hearingNotYet(let day):
      Words(zh: "听证定在 \(day) 举行，还没有到", en: "The hearing is set for \(day)")
    case .hearingNotHeld:
      Words(zh: "听证以笔录结束：请登记听证笔录", en: "A hearing ends with its record: enter the record")
    case .rectificationDayOutOfRange(let last):
      Words(
        zh: "改正期限要在今天以后，最晚 \(last)",
        en: "The day to put it right by comes after today, at the latest \(last)"
      )
    case .rectificationRunning(let day):
      Words(
        zh: "改正期限到 \(day) 为止，此前不能登记复查不合格",
        en: "It may be put right until \(day): before that day is over it cannot fail again"
      )
    case .licenceNotInForce:
      Words(
        zh: "没有有效的许可可以变更或者延续：没有准予，已经撤销、撤回、注销，或者有效期已过",
        en: "No licence in force to change or renew: not granted, ended, or run out"
      )
    case .noLicenceToEnd:
      Words(zh: "没有有效的许可可以撤销、撤回或者注销", en: "There is no licence in force to end")
    case .commitmentNotBroken:
      Words(
        zh: "没有责令改正后复查不合格的记录，不能以违反承诺为由撤销",
        en: "No re-check has failed after an order to put it right: the commitment is not broken"
      )
    case .barred(.fraud, let until):
      Words(
        zh: "曾以欺骗、贿赂等不正当手段取得许可，到 \(until) 为止不得再次申请",
        en: "A licence was got by fraud; no new application until after \(until)"
      )
    case .barred(_, let until):
      Words(
        zh: "曾隐瞒有关情况或者提供虚假材料，到 \(until) 为止不得再次申请",
        en: "Facts were hidden or materials were false; no new application until after \(until)"
      )
    case .commitmentBarred:
      Words(
        zh: "曾违反告知承诺，不能再用承诺的方式，请选择一般程序",
        en: "A commitment was broken before: please choose the ordinary way"
      )
    case .noPlaceLeft(let most):
      Words(zh: "本区域 \(most) 个名额已满，不能准予", en: "All \(most) places of this area are taken")
    case .othersComeFirst(let count):
      Words(
        zh: "先受理的还有 \(count) 件没有决定，剩下的名额按受理先后给",
        en: "\(count) accepted earlier are undecided; the places left go in the order of acceptance"
      )
    case .voiceAwaited(let day):
      Words(
        zh: "利害关系人、申请人到 \(day) 为止可以陈述和申辩，此前不能作出决定",
        en: "The third party or the applicant may speak until \(day); the decision waits"
      )
    case .noticeRunning(let day):
      Words(
        zh: "公示到 \(day) 为止，期满以前不能准予",
        en: "Public notice runs until \(day); it cannot be granted before that day has passed"
      )
    case .statementThere: Words(zh: "已经登记过这位利害关系人的意见", en: "This statement was entered already")
    case .noStatementToReplyTo: Words(zh: "没有等待答复的意见", en: "There is no statement to reply to")
    case .recused: Words(zh: "您已回避本件，不能再办理", en: "You stepped aside from this case")
    case .nobodyOnPost(let post):
      Words(zh: "没有人在岗：\(post.unit) \(post.post)", en: "Nobody holds \(post.unit)/\(post.post)")
    case .noMembersHere:
      Words(zh: "单办事项不增加部门", en: "A matter of one department takes in no others")
    case .cannotBeAsked(let unit):
      Words(
        zh: "“\(unit)”已经在内，或者不能中途加入本件",
        en: "'\(unit)' is in the case already, or may not join it"
      )
    case .beyondTheLead(let due):
      Words(
        zh: "反馈时限要大于零，并在法定期限 \(due) 以内",
        en: "The limit must be more than nothing and end by \(due)"
      )
    case .filedTooLate(let ahead, _, let reason):
      Words(
        zh: "应当在 \(ahead) 日前提出申请" + (reason == nil ? "" : "；不足的请填写理由"),
        en: "Apply at least \(ahead) days ahead"
          + (reason == nil ? "" : ", or say why you could not")
      )
    case .materialsOutstanding(let ids):
      Words(
        zh: "容缺后补的材料还没有交齐，不能准予：\(ids.joined(separator: "、"))",
        en:
          "What was to follow has not come, nothing is granted before: \(ids.joined(separator: ", "))"
      )
    case .clocksDiffer(let seconds):
      Words(
        zh: "服务器时钟相差 \(seconds) 秒，超过 5 分钟，暂不受理；请校准时钟后重试",
        en:
          "The servers' clocks differ by \(seconds) seconds, more than 5 minutes; correct them first"
      )
    case .formalChecksAsked:
      Words(zh: "已经请各成员做过形式审查", en: "The members have been asked already")
    case .membersFoundDefects(let units):
      Words(
        zh: "\(units.joined(separator: "、"))在形式审查中指出了问题：请一次性告知申请人，不能直接受理",
        en: "\(units.joined(separator: ", ")) found defects: send the one-time notice instead"
      )
    case .agencyMissing:
      Words(
        zh: "不属本机关职权的，请在“本件的具体情况”里写明申请人应当向哪个机关申请",
        en: "Another agency's matter: say in the facts which agency the applicant should turn to"
      )
    case .forTheDecision(let codes):
      Words(
        zh: "理由“\(codes.joined(separator: "、"))”要受理后审查才能认定，窗口不能以此不予受理",
        en:
          "Found only by a review, so no ground to refuse acceptance: \(codes.joined(separator: ", "))"
      )
    case .instantGrantsOnly:
      Words(
        zh: "当场只能作出准予的决定；不能准予的，请先受理，由审批人决定",
        en: "Only a grant is decided on the spot; accept the case and leave the rest to its decider"
      )
    case .reopenedAlready:
      Words(
        zh: "已有内容开放修改，等申请人提交后再办",
        en: "Something is open to be changed already; wait until it is handed in"
      )
    case .nothingAmended:
      Words(zh: "没有任何改动，不需要提交", en: "Nothing reads otherwise than before")
    case .concernsOthers:
      Words(
        zh: "这样修改会涉及受理时没有的部门；请撤回后重新申请",
        en: "This would concern departments that were not accepted for; withdraw and file anew"
      )
    case .sentUpAlready:
      Words(
        zh: "下级机关已经初审并将全部材料报送，不得要求申请人重复提供；请按现有材料办理",
        en: "The lower unit sent the whole file up; the applicant is not asked for anything again"
      )
    case .changesTheWay:
      Words(
        zh: "这样修改会改变受理时确定的办理方式、环节、区域或者费用；请撤回后重新申请",
        en:
          "This would change the way, the steps, the area or the fee accepted; withdraw and file anew"
      )
    case .areaIsFixed:
      Words(
        zh: "名额按区域受理先后给：变更不能换区域，请在新区域重新申请",
        en: "Places go by area in the order of acceptance: apply anew in the other area"
      )
    case .requestedAlready:
      Words(zh: "已有一项变更或者延续申请，尚未答复", en: "A change or renewal is being answered already")
    case .notDelegated:
      Words(
        zh: "您没有受委托代办这个岗位的这一事项，或者委托已经到期、岗位负责人已经回来",
        en: "You do not stand in for this post in this matter, or no longer do"
      )
    case .dayOutOfRange(let last):
      Words(
        zh: "日期应当在明天到 \(last) 之间",
        en: "The day must lie between tomorrow and \(last)"
      )
    case .nothingToRenew:
      Words(zh: "这个证件长期有效，不需要延续", en: "This licence does not run out")
    case .renewalTooLate(let last):
      Words(
        zh: "延续应当在有效期届满三十日前（\(last)以前）提出；现在请重新申请",
        en: "A renewal is asked thirty days before the licence runs out, by \(last); file anew"
      )
    case .nothingToPay: Words(zh: "没有应缴或者应退的费用", en: "There is nothing to pay or to give back")
    case .feeDiffers(let standard, let given):
      Words(
        zh: "应为 \(standard.yuan) 元，填写的是 \(given.yuan) 元；只能按公布的标准收取和退还",
        en: "The rule says ¥\(standard.yuan); ¥\(given.yuan) was entered"
      )
    }
  }

  /// The law that stands behind it, where one does.
  package var article: Citation? {
    switch self {
    case .noDefects, .visibleTheFirstTime, .awaitingCorrection, .alreadyAccepted:
      Citation("行政许可法 §32")
    case .reasonsMissing, .unknownReason: Citation("行政许可法 §38")
    case .tooFewInspectors: Citation("行政许可法 §34")
    case .alreadyClosed(let outcome): outcome.article
    // No law parts the posts that review, check and decide: offices do, and say that it is practice.
    case .sameHand(_, let rule): rule ?? Citation("审查、审核、审批岗位分离", mark: .typical)
    case .noExtension, .alreadyExtended, .extensionTooLate, .extensionAwaited, .ownRequest:
      Citation("行政许可法 §42")
    case .barred(.fraud, _): Citation("行政许可法 §79")
    case .barred: Citation("行政许可法 §78")
    case .commitmentBarred, .commitmentNotBroken, .rectificationRunning: Citation("国办发〔2020〕42号")
    case .noLicenceToEnd: Citation("行政许可法 §69")
    case .noBasisToSuspend, .suspended, .suspensionTooLong, .alreadySuspended, .notSuspended:
      Citation("行政许可法 §45")
    case .hearingOffered, .hearingNotOffered, .hearingAwaited, .hearingTooLate:
      Citation("行政许可法 §47")
    case .hearingTooSoon, .hearingNotConvened, .hearingNotYet, .hearingNotHeld:
      Citation("行政许可法 §48")
    case .filedTooLate(_, let basis, _): basis
    case .noPlaceLeft, .othersComeFirst, .areaIsFixed: Citation("行政许可法 §57")
    case .sentUpAlready: Citation("行政许可法 §35")
    case .voiceAwaited: Citation("行政许可法 §36")
    case .beyondTheLead: Citation("行政许可法 §42")
    case .membersFoundDefects, .formalChecksAsked, .agencyMissing, .forTheDecision:
      Citation("行政许可法 §32")
    case .instantGrantsOnly: Citation("行政许可法 §34")
    case .licenceNotInForce: Citation("行政许可法 §70")
    case .nothingToRenew, .renewalTooLate: Citation("行政许可法 §50")
    case .notDelegated: Citation("行政许可法 §24")
    case .nothingToPay: Citation("行政许可法 §58")
    case .feeDiffers: Citation("行政许可法 §59")
    case .noticeRunning, .dayOutOfRange, .reopenedAlready, .nothingAmended, .concernsOthers,
      .changesTheWay,
      .requestedAlready,
      .statementThere,
      .noStatementToReplyTo, .recused, .nobodyOnPost, .noMembersHere,
      .cannotBeAsked, .materialsOutstanding, .rectificationDayOutOfRange, .likeCaseOpen,
      .unknownProcedure,
      .formProblems, .blankDecidesMembers,
      .materialMissing,
      .notYourTurn, .notYourCase, .notSubmitted, .notAwaitingCorrection,
      .unknownDefect, .notReopened, .unknownBranch, .stepNotOpen, .alreadySigned, .notAwaited,
      .alreadyDecided, .othersNotReady, .nobodyPresent, .nothingToWithdraw, .notYetDelivered,
      .alreadyRated, .ratingOutOfRange, .noConsentToElectronicService, .unknownClock, .unknownUrge,
      .textTooLong, .textMissing, .clocksDiffer:
      nil
    }
  }

  private func notYourTurn(_ needs: PostRef?) -> Words {
    guard let needs else { return Words(zh: "您的岗位不能办这一步", en: "Your post may not do this step") }
    return Words(
      zh: "这一步由 \(needs.unit) 的“\(needs.post)”办理，您现在的岗位不能办",
      en: "This step is for the \(needs.post) of \(needs.unit); your post may not do it"
    )
  }
}

extension CaseOutcome {
  /// Why a case that ended so is not acted on again.
  fileprivate var article: Citation {
    switch self {
    // What was granted is protected, and not changed at will.
    case .granted, .partlyGranted: Citation("行政许可法 §8")
    case .denied: Citation("行政许可法 §38")
    case .refused, .terminated: Citation("行政许可法 §32")
    // Whoever withdrew applies anew.
    case .withdrawn: Citation("行政许可法 §29")
    }
  }
}

extension Obstacle {
  /// A short stable name for programs, e.g. `same_hand`.
  package var code: String {
    let name = String(describing: self).prefix { $0 != "(" }
    return name.reduce(into: "") { code, letter in
      if letter.isUppercase { code += "_" }
      code += letter.lowercased()
    }
  }
}
