import Deadlines
import Definitions

/// A department: where it is, when it is open, and what it does.
struct DepartmentPage: Sendable {
  let frame: PageFrame
  let title: String
  let facts: [Fact]
  let matters: [MatterCard]

  init(_ frame: PageFrame, _ unit: Unit, _ list: MatterList) {
    self.frame = frame
    let language = frame.language
    title = unit.title[language]
    facts = [
      Fact(Say.address[language], unit.address[language]),
      Fact(Say.hours[language], unit.hours[language]),
      Fact(Say.phone[language], unit.phone),
    ]
    matters = list.matters(of: unit.id).map(list.card)
  }

  var html: HTML {
    Document(
      frame,
      title: title,
      current: .home,
      body: """
        <div class="stack">\(PageHead(.init(frame(Say.home), .home), .init(frame(Say.departments)), title: title).html)<div class="card">\(facts.html)</div>
        <h2>\(Say.matters, frame.language)</h2><ul class="grid">\(matters.map(\.html))</ul></div>
        """
    ).html
  }

  private enum Say {
    static let home = Words(zh: "办事", en: "Services")
    static let departments = Words(zh: "部门", en: "Departments")
    static let address = Words(zh: "地址", en: "Address")
    static let hours = Words(zh: "办公时间", en: "Hours")
    static let phone = Words(zh: "电话", en: "Telephone")
    static let matters = Words(zh: "这个部门办理的事项", en: "Matters of this department")
  }
}
