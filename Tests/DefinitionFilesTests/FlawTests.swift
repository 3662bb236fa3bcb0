import Deadlines
import Definitions
import Testing

@Suite struct `Flaws of definition files` {
  @Test func `a sound office has no problem`() {
    #expect(Cast.report("food.yaml", "", "") == "")
  }

  @Test(arguments: [
    Flaw(
      "food.yaml",
      "summary:",
      "sumary:",
      "1:1 'summary' is missing",
      "3:1 unknown key 'sumary'; did you mean 'summary'?"
    ),
    Flaw(
      "food.yaml",
      "department: market",
      "department: markt",
      "6:13 unknown unit 'markt'; did you mean 'market'?"
    ),
    Flaw(
      "food.yaml",
      "in_force: 2026-01-01",
      "in_force: 2026-13-01",
      "4:11 expected a date such as 2026-01-01, found '2026-13-01'",
      others: true
    ),
    Flaw(
      "food.yaml",
      "form: food",
      "form: fod",
      "11:7 unknown form 'fod'; did you mean 'food'?",
      others: true
    ),
    Flaw(
      "food.yaml",
      "by: case officer",
      "by: case oficer",
      "18:19 unknown post 'case oficer'; did you mean 'case officer'?"
    ),
    Flaw(
      "food.yaml",
      "review: { by: case officer",
      "review: { by: front desk",
      "18:19 the post 'front desk' of 'market' cannot do 'review'; posts that can: case officer"
    ),
    Flaw(
      "food.yaml",
      "  - review:",
      "  - reviw:",
      "18:5 unknown key 'reviw'; did you mean 'review'?"
    ),
    Flaw(
      "food.yaml",
      "within: 2 workdays",
      "within: two days",
      "18:41 expected a limit such as 5 workdays, found 'two days'"
    ),
    Flaw(
      "food.yaml",
      "issue: licence",
      "issue: licens",
      "13:18 the result 'licence' is never issued (issue: licence)",
      "20:12 unknown result 'licens'; did you mean 'licence'?"
    ),
    Flaw(
      "food.yaml",
      "'10 workdays [T]'",
      "21 workdays",
      "9:49 promised 21 workdays is later than the statutory 20 workdays"
    ),
    Flaw(
      "food.yaml",
      "'10 workdays [T]'",
      "28 days",
      "9:49 warning: promised 28 days can be later than the statutory 20 workdays: counted from 2025-01-04, by 3 days"
    ),
    Flaw(
      "food.yaml",
      "within: 2 workdays",
      "within: 20 workdays",
      "19:46 the steps up to here add up to 21 workdays, past the promise of 10 workdays",
      others: true
    ),
    // Mixed units are counted one after another from the worst start day.
    Flaw(
      "food.yaml",
      "within: 2 workdays",
      "within: 14 days",
      "19:46 warning: the steps one after another can be later than the promise of 10 workdays: counted from 2025-09-16, by 6 days",
      others: true
    ),
    Flaw(
      "food.yaml",
      "notice: { within: 5",
      "notice: { within: 6",
      "8:21 6 workdays is longer than the 5 workdays of 行政许可法 §32(4)"
    ),
    Flaw(
      "food.yaml",
      "delivery: { within: 10 workdays",
      "delivery: { within: 60 days",
      "10:23 60 days is not in workdays; the limits of 行政许可法 §44 are (行政许可法 §82)",
      others: true
    ),
    Flaw(
      "food.yaml",
      "statutory: 20 workdays",
      "statutory: 30 workdays",
      "9:26 30 workdays is longer than the 20 workdays of 行政许可法 §42①"
    ),
    Flaw(
      "food.yaml",
      "statutory: 20 workdays",
      "statutory: 20 days",
      "9:26 20 days is not in workdays; the limits of 行政许可法 §42① are (行政许可法 §82)"
    ),
    Flaw(
      "food.yaml",
      "notice: { within: 5 workdays",
      "notice: { within: 24 hours",
      "8:21 24 hours is not in workdays; the limits of 行政许可法 §32(4) are (行政许可法 §82)",
      others: true
    ),
    Flaw(
      "fire.yaml",
      "within: 3 workdays }",
      "within: 3 workdays, sent_within: { within: 6 workdays, basis: 行政许可法 §55 } }",
      "19:87 6 workdays is longer than the 5 workdays of 行政许可法 §55"
    ),
    Flaw(
      "food.yaml",
      "basis: 行政许可法 §42① }",
      "basis: 行政许可法 §42①, extension: { within: 11 workdays, by: agency head, basis: 行政许可法 §42① } }",
      "9:108 11 workdays is longer than the 10 workdays of 行政许可法 §42①"
    ),
    // Another law may give more, in its own unit.
    Flaw(
      "food.yaml",
      "statutory: 20 workdays, promised: '10 workdays [T]', basis: 行政许可法 §42①",
      "statutory: 90 days, promised: '10 workdays [T]', basis: [食品安全法 §35, 行政许可法 §42①]"
    ),
    Flaw(
      "food.yaml",
      "  notice: { within: 5 workdays, then: deemed accepted, basis: 行政许可法 §32(4) }\n",
      "",
      "8:3 'notice' is missing"
    ),
    Flaw(
      "food.yaml",
      "then: deemed accepted",
      "then: nothing",
      "8:39 expected one of deemed accepted; found 'nothing'"
    ),
    Flaw("food.yaml", "code: R2", "code: R1", "14:66 refusal reason 'R1' stands here twice"),
    Flaw(
      "food.yaml",
      "fees: none",
      "parameters: { area: { value: 3, basis: 地方 } }",
      "12:15 the parameter 'area' has the name of a field of the form; choose another"
    ),
    Flaw(
      "food-form.yaml",
      "kind = \"meal\"",
      "area > threshold",
      "13:121 There is no 'threshold' here."
    ),
    Flaw(
      "fire.yaml",
      "staff: 2",
      "staff: 1",
      "19:23 at least two people inspect (行政许可法 §34), found 1"
    ),
    Flaw(
      "fire.yaml",
      "staff: 2",
      "staff: 2, with: members",
      "19:32 a matter handled alone has no departments asked for an opinion to come along"
    ),
  ])
  func `of a matter`(flaw: Flaw) { flaw.check() }

