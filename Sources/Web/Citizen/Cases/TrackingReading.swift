import Casework
import Deadlines
import Definitions
import Hall

/// A reading of a case, made into the pages of its applicant.
extension TrackingPage {
  init(_ reading: CaseReading, _ frame: PageFrame, today: Day, rating: String? = nil) {
    let story = CaseStory(reading.file, under: reading.rules, frame.language, today: today)
    self.frame = frame
    number = reading.file.number
    title = story.title
    subtitle = [reading.subject, story.filed(reading)].filter { !$0.isEmpty }.joined(
      separator: " · "
    )
    answer = story.answer
    todo = Self.todo(reading.file, frame)
    picture = story.picture
    whys = story.whys
    let mine = reading.papers.filter(\.paper.toApplicant)
    // What one came for stands first.
    let certificates = mine.filter { $0.paper.kind == .certificate }
    papers = (certificates + mine.filter { $0.paper.kind != .certificate }).map { stored in
      Paper(
        title: story.title(of: stored.paper),
        number: stored.paper.number,
        href: stored.isReady ? .paper(reading.file.number, stored.position) : nil,
        pdf: stored.isReady ? .paperPDF(reading.file.number, stored.position) : nil
      )
    }
    messages = story.messages(reading)
    answers = reading.rules.form.facts(reading.answers ?? Answers(), frame.language).map {
      ($0.section.title[frame.language], $0.facts)
    }
    files = reading.rules.form.materials.compactMap { material in
      let files = reading.attachments.filter { $0.material == material.id }.map {
        HandedFile($0, at: Href("cases", reading.file.number.text, "attachments", $0.digest))
      }
      return files.isEmpty ? nil : (material.title[frame.language], files)
    }
    fees = story.fees
    canWithdraw = !reading.file.isClosed && reading.file.branches.contains { !$0.isEnded }
    licences = reading.file.licenceRequests(on: today).map { branch, kind in
      let matter = story.isParallel ? story.rules.matter(of: branch).title[frame.language] : nil
      return (
        .licence(reading.file.number, branch.id, kind),
        [kind.action[frame.language], matter].compactMap(\.self).joined(separator: " · ")
      )
    }
    let isDelivered = reading.file.isClosed && reading.file.branches.contains { $0.delivery != nil }
    self.rating =
      isDelivered && reading.file.rating == nil
      ? RatingForm(frame: frame, number: reading.file.number, problem: rating) : nil
    rated =
      reading.file.rating.flatMap { given in
        RatingForm.levels.first { $0.number == given.level }.map { frame($0.words) }
      } ?? ""
  }

  /// What is asked of me, or waits for me, as the one solid button.
  private static func todo(_ file: CaseFile, _ frame: PageFrame) -> (href: Href, text: String)? {
    if file.state == .correction { return (.correction(file.number), frame(correct)) }
    if let open = file.reopening { return (.correction(file.number), frame(open.kind.todo)) }
    if file.openNotice != nil { return (.correction(file.number), frame(supplement)) }
    if file.hearingToAskFor != nil { return (.hearingRequest(file.number), frame(hearing)) }
    if file.statementToReplyTo != nil { return (.reply(file.number), frame(reply)) }
    let isReady = file.branches.contains { $0.isDecided } && file.branches.allSatisfy(\.isEnded)
    return isReady ? (Href(fragment: "papers"), frame(fetch)) : nil
  }

  private static let fetch = Words(zh: "看决定书和证照", en: "See decisions and certificates")
  private static let hearing = Words(zh: "申请听证", en: "Ask for a hearing")
  private static let reply = Words(zh: "提出申辩", en: "Reply")
  private static let supplement = Words(zh: "补交材料", en: "Hand in what is outstanding")
  private static let correct = Words(zh: "去补正", en: "Correct now")
}

extension ReceiptPage {
  init(_ reading: CaseReading, code: String, _ frame: PageFrame, today: Day) {
    let story = CaseStory(reading.file, under: reading.rules, frame.language, today: today)
    self.frame = frame
    title = story.title
    number = reading.file.number
    self.code = code
    answer = story.answer
    isNew = reading.file.state == .received
    facts = [
      Fact(frame(Words(zh: "申请人", en: "Applicant")), reading.applicantName),
      Fact(frame(Words(zh: "办件名", en: "Subject")), reading.subject),
      Fact(frame(Words(zh: "提交时间", en: "Filed")), story.filedAt(reading)),
      Fact(frame(Words(zh: "收件部门", en: "Received by")), story.unit(reading.procedure.department)),
    ]
  }
}

extension CaseStory {
  /// «2026年9月18日 22:10 提交».
  func filed(_ reading: CaseReading) -> String {
    pick("\(filedAt(reading)) 提交", "filed \(filedAt(reading))")
  }

  func filedAt(_ reading: CaseReading) -> String {
    let at = reading.timeline.first?.at
    guard let at else { return file.submission.map { formats.full($0.on) } ?? "" }
    return formats.full(at.day(in: formats.offset)) + " " + formats.clock(at)
  }

  func title(of paper: Paper) -> String {
    let branch = paper.branch.flatMap { file.branch($0) }
    let matter = branch.map { rules.matter(of: $0) }
    if paper.kind == .certificate,
      let result = matter?.results.first(where: { $0.id == paper.result })
    {
      return result.title[language]
    }
    let words = paper.kind.words[language]
    guard isParallel, let matter else { return words }
    return language == .zh ? "\(words)（\(matter.title.zh)）" : "\(words): \(matter.title.en)"
  }

  /// «出境货物检验检疫费 ¥60.00：待缴».
  var fees: [Fact] {
    file.branches.flatMap { branch -> [Fact] in
      let matter = rules.matter(of: branch)
      return (branch.charge?.fees ?? []).map { due in
        let rule = matter.fees.first { $0.id == due.fee }
        return Fact(rule?.title[language] ?? due.fee, "¥\(due.fen.yuan) · \(fee(of: branch))")
      }
    }
  }

  private func fee(of branch: Branch) -> String {
    if let refund = branch.refund {
      return pick("已退还 ¥\(refund.fen.yuan)", "¥\(refund.fen.yuan) given back")
    }
    if branch.payment != nil { return pick("已缴", "paid") }
    return [.working, .granted].contains(branch.state)
      ? pick("待缴，办理期限照常计算", "to be paid; the limits go on")
      : pick("不再收取", "no longer asked")
  }

  /// What departments have told the applicant, the latest first: each paper that went to him, by its letter.
  func messages(_ reading: CaseReading) -> [TrackingPage.Message] {
    reading.letters.sorted { $0.writtenAt > $1.writtenAt }.prefix(20).compactMap { letter in
      guard let stored = reading.papers.first(where: { $0.position == letter.paper }) else {
        return nil
      }
      let paper = title(of: stored.paper)
      return TrackingPage.Message(
        from: unit(stored.paper.unit),
        text: language == .zh ? "发来《\(paper)》" : "sent you: \(paper)",
        when: formats.moment(letter.writtenAt)
      )
    }
  }
}

extension LicenceRequest.Kind {
  /// What its button says.
  fileprivate var action: Words {
    switch self {
    case .renewal: Words(zh: "申请延续", en: "Renew")
    case .change: Words(zh: "申请变更", en: "Change")
    }
  }
}

extension Reopening.Kind {
  /// What the button says that leads into the form.
  var todo: Words {
    switch self {
    case .onTheSpot: Words(zh: "当场更正", en: "Put it right now")
    case .revision: Words(zh: "修改补充", en: "Hand in the revision")
    case .change: Words(zh: "填写变更内容", en: "Fill in the change")
    }
  }
}
