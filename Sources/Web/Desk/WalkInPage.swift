import Casework
import Definitions
import Hall

/// Filing for a person who stands at the counter: who it is, which matter; then the citizen's own form.
struct WalkInPage {
  let frame: PageFrame
  let units: [UnitID: Unit]
  let matters: [(name: String, title: String)]
  /// What was looked for; nil: nothing yet.
  let asked: String?
  let found: [KnownApplicant]
  let typed: FormInput
  let problems: [Words]

  /// Stands for "none of these" among the people found.
  static let new = "new"

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
        <div class="stack"><h1>\(Say.title, frame.language)</h1><p class="soft">\(Say.lead, frame.language)</p></div>
        \(problems.isEmpty ? nil : problemList)
        \(matters.isEmpty ? "<p class=\"empty\">\(Say.noMatter, frame.language)</p>" as HTML : steps)
        """
    ).html
  }

  private var steps: HTML {
    """
    <form action="\(Href.walkIns)" role="search" class="act-form look-up"><p class="field"><label for="who">\(Say.who, frame.language)</label><span class="help" id="who-help">\(Say.whoHelp, frame.language)</span>
    <span class="with-button"><input type="text" id="who" name="who" value="\(asked ?? "")" autocomplete="off" aria-describedby="who-help"\(" autofocus", if: asked == nil && problems.isEmpty)> <button class="button plain">\(Say.find, frame.language)</button></span></p></form>
    <form method="post" action="\(Href.walkIns)" class="act-form" data-send>\(frame.csrfField)<input type="hidden" name="who" value="\(asked ?? "")">
    \(asked == nil ? nil : people)
    <fieldset class="group newcomer"><legend>\(Say.newcomer, frame.language)</legend>
    \(text("name", Say.name))\(text("citizen-id", Say.citizenID, isOptional: true))\(text("phone", Say.phone, isOptional: true))</fieldset>
    <p class="field"><label for="matter">\(Say.matter, frame.language)</label>
    <select id="matter" name="matter">\(matters.map(option))</select></p>
    <p class="actions"><button class="button">\(Say.begin, frame.language) <kbd>Ctrl Enter</kbd></button></p></form>
    """
  }

  private var people: HTML {
    guard !found.isEmpty else {
      return "<p class=\"tint\" role=\"status\">\(Say.nobody, frame.language)</p>"
    }
    let picked = typed["applicant"] ?? found.first?.account
    let options = found.enumerated().map { place, person in
      choice(
        person.account,
        [person.name, person.phone, person.citizenID].compactMap(\.self).joined(separator: " · "),
        id: "applicant-\(place)",
        isPicked: picked == person.account,
        isFirst: place == 0
      )
    }
    let none = choice(
      Self.new,
      frame(Say.noneOfThese),
      id: "applicant-new",
      isPicked: picked == Self.new,
      isFirst: false
    )
    return
      "<fieldset class=\"field radios\"><legend>\(Say.found, frame.language)</legend>\(options)\(none)</fieldset>"
  }

  private func choice(
    _ value: String,
    _ text: String,
    id: String,
    isPicked: Bool,
    isFirst: Bool
  ) -> HTML {
    """
    <span class="choice"><input type="radio" id="\(id)" name="applicant" value="\(value)"\(" checked", if: isPicked)\(" autofocus", if: isFirst)> <label for="\(id)">\(text)</label></span>
    """
  }

  private var problemList: HTML {
    """
    <div class="problems" tabindex="-1"><h2>\(Say.problem, frame.language)</h2><ul>\(problems.map { "<li>\($0, frame.language)</li>" })</ul></div>
    """
  }

  private func text(_ name: String, _ label: Words, isOptional: Bool = false) -> HTML {
    """
    <p class="field"><label for="\(name)">\(label, frame.language)\(isOptional ? " <span class=\"optional\">\(Say.optional, frame.language)</span>" as HTML : nil)</label>
    <input type="text" id="\(name)" name="\(name)" value="\(typed[name] ?? guess(name))" autocomplete="off"></p>
    """
  }

  /// What was looked for in vain is likely what has to be entered: a name, a phone or an identity number.
  private func guess(_ name: String) -> String {
    guard let asked, found.isEmpty else { return "" }
    let digits = asked.filter(\.isNumber).count
    let kind = digits >= 15 ? "citizen-id" : digits >= 7 ? "phone" : "name"
    return kind == name ? asked : ""
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
    static let who = Words(zh: "申请人来过吗？先找一找", en: "Has the applicant been here before?")
    static let whoHelp = Words(
      zh: "电话或身份证号要输全；姓名输开头两个字以上。查找会记入审计。",
      en:
        "A whole phone or identity number, or the first two or more characters of a name. Look-ups are audited."
    )
    static let find = Words(zh: "查找", en: "Find")
    static let found = Words(zh: "找到的申请人", en: "Applicants found")
    static let nobody = Words(
      zh: "没有找到，请在下面登记新的申请人。",
      en: "Nobody found: register a new applicant below."
    )
    static let noneOfThese = Words(
      zh: "都不是，登记新的申请人",
      en: "None of these: register a new applicant"
    )
    static let newcomer = Words(zh: "新的申请人", en: "New applicant")
    static let name = Words(zh: "姓名或单位名称", en: "Name of the person or organisation")
    static let citizenID = Words(zh: "身份证号", en: "Identity number")
    static let phone = Words(zh: "电话", en: "Phone")
    static let matter = Words(zh: "申请事项", en: "Matter")
    static let noMatter = Words(
      zh: "您的窗口现在没有可代收的事项。",
      en: "Your counter takes no matter at present."
    )
    static let begin = Words(zh: "开始填写", en: "Begin the form")
    static let optional = Words(zh: "（选填）", en: "(optional)")
    static let problem = Words(zh: "还不能开始", en: "Not yet")
  }
}