  @Test(arguments: [
    Flaw(
      "opening.yaml",
      "matter: fire",
      "matter: fier",
      "14:13 unknown matter 'fier'; did you mean 'fire'?"
    ),
    Flaw(
      "opening.yaml",
      "area >= threshold",
      "aria >= threshold",
      "15:23 There is no 'aria' here; did you mean 'area'?"
    ),
    Flaw(
      "opening.yaml",
      "public and area >= threshold",
      "area + threshold",
      "15:12 A condition must yield true or false; this yields a number."
    ),
    Flaw(
      "opening.yaml",
      "public and area >= threshold",
      "threshold > 400",
      "15:12 'threshold > 400' is never true: this branch can never run"
    ),
    Flaw(
      "opening.yaml",
      "public and area >= threshold",
      "exits > 2",
      "15:12 only the member 'fire' itself asks 'exits', so whether it belongs can never be known; let a member that always belongs ask it too"
    ),
    Flaw(
      "opening.yaml",
      "public and area >= threshold",
      "public and",
      "15:22 Expected an expression here, found the end."
    ),
    Flaw(
      "opening.yaml",
      "  - copy to: members\n",
      "",
      "18:3 the step 'copy to' is missing",
      others: true
    ),
    Flaw(
      "opening.yaml",
      "promised: 10",
      "promised: 2",
      "13:13 the steps of the member 'food' add up to 3 workdays, past the theme's promise of 2 workdays",
      others: true
    ),
    Flaw(
      "fire-form.yaml",
      "type: text",
      "type: phone",
      "8:79 'shop' has another type, range or options in another member of 'opening': it cannot be asked once"
    ),
    Flaw(
      "fire-form.yaml",
      "element: shop.name",
      "element: shop.title",
      "8:33 'shop' is two data elements in the members of 'opening': 'shop.name' and 'shop.title'"
    ),
    Flaw(
      "fire-form.yaml",
      "field: exits,",
      "field: exits, element: shop.area,",
      "9:34 the data element 'shop.area' has two names, 'area' and 'exits'; what is asked once has one name"
    ),
    Flaw(
      "fire.yaml",
      "in_force: 2026-01-01",
      "in_force: 2027-01-01",
      "14:13 the matter 'fire' is in force from 2027-01-01, after this theme's 2026-01-01",
      file: "opening.yaml"
    ),
  ])
  func `of a theme`(flaw: Flaw) { flaw.check() }

