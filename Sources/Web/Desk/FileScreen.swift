import Casework
import Deadlines
import Definitions

/// Makes the middle pane: facts that decide, materials, where each branch stands, limits, papers, story.
struct FileScreen {
  let hand: CaseInHand
  let frame: PageFrame
  let formats: Formats
  let title: String
  /// The digest of the photo that is open.
  var shown: String?
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
      viewer: viewer
    )
  }

  /// There is one where a photo was handed in.
  private var viewer: PictureViewer? {
    let files = materials.flatMap(\.files)
    guard files.contains(where: { $0.picture != nil }) else { return nil }
    let open = shown.flatMap { digest in
      files.first { $0.picture == .deskPicture(hand.number, digest) }
    }
    return PictureViewer(
      picture: open.flatMap { file in
        file.picture.map {
          PictureViewer.Picture(
            source: $0,
            download: .deskAttachment(hand.number, shown ?? ""),
            caption: file.caption
          )
        }
      },
      close: .deskCaseTop(hand.number),
      closeText: frame(Say.close),
      downloadText: frame(Say.download)
    )
  }

  private var number: String {
    guard let filing = hand.file.submission else { return hand.number.text }
    let visits =
      language == .zh
      ? "\(filing.visits) 次跑动" : "\(filing.visits) visit" + (filing.visits == 1 ? "" : "s")
    let counter = filing.filedBy.unit.map { hand.unit($0, language) }
    let channel = [frame(filing.channel.words), counter].compactMap(\.self)
      .joined(separator: language == .zh ? "，" : ", ")
    return [hand.number.text, channel, visits, hand.applicant]
      .filter { !$0.isEmpty }.joined(separator: " · ")
  }

  private var state: String {
    let standing =
      [hand.file.state.words, hand.file.outcome?.words].compactMap(\.self).map { frame($0) }
      .joined(separator: " · ")
    // A closed case may still wait: for a delivery, for the check of what was promised, for its revocation.
    let turns = hand.file.assignments.map { turn in
      hand.unit(turn.unit, language) + (language == .zh ? "" : ": ") + turn.act.words[language]
    }
    let unique = turns.reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
    let waiting =
      unique.isEmpty ? nil : (language == .zh ? "等" : "waits for ") + formats.list(unique)
    return [standing, waiting].compactMap(\.self)
      .joined(separator: language == .zh ? "，" : "; ")
  }

  private var materials: [FilePane.MaterialRow] {
    var key = 0
    let asked = hand.rules.form.visibleMaterials(
      hand.answers,
      parameters: hand.rules.parameters
    )
    return asked.filter { hand.shownMaterials.contains($0.id) }.map { material in
      let handedIn = hand.files.filter { $0.material == material.id }
      let files = handedIn.enumerated().map { place, file in
        key += 1
        let count = handedIn.count > 1 ? " \(place + 1)/\(handedIn.count)" : ""
        return FilePane.File(
          href: file.isPicture
            ? .deskShow(file.digest, of: hand.number) : .deskAttachment(hand.number, file.digest),
          text: describe(file),
          key: key < 10 ? String(key) : nil,
          picture: file.isPicture ? .deskPicture(hand.number, file.digest) : nil,
          caption: material.title[language] + count
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
    } else if let deferral = hand.file.outstanding.first(where: { $0.material == material.id }) {
      row.light = .soon
      row.remark = frame(Say.toFollow) + formats.short(deferral.until)
    } else if isMissing {
      row.light = material.necessity == .required ? .late : nil
      row.remark = frame(material.necessity == .required ? Say.required : Say.notRequired)
    } else {
      row.light = files.isEmpty ? nil : .done
      row.remark = frame(files.isEmpty ? Say.notAsked : Say.handedIn)
    }
    return row
  }

  private func reason(_ defect: Defect) -> String {
    let text = hand.rules.correctionReasons.first { $0.code == defect.code }?.text[language] ?? ""
    return "\(text) \(defect.code)"
  }

  private func describe(_ file: CaseInHand.HandedIn) -> String {
    let kind = file.type == "application/pdf" ? "PDF" : frame(Say.photo)
    return "\(kind) \(Formats.size(file.bytes))"
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
        let words = [
          opinion.deemedBy == nil
            ? opinion.verdict.words[language] : frame(Say.deemed), opinion.text,
        ].filter { !$0.isEmpty }
        return FilePane.Line(
          title: hand.unit(adviser.unit, language),
          text: words.joined(separator: " · "),
          light: opinion.verdict == .noObjection ? .done : .late
        )
      }
    )
  }

  private var clocks: FilePane.Block {
    var block = FilePane.Block(
      title: frame(Say.clocks),
      lines: ClockLines(hand: hand, formats: formats).lines
    )
    block.help = block.lines.isEmpty ? nil : frame(Say.why)
    return block
  }

  private var papers: FilePane.Block {
    FilePane.Block(
      title: frame(Say.papers),
      lines: hand.papers.map { filed in
        FilePane.Line(
          title: filed.paper.kind.words[language],
          text: filed.paper.number,
          href: .deskPaper(hand.number, filed.place),
          pdf: .deskPaperPDF(hand.number, filed.place)
        )
      }
    )
  }

  private var story: [FilePane.StoryLine] {
    StoryWords(hand: hand, language: language).lines(hand.story).map { line in
      FilePane.StoryLine(
        when: [formats.moment(line.at), line.who].filter { !$0.isEmpty }.joined(separator: " "),
        text: line.text
      )
    }
  }

  private enum Say {
    static let material = Words(zh: "材料", en: "Material")
    static let form = Words(zh: "形式", en: "Files")
    static let state = Words(zh: "核对", en: "Check")
    static let missing = Words(zh: "未交", en: "Not handed in")
    static let required = Words(zh: "缺必要材料", en: "Required, missing")
    static let toFollow = Words(zh: "容缺后补，最迟 ", en: "To follow by ")
    static let notRequired = Words(zh: "非必要", en: "Not required")
    static let shared = Words(zh: "由部门共享取得", en: "Shared between departments")
    static let notAsked = Words(zh: "申请人不用交", en: "Not asked of the applicant")
    static let handedIn = Words(zh: "已交", en: "Handed in")
    static let photo = Words(zh: "照片", en: "Photo")
    static let answers = Words(zh: "全部填写内容", en: "All answers")
    static let story = Words(zh: "经过", en: "What happened")
    static let branches = Words(zh: "各部门", en: "Departments")
    static let opinions = Words(zh: "部门意见", en: "Opinions")
    static let unanswered = Words(zh: "未答复", en: "Not answered")
    static let clocks = Words(zh: "时限", en: "Limits")
    static let deemed = Words(zh: "逾期视为无意见", en: "Silent: no objection")
    static let papers = Words(zh: "文书", en: "Papers")
    static let why = Words(
      zh: "点开一行，看这一天是怎么数出来的。",
      en: "Open a line to see how its day came about."
    )
    static let close = Words(zh: "关闭", en: "Close")
    static let download = Words(zh: "下载", en: "Download")
  }
}
