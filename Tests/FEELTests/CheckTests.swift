import FEEL
import Testing

@Suite struct `Checking against the form` {
  private static let form: [String: FEELType] = [
    "floor_area": .number, "public_venue": .boolean, "opened_on": .date, "name": .string,
    "staff": .list(of: .context(["age": .number, "post": .string])), "营业面积": .number,
    "Monthly Salary": .number,
  ]

  private func problems(_ source: String) throws -> [FEELProblem] {
    try FEELExpression(parsing: source, names: Self.form.keys).checkCondition(against: Self.form)
  }

  @Test(arguments: [
    "floor_area >= 300 and public_venue", "opened_on + @\"P1M\" > @\"2026-01-01\"",
    "count(staff[age > 18]) > 2", "some s in staff satisfies s.post = \"cook\"",
    "every a in staff.age satisfies a in [16..65]", "name in (\"a\", \"b\")",
    "name = null", "if public_venue then floor_area > 1 else false", "matches(name, \"^x\")",
    "floor_area in (< 5, [10..20])", "date(\"2026-01-01\") < opened_on",
    "max(floor_area, 3) > 2", "date(2026, 1, 1) = opened_on",
  ])
  func `finds nothing wrong with what is right`(source: String) throws {
    #expect(try problems(source) == [])
  }

  @Test func `names the nearest right name`() throws {
    let found = try problems("floor_aria >= 300")
    #expect(found.first?.kind == .unknownName("floor_aria", nearest: "floor_area"))
    #expect(found.first?.offset == 0)
    #expect(found.first?.length == 10)
    #expect(try problems("Monthly Salry > 1").first?.nearest == "Monthly Salary")
    #expect(try problems("营业面职 > 1").first?.nearest == "营业面积")
    #expect(
      try problems("conut(staff) > 1").first?.kind == .unknownFunction("conut", nearest: "count")
    )
    #expect(try problems("staff[1].aeg > 1").first?.nearest == "age")
    #expect(
      try problems("substring(string: name, start: 1) = \"\"").first?.kind
        == .unknownParameter("start", of: "substring", nearest: nil)
    )
  }

  @Test func `tells wrong operands, arguments and conditions`() throws {
    #expect(
      try problems("name >= 3").first?.kind
        == .unlikeOperands(operator: ">=", left: .string, right: .number)
    )
    #expect(
      try problems("public_venue + 1 > 2").first?.kind
        == .wrongOperand(
          operator: "+",
          found: .boolean,
          expected: [.number, .string, .date, .time, .dateTime, .daysDuration, .monthsDuration]
        )
    )
    #expect(try problems("floor_area").first?.kind == .notYesOrNo(found: .number))
    #expect(try problems("floor_area and true").first?.kind == .notYesOrNo(found: .number))
    #expect(
      try problems("abs(1, 2) = 1").first?.kind
        == .wrongArgumentCount(function: "abs", found: 2, expected: 1...1)
    )
    #expect(
      try problems("string length(floor_area) > 1").first?.kind
        == .wrongArgument(
          function: "string length",
          parameter: "string",
          found: .number,
          expected: .string
        )
    )
    #expect(
      try problems("floor_area in (\"a\")").first?.kind
        == .unlikeOperands(operator: "in", left: .number, right: .string)
    )
  }

  @Test func `reports every problem at once, in both languages`() throws {
    let found = try problems("floor_aria > 1 and name > 2")
    #expect(found.count == 2)
    #expect(found.first?.sentence(.zh) == "没有名为“floor_aria”的数据项，是否想用“floor_area”？")
    #expect(
      found.first?.sentence(.en) == "There is no 'floor_aria' here; did you mean 'floor_area'?"
    )
  }

  @Test(arguments: [("a ， b", ","), ("a ＞ 3", ">"), ("“x”", "\""), ("a ≥ 3", ">="), ("３００", "3")])
  func `says which key was meant`(source: String, key: String) {
    do throws(FEELSyntaxError) {
      _ = try FEELExpression(parsing: source, names: ["a", "b"])
      Issue.record("\(source) was read")
    } catch {
      #expect(error.sentence(.zh).contains("请用半角的 \(key)"))
    }
  }

  @Test(arguments: [
    ("1 +", 3, 0), ("(1", 2, 0), ("\"abc", 0, 4), ("a ， b", 2, 3), ("if a then b", 11, 0),
    ("@\"2026-02-30\"", 0, 13), ("1 2", 2, 1), ("for x in", 8, 0),
  ])
  func `points at the place that cannot be read`(source: String, offset: Int, length: Int) {
    do throws(FEELSyntaxError) {
      _ = try FEELExpression(parsing: source, names: ["a", "b"])
      Issue.record("\(source) was read")
    } catch {
      #expect(error.offset == offset)
      #expect(error.length == length)
      #expect(!error.sentence(.zh).isEmpty && !error.sentence(.en).isEmpty)
    }
  }
}