  @Test(arguments: [
    Flaw(
      "permit.yaml",
      "department: fire",
      "department: fier",
      "14:19 unknown unit 'fier'; did you mean 'fire'?"
    ),
    Flaw(
      "permit.yaml",
      "within: 7 workdays }\nfees",
      "within: 13 workdays }\nfees",
      "14:65 the opinion's 13 workdays is longer than the promise of 12 workdays"
    ),
    Flaw(
      "permit.yaml",
      "within: 7 workdays }\nfees",
      "within: 30 days }\nfees",
      "14:65 warning: the opinion's 30 days can be later than the promise of 12 workdays: counted from 2025-09-01, by 19 days"
    ),
    Flaw(
      "permit.yaml",
      "within: 4 workdays",
      "within: 6 workdays",
      "23:46 the steps up to here add up to 13 workdays, past the promise of 12 workdays"
    ),
    Flaw("permit.yaml", ", basis: 地方规定", "", "15:9 'basis' is missing"),
    Flaw(
      "permit.yaml",
      "height * 100",
      "project",
      "15:53 'project' should yield a number, yields a string"
    ),
  ])
  func `of a decision on opinions`(flaw: Flaw) { flaw.check() }

  @Test(arguments: [
    Flaw(
      "food-form.yaml",
      "subject: shop",
      "subject: shp",
      "3:10 unknown field 'shp'; did you mean 'shop'?"
    ),
    Flaw(
      "food-form.yaml",
      "type: number",
      "type: numbr",
      "9:79 expected one of text, story, number, yes/no, date, choice, choices, phone, citizen id, credit code, email; found 'numbr'; did you mean 'number'?",
      others: true
    ),
    Flaw(
      "food-form.yaml",
      "least: 1,",
      "least: 2000,",
      "9:94 the least, 2000, is above the most, 1000",
      others: true
    ),
    Flaw(
      "food-form.yaml",
      "example: '320'",
      "example: 'much'",
      "9:146 the example 'much' is not accepted by its own field: Give a number such as much (you typed “much”)"
    ),
    Flaw(
      "food-form.yaml",
      "type: yes/no",
      "type: yes/no, most: 3",
      "10:79 'most' means nothing for the type 'yes/no'"
    ),
    Flaw(
      "food-form.yaml",
      ", { id: meal, label: { zh: 餐饮, en: Meals } }",
      "",
      "11:76 a choice has at least two options"
    ),
    Flaw(
      "food-form.yaml",
      "kind = \"meal\"",
      "kind = 3",
      "13:114 '=' has a string on its left and a number on its right; they must be alike."
    ),
    Flaw(
      "food-form.yaml",
      "source: applicant",
      "source: applicant, receivers: [fir]",
      "13:118 unknown member 'fir'; did you mean 'fire'?"
    ),
    Flaw(
      "food-form.yaml",
      "field: area",
      "field: Area",
      "9:18 expected a name of small letters, digits and _, found 'Area'",
      others: true
    ),
    Flaw(
      "permit-form.yaml",
      "max(buildings.storeys) * 3",
      "project",
      "9:82 'project' should yield a number, yields a string"
    ),
    Flaw(
      "permit-form.yaml",
      "storeys < 100",
      "storey < 100",
      "14:91 There is no 'storey' here; did you mean 'storeys'?"
    ),
  ])
  func `of a form`(flaw: Flaw) { flaw.check() }

