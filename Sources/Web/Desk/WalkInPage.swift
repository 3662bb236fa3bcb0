import Definitions

/// Filing for a person who stands at the counter: who it is, which matter; then the citizen's own form.
struct WalkInPage {
  let frame: PageFrame
  let units: [UnitID: Unit]
  let matters: [(name: String, title: String)]
  let typed: FormInput
  let problems: [Words]

  var html: HTML {
    let bar = DeskBar(frame: frame, units: units)
    return Document(
      frame,
      .clerk,
      title: frame(Say.title),
      width: .narrow,
      current: .walkIns,
      aside: bar.search("").html,
      sheets: [.deskStyle],
      scripts: [.deskScript],
      brand: bar.brand,
      entries: bar.entries,
      body: """
        <h1>\(Say.title, frame.language)</h1><p class="soft">\(Say.lead, frame.language)</p>
        \(problems.isEmpty ? nil : problemList)
        <form method="post" action="\(Href.walkIns)" class="act-form">\(frame.csrfField)
        \(text("name", Say.name, "name", isRequired: true))
        \(text("citizen-id", Say.citizenID, "off", isRequired: false))
        \(text("phone", Say.phone, "tel", isRequired: false))
        <p class="field"><label for="matter">\(Say.matter, frame.language)</label>
        <select id="matter" name="matter">\(matters.map(option))</select></p>
        <p class="actions"><button class="button">\(Say.begin, frame.language)</button></p></form>
        """
    ).html
  }

  private var problemList: HTML {
    """
    <div class="problems" tabindex="-1"><h2>\(Say.problem, frame.language)</h2><ul>\(problems.map { "<li>\($0, frame.language)</li>" })</ul></div>
    """
  }

  private func text(_ name: String, _ label: Words, _ complete: String, isRequired: Bool) -> HTML {
    """
    <p class="field"><label for="\(name)">\(label, frame.language)\(isRequired ? nil : " <span class=\"optional\">\(Say.optional, frame.language)</span>" as HTML)</label>
    <input type="text" id="\(name)" name="\(name)" value="\(typed.text(name))" autocomplete="off"\(" autofocus", if: name == "name")></p>
    """
  }

  private func option(_ matter: (name: String, title: String)) -> HTML {
    "<option value=\"\(matter.name)\"\(" selected", if: matter.name == typed.text("matter"))>\(matter.title)</option>"
  }

  private enum Say {
    static let title = Words(zh: "窗口代收", en: "Filing for a walk-in")
    static let lead = Words(
      zh: "为到窗口的申请人填同一张申请表，记明由窗口代为提交。",
      en: "Fill in the same form for a person at the counter; the case records who filed it."
    )
    static let name = Words(zh: "申请人姓名或单位名称", en: "Applicant's name")
    static let citizenID = Words(zh: "身份证号", en: "Identity number")
    static let phone = Words(zh: "电话", en: "Phone")
    static let matter = Words(zh: "申请事项", en: "Matter")
    static let begin = Words(zh: "开始填写", en: "Begin the form")
    static let optional = Words(zh: "（选填）", en: "(optional)")
    static let problem = Words(zh: "还不能开始", en: "Not yet")
  }
}
