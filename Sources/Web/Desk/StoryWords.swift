import Casework
import Deadlines
import Definitions

/// One recorded fact as a line of the case's story; nil for what only the hall's bookkeeping needs.
struct StoryWords {
  let hand: CaseInHand
  let language: Language

  /// What one person did in one moment is one line; the copies of a case are one list.
  func lines(_ story: [CaseInHand.StoryLine]) -> [(at: Moment, who: String, text: String)] {
    var lines: [(at: Moment, who: String, texts: [String])] = []
    for line in story {
      guard let text = text(line.event) else { continue }
      guard let last = lines.last, last.at == line.at, last.who == line.who else {
        lines.append((line.at, line.who, [text]))
        continue
      }
      lines[lines.count - 1].texts.append(text)
    }
    let copies = story.reduce(into: [Moment: [String]]()) { copies, line in
      guard case .copied(let copy) = line.event else { return }
      copies[line.at, default: []].append(hand.unit(copy.unit, language))
    }
    return lines.map { line in
      let copied = copies[line.at].map(copied)
      let texts = line.texts.filter { $0 != Self.copyMark }
      let once = texts.reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
      let all = once + (texts.count < line.texts.count ? [copied].compactMap(\.self) : [])
      return (line.at, line.who, all.joined(separator: language == .zh ? "；" : "; "))
    }
  }

  /// Stands for a copy until all of a moment are known.
  private static let copyMark = "→"

  private func copied(_ units: [String]) -> String {
    (language == .zh ? "抄告" : "copied to ") + Formats.joined(units, language)
  }

  private func text(_ event: Event) -> String? {
    if case .copied = event { Self.copyMark } else { line(event) }
  }

