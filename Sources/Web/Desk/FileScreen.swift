import Casework
import Deadlines
import Definitions

/// Makes the middle pane: facts that decide, materials, where each branch stands, limits, papers, story.
struct FileScreen {
  let hand: CaseInHand
  let frame: PageFrame
  let formats: Formats
  let title: String
  private var language: Language { frame.language }

  var pane: FilePane {
    FilePane(
      number: number,
      title: title,
      state: state,
      facts: Answering(hand: hand, frame: frame).deciding,
      materialsTitle: [Say.material, Say.form, Say.state].map { frame($0) },
      materials: materials,
      blocks: [branches, opinions, clocks, papers],
      answersTitle: frame(Say.answers),
      answers: Answering(hand: hand, frame: frame).sections,
      storyTitle: frame(Say.story),
      story: story,
      whyText: frame(Say.why)
    )
  }

  private var number: String {
    guard let filing = hand.file.submission else { return hand.number.text }
    let visits = language == .zh ? "\(filing.visits) 次跑动" : "\(filing.visits) visit(s)"
    return [hand.number.text, frame(filing.channel.words), visits, hand.applicant]
      .filter { !$0.isEmpty }.joined(separator: " · ")
  }

  private var state: String {
    if let outcome = hand.file.outcome {
      return [hand.file.state.words, outcome.words].map { frame($0) }.joined(separator: " · ")
    }
    let turns = hand.file.assignments.map { turn in
      hand.unit(turn.unit, language) + (language == .zh ? "" : ": ") + turn.act.words[language]
    }
    let unique = turns.reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
    let waiting =
      unique.isEmpty ? nil : (language == .zh ? "等" : "waits for ") + formats.list(unique)
    return [frame(hand.file.state.words), waiting].compactMap(\.self)
      .joined(separator: language == .zh ? "，" : "; ")
  }

  private var materials: [FilePane.MaterialRow] {
    var key = 0
    let asked = hand.rules.form.visibleMaterials(
      hand.answers,
      parameters: hand.rules.parameters
    )
    return asked.filter { hand.shownMaterials.contains($0.id) }.map { material in
      let files = hand.files.filter { $0.material == material.id }.map { file in
        key += 1
        return FilePane.File(
          href: .deskAttachment(hand.number, file.digest),
          text: describe(file),
          key: key < 10 ? String(key) : nil
        )
      }
      return row(material, files)
    }
  }

  private func row(_ material: Material, _ files: [FilePane.File]) -> FilePane.MaterialRow {
    var row = FilePane.MaterialRow(
      title: material.title[language],
      files: files,
      note: nil,
      light: nil,
      remark: nil
    )
    let isMissing = files.isEmpty && material.source != .shared
    if files.isEmpty { row.note = frame(isMissing ? Say.missing : Say.shared) }
    if let defect = hand.file.notices.last?.defects.first(where: {
      $0.subject == .material(material.id)
    }),
      hand.file.state == .correction
    {
      row.light = .late
      row.remark = reason(defect)
    } else if isMissing {
      row.light = material.necessity == .required ? .late : nil
      row.remark = frame(material.necessity == .required ? Say.required : Say.notRequired)
    } else {
      row.light = .done
      row.remark = frame(material.source == .shared ? Say.shared : Say.handedIn)
    }
    return row
  }

  private func reason(_ defect: Defect) -> String {
    let text = hand.rules.correctionReasons.first { $0.code == defect.code }?.text[language] ?? ""
    return "\(text) \(defect.code)"
  }

  private func describe(_ file: CaseInHand.HandedIn) -> String {
    let kind = file.type == "application/pdf" ? "PDF" : frame(Say.photo)
    let size =
      file.bytes < 1_048_576 ? "\(max(1, file.bytes / 1024)) KB" : "\(file.bytes / 1_048_576) MB"
    return "\(kind) \(size)"
  }

  private var branches: FilePane.Block {
    let lines = hand.file.branches.filter { $0.id != .whole }.map { branch in
      let late = hand.file.clocks.contains { $0.branch == branch.id && $0.isRunning && $0.isPassed }
      let light: Light = branch.isEnded ? .done : late ? .late : .onTime
      return FilePane.Line(
        title:
          "\(branch.id) \(hand.unit(branch.unit, language)) · \(hand.matter(branch.id, language))",
        text: standing(of: branch),
        light: light
      )
    }
    return FilePane.Block(title: frame(Say.branches), lines: lines)
  }