  @Test(arguments: [("leader", "分管领导"), ("head", "负责人"), ("administrator", "管理员")])
  func `S14: a unit without a leader, a head and an administrator is a flaw`(
    key: String,
    chinese: String
  ) {
    let name = ["leader": "Zhou", "head": "Sun", "administrator": "Qian"][key] ?? ""
    let report = Cast.report("units.yaml", "\(key): \(name)", "\(key): ")
    #expect(
      report == "units.yaml:6:15 unit 'market' has no \(key); "
        + "every unit has a leader, a head and an administrator (S14)\n"
    )
    #expect(
      Cast.report("units.yaml", "\(key): \(name)", "\(key): ", .zh)
        == "units.yaml:6:15 单位“market”没有\(chinese)；每个单位都要有分管领导、负责人和管理员（S14）\n"
    )
  }

  @Test(arguments: [
    ("statutory: 20 workdays", "statutory: 20 days", "行政许可法 §42①", "（行政许可法 §82）"),
    ("delivery: { within: 10", "delivery: { within: 11", "行政许可法 §44", "超过"),
  ])
  func `a limit that its article does not give is told in Chinese, with the article`(
    text: String,
    other: String,
    article: String,
    words: String
  ) {
    let report = Cast.report("food.yaml", text, other, .zh)
    #expect(report.contains(article) && report.contains(words), "\(report)")
  }

  private func calendar(
    _ region: String,
    _ years: [Int],
    basedOn: String? = nil,
    rest: String = ""
  ) -> String {
    let basis =
      basedOn.map { "based_on: \($0)\n" } ?? "utc_offset: '+08:00'\nweekly_rest: [6, 7]\n"
    let entries = years.enumerated().map { index, year in
      "  \(year): { status: official, source: 国办\(index == 0 ? rest : "") }\n"
    }
    return "region: '\(region)'\n\(basis)title: { zh: 日历, en: Calendar }\n"
      + "version: '1'\nyears:\n\(entries.joined())"
  }

  @Test func `mixed units are compared on the worst day of all years, on the unit's own calendar`()
  {
    let years = [2024, 2025, 2026]
    let closed = ", rest: [ { days: 06-10..06-30 } ]"
    var files = Cast.files
    files["cn.yaml"] = calendar("cn", years)
    files["ln.yaml"] = calendar("210000", years, basedOn: "cn", rest: closed)
    files["food.yaml"] = Cast.food.replacing("'10 workdays [T]'", with: "28 days")
    // Twenty workdays from Saturday 11 May are over on 7 June; twenty-eight days end in the three closed weeks.
    #expect(
      problemReport(files, .en)
        == "food.yaml:9:49 warning: promised 28 days can be later than the statutory 20 workdays: "
        + "counted from 2024-05-11, by 24 days\n"
    )
  }

  @Test func `a calendar with a hole is a flaw, in the national file and in a region's own`() {
    #expect(
      problemReport(["cn.yaml": calendar("cn", [2024, 2026])], .en)
        == "cn.yaml:8:9 '2025' is missing between other years; list it too, as provisional if "
        + "nothing is published (行政许可法 §82)\n"
    )
    let wide = calendar("cn", [2024, 2025, 2026])
    let own = calendar("450000", [2024, 2026], basedOn: "cn")
    #expect(
      problemReport(["cn.yaml": wide, "gx.yaml": own])
        == "gx.yaml:7:9 “2025”年没有列出，而前后的年都有；没有公布的也要列出，状态写 provisional（行政许可法 §82）\n"
    )
    let both = [
      "cn.yaml": calendar("cn", [2024, 2026]), "gx.yaml": calendar("450000", [2024], basedOn: "cn"),
    ]
    #expect(problemReport(both).split(separator: "\n").count == 1, "told once, where it is")
    let whole = calendar("450000", [2024, 2025, 2026], basedOn: "cn")
    #expect(problemReport(["cn.yaml": wide, "gx.yaml": whole]) == "")
  }

  @Test(arguments: ["conditions", "channels", "consult", "complaint"])
  func `S31: a guide without a mandatory element is not published`(key: String) {
    let element = ", \(key): { zh: 有, en: Some }"
    #expect(Cast.report("food.yaml", element, "") == "food.yaml:15:8 '\(key)' is missing\n")
  }

  @Test func `S54 in part: a matter without a unit on duty is a flaw`() {
    #expect(
      Cast.report("food.yaml", "department: market\n", "")
        == "food.yaml:1:1 'department' is missing\n"
    )
  }

  @Test func `every problem is told at once, in the order of lines, in Chinese first`() {
    let text = Cast.food.replacing("department: market", with: "department: markt")
      .replacing("summary:", with: "sumary:").replacing("issue: licence", with: "issue: licens")
    var files = Cast.files
    files["food.yaml"] = text
    let report = problemReport(files)
    #expect(
      report == """
        food.yaml:1:1 缺少“简介”（summary）
        food.yaml:3:1 没有“sumary”这个键；是不是“summary”？
        food.yaml:6:13 没有单位“markt”；是不是“market”？
        food.yaml:13:18 结果“licence”没有步骤出证（出证: licence）
        food.yaml:20:12 没有结果“licens”；是不是“licence”？

        """
    )
  }
}
