import Casework
import Deadlines
import Definitions
import Rehearsal
import Testing

@testable import Web

@Suite struct `Filling in a form` {
  @Test func `a page keeps what was typed, right or wrong`() throws {
    let section = try #require(
      form([:]).sections.first { $0.fields.contains { $0.id == "floor_area" } }
    )
    let typed = form([:]).replacing(section, with: FormInput([("floor_area", "三百二")]))
    #expect(typed.raw["floor_area"] == ["三百二"])
    #expect(typed.problems(in: section).contains { $0.address == "floor_area" })
  }

  @Test func `a page changes only its own questions`() throws {
    let before = form(["floor_area": ["320"], "business_name": ["林记"]])
    let section = try #require(
      before.sections.first { $0.fields.contains { $0.id == "floor_area" } }
    )
    let after = before.replacing(
      section,
      with: FormInput([("floor_area", "300"), ("csrf", "x"), ("unknown", "y")])
    )
    #expect(after.raw["floor_area"] == ["300"])
    #expect(after.raw["csrf"] == nil)
    #expect(after.raw["unknown"] == nil)
  }

  @Test func `what was typed comes back escaped, with the problem beside it`() {
    let frame = PageFrame(language: .zh, here: .home)
    let input = FieldInput(
      address: "floor_area",
      label: "经营面积",
      help: "",
      optional: "",
      control: .line(type: "text", keyboard: "decimal", isShort: true),
      unit: "平方米",
      most: nil,
      values: ["\"><script>"],
      problem: "请填数字"
    )
    #expect(!input.html.text.contains("<script>"))
    #expect(input.html.text.contains("aria-invalid=\"true\""))
    #expect(input.html.text.contains("aria-describedby=\"f-floor_area-wrong\""))
    #expect(frame(Words(zh: "一", en: "one")) == "一")
  }

  private func form(_ raw: [String: [String]]) -> DraftForm {
    let list = MatterList(Office.catalogue, on: Day(clamped: "2026-09-18"), .zh)
    guard let theme = list.procedures.first(where: { $0.id.name == "catering-opening" }),
      let form = Office.catalogue.form(for: theme, on: list.day)
    else { preconditionFailure("the restaurant theme is gone") }
    let matters = Office.catalogue.matters(of: theme, on: list.day)
    return DraftForm(raw, form: form, parameters: theme.parameters + matters.flatMap(\.parameters))
  }
}

extension Day {
  fileprivate init(clamped text: String) { self = Day(text) ?? .first }
}