  func line(_ event: Event) -> String? {
    let zh = language == .zh
    switch event {
    case .submitted(let filing):
      return filing.filedBy.unit.map {
        zh
          ? "在\(hand.unit($0, .zh))窗口代为提交，收件"
          : "Filed at the counter of \(hand.unit($0, .en)); received"
      } ?? (zh ? "申请人提交，收件（自动）" : "Filed by the applicant; received (automatic)")
    case .correctionAsked(let notice):
      return zh
        ? "一次性告知补正 \(notice.defects.count) 项"
        : "One-time notice of \(notice.defects.count) defect(s)"
    case .corrected(let again):
      return again.by.unit.map {
        zh
          ? "在\(hand.unit($0, .zh))窗口代为补正，重新收件"
          : "Corrected at the counter of \(hand.unit($0, .en)); received again"
      } ?? (zh ? "申请人补正，重新收件" : "Corrected by the applicant; received again")
    case .accepted: return zh ? "受理" : "Accepted"
    case .deemedAccepted(let day):
      return zh ? "逾期未告知，自 \(day) 起视为受理" : "Nobody answered in time: deemed accepted as of \(day)"
    case .acceptanceRefused: return zh ? "不予受理" : "Refused to accept"
    case .copied(let copy):
      return zh ? "抄告\(hand.unit(copy.unit, .zh))" : "Copied to \(hand.unit(copy.unit, .en))"
    case .copySigned(let branch, _, _): return (zh ? "签收抄告单 " : "Copy signed for, ") + branch.text
    case .opinionGiven(let opinion): return self.opinion(opinion)
    case .reviewed(let done): return finding(zh ? "审查" : "Reviewed", done.branch, done.finding)
    case .checked(let done): return finding(zh ? "审核" : "Checked", done.branch, done.finding)
    case .visited(let visit):
      let staff = visit.present.flatMap(\.staff).joined(separator: zh ? "、" : ", ")
      guard !staff.isEmpty else { return zh ? "现场核查" : "Visited on site" }
      let absent = (visit.absent ?? []).map { hand.unit($0, language) }
        .joined(separator: zh ? "、" : ", ")
      return (zh ? "现场核查，到场：" : "Visited on site by ") + staff
        + (absent.isEmpty ? "" : (zh ? "；未到场：" : "; did not come: ") + absent)
    case .decided(let decision):
      let word: Words =
        decision.ruling == .grant ? Branch.State.granted.words : Branch.State.denied.words
      return (zh ? "决定：" : "Decided: ") + word[language] + matter(decision.branch)
    case .certificateIssued: return zh ? "制发证件" : "Certificate issued"
    case .delivered(let delivery):
      return (zh ? "送达：" : "Delivered: ") + delivery.handover.manner.words[language]
    case .withdrawn: return zh ? "申请人撤回" : "Withdrawn by the applicant"
    case .terminated(let termination):
      switch termination.cause {
      case .correctionUnanswered:
        return zh ? "逾期未补正，终止办理" : "Correction unanswered: terminated"
      case .deferralUnanswered:
        return
          (zh ? "容缺材料逾期未补，终止办理" : "What was to follow never came: terminated")
          + (termination.branches ?? []).map(matter).joined()
      case .returnedIncomplete: return zh ? "材料不齐，退还" : "Not complete: handed back"
      }
    case .thirdPartyTold(let party):
      return (zh ? "告知利害关系人：" : "Third party told: ") + party.who + matter(party.branch)
    case .thirdPartyHeard(_, let text, _, _):
      return (zh ? "利害关系人陈述：" : "Third party: ") + text
    case .statementAnswered(_, let text, _, _):
      return (zh ? "申请人申辩：" : "Applicant's reply: ") + text
    case .recused(let recusal):
      return (zh ? "回避：" : "Stepped aside: ") + hand.unit(recusal.post.unit, language)
        + (zh ? "，" : ", ") + recusal.reason
    case .memberAdded(let member) where member.plan != nil:
      return (zh ? "增加联办事项" : "Joined") + matter(member.plan?.id ?? .whole)
        + (zh ? "，" : ", ") + member.limit.text(language)
    case .memberAdded(let member):
      return (zh ? "增加征求意见：" : "Also asked: ") + hand.unit(member.unit, language)
        + (zh ? "，" : ", ") + member.limit.text(language)
    case .secondNoticeAllowed(let reason, _, _):
      return (zh ? "监察同意再次告知：" : "A second notice was allowed: ") + reason
    case .released(let branch): return (zh ? "先办的已准予，开始办理" : "Begun") + matter(branch)
    case .dropped(let gone):
      let names = gone.map { matter($0) }.joined()
      return (zh ? "先办的没有准予，不再办理" : "Not begun, as what came first was not granted") + names
    case .closed(let outcome): return (zh ? "办结：" : "Closed: ") + outcome.words[language]
    case .rated(let rating): return (zh ? "评价：" : "Rated: ") + "\(rating.level)/5"
    case .limitPassed(let passed):
      let kind = passed.kind.words[language]
      return zh
        ? "超过\(kind)时限（\(Formats(.zh, today: passed.due).short(passed.due))），在\(hand.unit(passed.unit, .zh))"
        : "\(kind) limit passed (\(Formats(.en, today: passed.due).short(passed.due))) at \(hand.unit(passed.unit, .en))"
    case .urged(let urge): return (zh ? "督办：" : "Urged: ") + urge.said[language]
    case .urgeAnswered(_, _, let text): return (zh ? "答复督办：" : "Urge answered: ") + text
    case .datesRecounted: return zh ? "按新公布的日历重新计算日期" : "Dates counted again on the new calendar"
    case .extensionAsked(let request):
      return (zh ? "申请延长期限" : "Extension asked for") + matter(request.branch)
        + (zh ? "：" : ": ") + request.reason
    case .extensionRefused(let branch, _, let text):
      return (zh ? "不批准延长期限" : "Extension refused") + matter(branch) + (zh ? "：" : ": ") + text
    case .extended(let more):
      return (zh ? "批准延长 " : "Extended by ") + more.limit.text(language) + matter(more.branch)
        + (zh ? "：" : ": ") + more.reason
    case .suspended(let notice):
      return (zh ? "开始特别程序：" : "Special procedure begun: ") + special(notice.cause, notice.branch)
        + (zh ? "，预计 " : ", expected to take ") + notice.expected.text(language)
        + (zh ? "，暂停计时" : "; the clock stands")
    case .resumed(let resumption):
      return (zh ? "特别程序结束：" : "Special procedure ended: ")
        + special(resumption.suspension.cause, resumption.branch)
        + (zh ? "，恢复计时：" : "; the clock goes on: ") + resumption.result
    case .hearingOffered(let offer):
      return (zh ? "告知可以申请听证" : "Told of the right to a hearing") + matter(offer.branch)
    case .hearingRequested(let branch, _, _, let party):
      let told = hand.file.thirdParties.first { $0.id == party }
      let who = told.map { (zh ? "（利害关系人 " : " (third party ") + $0.who + (zh ? "）" : ")") }
      return (zh ? "申请听证" : "Hearing asked for") + matter(branch) + (who ?? "")
    case .hearingConvened(let notice):
      let day = Formats(language, today: notice.on).day(notice.day)
      return zh ? "通知听证：\(day)，\(notice.place)" : "Hearing set for \(day), \(notice.place)"
    case .hearingHeld(let record): return (zh ? "举行听证" : "Hearing held") + matter(record.branch)
    case .postChecked(let check):
      let kept =
        check.finding.passes
        ? Words(zh: "与承诺一致", en: "as promised") : Words(zh: "与承诺不一致", en: "not as promised")
      return (zh ? "事后核查" : "Checked after the decision") + matter(check.branch)
        + (zh ? "：" : ": ") + kept[language]
    case .rectificationOrdered(let order):
      let day = Formats(language, today: order.on).day(order.until)
      return (zh ? "责令改正，期限 \(day)：" : "To be put right by \(day): ") + order.text
    case .materialsDeferred(let deferrals):
      let names = deferrals.map { deferral in
        let title = hand.rules.form.materials.first { $0.id == deferral.material }?.title[language]
        let day = Formats(language, today: deferral.until).short(deferral.until)
        return zh
          ? "\(title ?? deferral.material)（\(day)前）" : "\(title ?? deferral.material) (by \(day))"
      }
      if names.isEmpty { return zh ? "不再等待后补的材料" : "Nothing is to follow any more" }
      return (zh ? "承诺后补：" : "To follow: ") + names.joined(separator: zh ? "、" : ", ")
    case .supplemented(let supplement):
      let names = hand.rules.form.materials.filter { supplement.materials[$0.id] != nil }
        .map { $0.title[language] }
      return (zh ? "补交材料：" : "Handed in: ") + names.joined(separator: zh ? "、" : ", ")
    case .applicantBarred(let bar):
      guard let until = bar.until else {
        return zh ? "不再适用告知承诺" : "No further commitments are taken"
      }
      let day = Formats(language, today: until).full(until)
      return zh ? "到 \(day) 为止不得再次申请" : "No new application until after \(day)"
    case .formalChecksAsked(let units, _, _):
      let names = units.map { hand.unit($0, language) }
      return (zh ? "请成员形式审查：" : "Members asked for a formal check: ")
        + names.joined(separator: zh ? "、" : ", ")
    case .formallyChecked(let check):
      let unit = hand.unit(check.unit, language)
      let count = check.defects.count
      return zh
        ? "\(unit)形式审查：" + (count == 0 ? "材料齐全" : "指出 \(count) 处")
        : "\(unit): " + (count == 0 ? "complete" : "\(count) defect(s) named")
    case .reopened(let open):
      return open.kind.words[language]
        + (open.kind == .change
          ? "" : (zh ? "：\(open.defects.count) 处" : ": \(open.defects.count)"))
    case .amended(let amendment):
      let names = hand.rules.form.titles(of: amendment.changed, language)
      return (zh ? "修改后提交：" : "Handed in again: ") + names.joined(separator: zh ? "、" : ", ")
    case .askedAgain(let units, let branches):
      let names = units.map { hand.unit($0, language) } + branches.map { hand.matter($0, language) }
      return (zh ? "内容有变化，重新征求：" : "Asked again, as their part changed: ")
        + names.joined(separator: zh ? "、" : ", ")
    case .forwarded(let done): return finding(zh ? "初审上报" : "Sent up", done.branch, done.finding)
    case .licenceRequested(let request):
      return (zh ? "申请" : "Asked for: ") + request.kind.words[language] + matter(request.branch)
        + (zh ? "：" : ": ") + request.text
    case .licenceAnswered(let answer):
      if answer.isDeemed { return zh ? "逾期未答复，视为准予延续" : "Unanswered: deemed renewed" }
      let word = answer.ruling == .grant ? Branch.State.granted.words : Branch.State.denied.words
      return (zh ? "答复" : "Answered, ") + answer.kind.words[language] + matter(answer.branch)
        + (zh ? "：" : ": ") + word[language]
    case .licenceRequestLapsed(let branch, _):
      return (zh ? "变更没有提交，申请不再等待" : "The change was not handed in: no longer waited for")
        + matter(branch)
    case .archived: return zh ? "归档" : "Archived"
    case .announced(let told):
      let day = Formats(language, today: told.on).day(told.day)
      return told.kind.words[language] + (zh ? "（\(day)）：" : " (\(day)): ") + told.text
    case .charged(let charge):
      return (zh ? "应缴费 ¥" : "Fee due: ¥") + charge.fen.yuan + matter(charge.branch)
    case .paid(let payment):
      return (zh ? "已缴费 ¥" : "Fee paid: ¥") + payment.fen.yuan + matter(payment.branch)
        + (zh ? "，票据号 " : ", receipt ") + payment.receipt
    case .refunded(let payment):
      return (zh ? "已退费 ¥" : "Fee given back: ¥") + payment.fen.yuan + matter(payment.branch)
        + (zh ? "，票据号 " : ", receipt ") + payment.receipt
    case .recommended(let advice):
      return (zh ? "监察建议：" : "Recommended: ") + hand.unit(advice.unit, language)
        + (zh ? "，" : ", ") + advice.text
    case .licenceEnded(let end):
      return end.cause.words[language] + matter(end.branch) + (zh ? "。" : ". ") + end.text
    case .assigned, .clockStarted, .clockStopped, .signalRaised, .paperDrawn: return nil
    }
  }

