import Deadlines
import Definitions

/// The form on paper: blank, or filled in with the definition's own examples.
struct PaperFormPage: Sendable {
  enum Filling: Sendable { case blank, sample }

  let frame: PageFrame
  let guide: Href
  let title: String
  let filling: Filling
  let sections: [(title: String, rows: [Row])]
  let materials: [String]

  struct Row: Sendable {
    var label: String
    /// Said of a question that is asked only after certain answers.
    var note: String
    /// Options to tick, what to write, or nothing yet.
    var value: String
    var isTall: Bool
  }

  init(_ frame: PageFrame, _ form: Form, of procedure: Procedure, _ filling: Filling) {
    self.frame = frame
    self.filling = filling
    let language = frame.language
    guide = .guide(procedure.id.name)
    title = procedure.title[language]
    // In the sample, yes is said wherever a later question hangs on it, so that what follows makes sense.
    let conditions = form.fields.compactMap(\.condition?.source).joined(separator: " ")
    sections = form.sections.map { section in
      (
        section.title[language]
          + (section.repeats.map { language == .zh ? "（\($0.row.zh)）" : " (\($0.row.en))" } ?? ""),
        section.fields.filter { $0.computed == nil }.map { field in
          Self.row(field, filling, isDecisive: conditions.contains(field.id), language)
        }
      )
    }
    materials = form.materials.filter { $0.source != .shared }.map { material in
      let necessity = material.necessity.words[language]
      let title = material.title[language]
      return language == .zh ? "\(title)（\(necessity)）" : "\(title) (\(necessity.lowercased()))"
    }
  }

  var html: HTML {
    Document(
      frame,
      title: title,
      width: .narrow,
      current: .home,
      body: """
        <div class="stack paper">\(PageHead(.init(title, guide), .init(frame(filling == .blank ? Say.blankName : Say.sampleName)), title: title, line: frame(filling == .blank ? Say.blank : Say.sample)).html)
        <p class="no-print"><button class="button plain" type="button" data-print hidden>\(Say.print, frame.language)</button></p>
        \(sections.map(section))
        <h2>\(Say.materials, frame.language)</h2><ul>\(materials.map { "<li>☐ \($0)</li>" })</ul>
        <p class="sign">\(Say.sign, frame.language)<span class="blank-line"></span></p></div>
        """
    ).html
  }

  private static func row(
    _ field: Field,
    _ filling: Filling,
    isDecisive: Bool,
    _ language: Language
  ) -> Row {
    let unit = field.unit.map { language == .zh ? "（\($0.zh)）" : " (\($0.en))" } ?? ""
    let label = field.label[language] + unit
    let note = field.condition == nil ? "" : Say.ifAsked[language]
    let isSample = filling == .sample
    let example = isSample ? field.example ?? "" : ""
    switch field.kind {
    case .choice(let options), .choices(let options):
      let chosen = isSample && example.isEmpty ? options.first?.id : example
      let marks = options.map { ($0.id == chosen ? "☑ " : "☐ ") + $0.label[language] }
      return Row(label: label, note: note, value: marks.joined(separator: "　"), isTall: false)
    case .yesNo:
      let isYes = ["yes", "true", "是"].contains(example) || (example.isEmpty && isDecisive)
      let words = language == .zh ? ("是", "不是") : ("yes", "no")
      return Row(
        label: label,
        note: note,
        value:
          "\(isSample && isYes ? "☑" : "☐") \(words.0)　\(isSample && !isYes ? "☑" : "☐") \(words.1)",
        isTall: false
      )
    case .story: return Row(label: label, note: note, value: example, isTall: true)
    case .text, .number, .day, .phone, .citizenID, .creditCode, .email:
      return Row(label: label, note: note, value: example, isTall: false)
    }
  }

  private func section(_ section: (title: String, rows: [Row])) -> HTML {
    "<h2>\(section.title)</h2><dl class=\"facts\">\(section.rows.map(row))</dl>"
  }

  private func row(_ row: Row) -> HTML {
    """
    <div><dt>\(row.label)\(row.note.isEmpty ? nil : "<span class=\"help\">\(row.note)</span>" as HTML?)</dt><dd><span class="blank-line\(row.isTall ? " tall" : "")">\(row.value)</span></dd></div>
    """
  }

  private enum Say {
    static let blankName = Words(zh: "空白表", en: "Blank form")
    static let sampleName = Words(zh: "填写样例", en: "Filled-in sample")
    static let ifAsked = Words(zh: "（视前面的回答填写）", en: " (only if it applies)")
    static let blank = Words(
      zh: "空白表，可打印后手填，到任一联办部门窗口提交。",
      en: "Blank form: print it, fill it in and hand it in at any of the departments."
    )
    static let sample = Words(
      zh: "填写样例，内容是虚构的。",
      en: "Filled-in sample; everything in it is made up."
    )
    static let print = Words(zh: "打印", en: "Print")
    static let materials = Words(zh: "随表材料", en: "To hand in with it")
    static let sign = Words(zh: "申请人签名和日期：", en: "Signature and date:")
  }
}
