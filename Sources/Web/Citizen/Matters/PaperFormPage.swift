import Deadlines
import Definitions

/// The form on paper: blank, or filled in with the definition's own examples.
struct PaperFormPage: Sendable {
  enum Filling: Sendable { case blank, sample }

  let frame: PageFrame
  let title: String
  let filling: Filling
  let sections: [(title: String, rows: [Row])]
  let materials: [String]

  struct Row: Sendable {
    var label: String
    /// Options to tick, what to write, or nothing yet.
    var value: String
    var isTall: Bool
  }

  init(_ frame: PageFrame, _ form: Form, title: Words, _ filling: Filling) {
    self.frame = frame
    self.filling = filling
    let language = frame.language
    self.title = title[language]
    sections = form.sections.map { section in
      (
        section.title[language] + (section.repeats.map { "（\($0.row[language])）" } ?? ""),
        section.fields.filter { $0.computed == nil }.map { Self.row($0, filling, language) }
      )
    }
    materials = form.materials.map { "\($0.title[language])（\($0.necessity.words[language])）" }
  }

  var html: HTML {
    Document(
      frame,
      title: title,
      width: .narrow,
      current: .home,
      body: """
        <div class="stack"><h1>\(title)</h1><p class="soft">\(filling == .blank ? Say.blank : Say.sample, frame.language)</p>
        <p class="no-print"><button class="button plain" type="button" data-print hidden>\(Say.print, frame.language)</button></p>
        \(sections.map(section))
        <h2>\(Say.materials, frame.language)</h2><ul>\(materials.map { "<li>☐ \($0)</li>" })</ul>
        <p class="row">\(Say.sign, frame.language)<span class="blank-line short"></span></p></div>
        """
    ).html
  }

  private static func row(_ field: Field, _ filling: Filling, _ language: Language) -> Row {
    let label = field.label[language] + (field.unit.map { "（\($0[language])）" } ?? "")
    let example = filling == .sample ? field.example ?? "" : ""
    switch field.kind {
    case .choice(let options), .choices(let options):
      let marks = options.map { ($0.id == example ? "☑ " : "☐ ") + $0.label[language] }
      return Row(label: label, value: marks.joined(separator: "　"), isTall: false)
    case .yesNo:
      let yes = ["yes", "true", "是"].contains(example)
      let no = ["no", "false", "否"].contains(example)
      let words = language == .zh ? ("是", "不是") : ("yes", "no")
      return Row(
        label: label,
        value: "\(yes ? "☑" : "☐") \(words.0)　\(no ? "☑" : "☐") \(words.1)",
        isTall: false
      )
    case .story: return Row(label: label, value: example, isTall: true)
    case .text, .number, .day, .phone, .citizenID, .creditCode, .email:
      return Row(label: label, value: example, isTall: false)
    }
  }

  private func section(_ section: (title: String, rows: [Row])) -> HTML {
    "<h2>\(section.title)</h2><dl class=\"facts\">\(section.rows.map(row))</dl>"
  }

  private func row(_ row: Row) -> HTML {
    """
    <div><dt>\(row.label)</dt><dd><span class="blank-line\(row.isTall ? " tall" : "")">\(row.value)</span></dd></div>
    """
  }

  private enum Say {
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
