import FEEL
import Testing

@Suite struct `Decision tables` {
  /// A table over `area` and `kind`; each row is two tests and one output.
  private func fee(
    _ policy: FEELDecisionTable.HitPolicy,
    _ rows: [(String, String, String)],
    allowed: String? = nil,
    byDefault: String? = nil
  ) throws -> FEELDecisionTable {
    let names = ["area", "kind"]
    func read(_ source: String) throws -> FEELExpression {
      try FEELExpression(parsing: source, names: names)
    }
    return FEELDecisionTable(
      policy,
      inputs: try names.map(read),
      outputs: [.init(allowed: try allowed.map(read), byDefault: try byDefault.map(read))],
      rules: try rows.map { row in
        .init(
          tests: [
            try FEELUnaryTests(parsing: row.0, names: names),
            try FEELUnaryTests(parsing: row.1, names: names),
          ],
          outputs: [try read(row.2)]
        )
      }
    )
  }

  private let rows = [
    ("< 100", "\"shop\",\"stall\"", "50"), ("[100..300)", "-", "80"),
    (">= 50", "not(\"stall\")", "120"),
  ]

  @Test(arguments: [
    ("U", "50", "shop", 20), ("U", "null", "shop", 80), ("A", "null", "shop", 80),
    ("F", "80", "shop", 200), ("R", "[80, 120]", "shop", 200), ("C", "[50, 120]", "shop", 60),
    ("C+", "200", "shop", 200), ("C#", "2", "shop", 200), ("C<", "80", "shop", 200),
    ("C>", "120", "shop", 200), ("U", "null", "stall", 500), ("C#", "0", "stall", 500),
    ("O", "[120, 80]", "shop", 200), ("P", "120", "shop", 200),
  ])
  func `each policy lets its rules speak`(
    policy: String,
    expected: String,
    kind: String,
    area: Int
  ) throws {
    let policy = try #require(FEELDecisionTable.HitPolicy(policy))
    let table = try fee(policy, rows, allowed: "[120, 80, 50]")
    let value = table.evaluate(in: ["area": .number(area), "kind": .string(kind)])
    #expect(value == (try ask(expected)))
  }

  @Test func `every flaw of every cell is told at once`() throws {
    let text = FEELDecisionTableText(
      hitPolicy: "X",
      inputs: ["area", "kind +"],
      outputs: [.init(byDefault: "(")],
      rules: [.init(tests: ["< ", "-"], outputs: ["1"]), .init(tests: ["-"], outputs: ["1"])]
    )
    let flaws = FEELDecisionTable.read(text, names: ["area", "kind"]).flaws
    #expect(
      flaws.map(\.cell) == [
        .hitPolicy, .input(1), .byDefault(output: 0), .test(rule: 0, input: 0), .rule(1),
      ]
    )
  }

  @Test func `cells are checked against the type of their input`() throws {
    let table = try fee(.first, [("< \"big\"", "3", "aera * 2")])
    let flaws = table.check(against: ["area": .number, "kind": .string])
    #expect(
      flaws.map(\.cell) == [
        .test(rule: 0, input: 0), .test(rule: 0, input: 1), .output(rule: 0, output: 0),
      ]
    )
    #expect(flaws.last?.sentence(.en).contains("did you mean 'area'") == true)
  }

  @Test func `the default speaks when no rule matches`() throws {
    let table = try fee(.unique, rows, byDefault: "area / 10")
    #expect(table.evaluate(in: ["area": 500, "kind": "stall"]) == 50)
  }

  @Test func `a blank input matches only what asks nothing of it`() throws {
    let table = try fee(.first, [("< 100", "-", "1"), ("-", "-", "2")])
    #expect(table.evaluate(in: ["area": nil, "kind": "shop"]) == 2)
  }

  @Test(arguments: [
    ("-", 5, true), ("5", 5, true), ("< 5", 5, false), ("<= 5, 9", 5, true),
    ("not(5, 6)", 5, false),
    ("? * 2 = 10", 5, true), ("[1..5), > 7", 5, false), ("odd(?)", 5, true), ("null", 5, false),
    ("limit", 5, true), ("not(limit)", 6, true),
  ])
  func `a cell tests one value`(cell: String, subject: Int, passes: Bool) throws {
    let tests = try FEELUnaryTests(parsing: cell, names: ["limit"])
    #expect(tests.matches(.number(subject), in: ["limit": 5]) == passes)
  }
}