  private func standing(of branch: Branch) -> String {
    guard !branch.isEnded else { return branch.state.words[language] }
    let turn = hand.file.assignments.first { $0.branch == branch.id && $0.act != .signCopy }
    return turn.map { (language == .zh ? "待" : "to ") + $0.act.words[language] }
      ?? branch.state.words[language]
  }

  private var opinions: FilePane.Block {
    FilePane.Block(
      title: frame(Say.opinions),
      lines: hand.file.advisers.map { adviser in
        guard let opinion = adviser.opinion else {
          return FilePane.Line(
            title: hand.unit(adviser.unit, language),
            text: frame(Say.unanswered),
            light: .stopped
          )
        }
        let words = [opinion.verdict.words[language], opinion.text].filter { !$0.isEmpty }
        return FilePane.Line(
          title: hand.unit(adviser.unit, language),
          text: words.joined(separator: " · "),
          light: opinion.verdict == .noObjection ? .done : .late
        )
      }
    )
  }

  private var clocks: FilePane.Block {
    let sorted = hand.file.runningClocks.sorted { ($0.due, $0.id) < ($1.due, $1.id) }
    return FilePane.Block(title: frame(Say.clocks), lines: sorted.map(limit))
  }

  private func limit(_ clock: Clock) -> FilePane.Line {
    let calendar = hand.rules.calendar
    let comma = language == .zh ? "，" : ", "
    let why = calendar.explain(calendar.due(clock.limit, from: clock.start), language)
    return FilePane.Line(
      title: name(of: clock),
      text: formats.short(clock.due) + comma + formats.left(until: clock.due, on: calendar),
      light: Light(of: clock, today: formats.today, calendar: calendar),
      why: why + clock.basis.map(\.text)
    )
  }

  /// The kind, or the act of a step, and whose it is.
  private func name(of clock: Clock) -> String {
    let act = clock.kind == .step ? clock.act.flatMap { Assignment.Act($0) } : nil
    let kind = act?.words[language] ?? clock.kind.words[language]
    guard let branch = clock.branch, branch != .whole else { return kind }
    let isMember = hand.file.branch(branch) != nil
    let whose = isMember ? hand.matter(branch, language) : hand.unit(clock.unit, language)
    return kind + " · " + whose
  }

  private var papers: FilePane.Block {
    FilePane.Block(
      title: frame(Say.papers),
      lines: hand.file.papers.enumerated().map { place, paper in
        FilePane.Line(
          title: paper.kind.words[language],
          text: paper.number,
          href: .deskPaper(hand.number, place + 1)
        )
      }
    )
  }

  private var story: [String] {
    let words = StoryWords(hand: hand, language: language)
    return hand.story.compactMap { line in
      words.line(line.event).map { "\(formats.moment(line.at)) \(line.who) \($0)" }
    }
  }

  private enum Say {
    static let material = Words(zh: "材料", en: "Material")
    static let form = Words(zh: "形式", en: "Files")
    static let state = Words(zh: "核对", en: "Check")
    static let missing = Words(zh: "未交", en: "Not handed in")
    static let required = Words(zh: "缺必要材料", en: "Required, missing")
    static let notRequired = Words(zh: "非必要", en: "Not required")
    static let shared = Words(zh: "共享，自动取得", en: "Shared, fetched")
    static let handedIn = Words(zh: "已交", en: "Handed in")
    static let photo = Words(zh: "照片", en: "Photo")
    static let answers = Words(zh: "全部填写内容", en: "All answers")
    static let story = Words(zh: "经过", en: "What happened")
    static let branches = Words(zh: "各部门", en: "Departments")
    static let opinions = Words(zh: "部门意见", en: "Opinions")
    static let unanswered = Words(zh: "未答复", en: "Not answered")
    static let clocks = Words(zh: "时限", en: "Limits")
    static let papers = Words(zh: "文书", en: "Papers")
    static let why = Words(zh: "为什么是这一天？", en: "Why this day?")
  }
}