  private func special(_ cause: String, _ branch: BranchID) -> String {
    let matter = hand.file.branch(branch).map(hand.rules.matter(of:))
    return matter?.stoppingProcedures.first { $0.id == cause }?.title[language] ?? cause
  }

  private func opinion(_ opinion: Opinion) -> String {
    let verdict = opinion.verdict.words[language]
    let unit = hand.unit(opinion.unit, language)
    if let rule = opinion.deemedBy {
      return language == .zh
        ? "\(unit)逾期未反馈，视为无意见（\(rule.text)）"
        : "\(unit) did not answer in time: no objection (\(rule.text))"
    }
    let text = opinion.text.isEmpty ? "" : (language == .zh ? "：" : ": ") + opinion.text
    return "\(unit)\(language == .zh ? "反馈" : ": ")\(verdict)\(text)"
  }

  private func finding(_ act: String, _ branch: BranchID, _ finding: Finding) -> String {
    let verdict = Self.verdict(finding)[language]
    let text = finding.text.isEmpty ? "" : (language == .zh ? "，" : ", ") + finding.text
    return act + matter(branch) + (language == .zh ? "：" : ": ") + verdict + text
  }

  static func verdict(_ finding: Finding) -> Words {
    finding.passes
      ? Words(zh: "符合条件", en: "fit to grant") : Words(zh: "不符合条件", en: "not fit to grant")
  }

  private func matter(_ branch: BranchID) -> String {
    guard branch != .whole else { return "" }
    return language == .zh ? "（\(hand.matter(branch, .zh))）" : " (\(hand.matter(branch, .en)))"
  }
}

extension Verdict {
  var words: Words {
    switch self {
    case .noObjection: Words(zh: "无意见", en: "no objection")
    case .objection: Words(zh: "有意见", en: "objection")
    }
  }
}

extension Reopening.Kind {
  fileprivate var words: Words {
    switch self {
    case .onTheSpot: Words(zh: "开放当场更正", en: "Opened for correction on the spot")
    case .revision: Words(zh: "要求修改补充", en: "Revision asked for")
    case .change: Words(zh: "开放填写变更内容", en: "Opened for the change")
    }
  }
}
