import FEEL
import Testing

@Suite struct `Hostile input` {
  @Test(arguments: [
    "(", "[", "{a:", "-", "not(", "if ", "for x in ", "function(x) ", "1+(", "x[", "@", "\"", "/*",
  ])
  func `deep nesting is refused, not followed`(piece: String) {
    let source = String(repeating: piece, count: 20_000)
    #expect(throws: FEELSyntaxError.self) { try ask(source) }
  }

  @Test(arguments: ["1+", "1 and ", "1<", "1 in ", "1 between 1 and ", "2**", "[1]", ".a", "(1)"])
  func `long chains end in a value or in a refusal`(piece: String) {
    _ = try? ask(String(repeating: piece, count: 12_000) + "1")
    _ = try? ask("x" + String(repeating: piece, count: 12_000))
  }

  @Test(arguments: [
    "for x in 1..1e15 return x", "for x in 1..1000, y in 1..1000, z in 1..1000 return 1",
    "count(for x in 1..99999 return for y in 1..99999 return x)",
    "for x in 1..100000 return partial", "for x in 1..60 return [partial, partial]",
    "{f: function(g, n) g(g, n + 1), r: f(f, 0)}.r",
    "{f: function(g, n) [g(g, n + 1), g(g, n + 1)], r: f(f, 0)}.r",
    "matches(\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaac\", \"(a*)*b\")",
    "matches(\"a\", \"((((a{1,1000}){1,1000}){1,1000}){1,1000})\")",
    "for x in @\"-999999999-01-01\"..@\"999999999-12-31\" return x",
    "sort(for x in 1..100000 return -x, function(a, b) true)",
    "distinct values(for x in 1..100000 return x)",
    "10 ** 10 ** 10 ** 10", "1e6144 ** 9e99", "0.1 ** 1e30", "exp(-1e300)", "sqrt(1e-6143)",
    "@\"P999999999999999999M\" * 1e30", "@\"P99999999999999D\" * 99999999999",
    "@\"999999999-12-31\" + @\"P999999999999M\"", "-@\"P9223372036854775807M\"",
    "decimal(1, 1e30)", "round up(1.5, -99999)", "substring(\"abc\", -9e18, 9e18)",
    "insert before([1], -9223372036854775808, 2)", "[1, 2][-9223372036854775808]",
    "sublist([1,2,3], 2, 9e18)", "modulo(1e6144, 1e-6144)", "1e-6144 / 1e6144",
  ])
  func `giant work ends soon, and in a value`(source: String) throws {
    _ = try? ask(source).description
  }

  @Test func `doubling texts and lists stops at a bound`() throws {
    let text = "{a0: \"0123456789\"" + (1...60).map { ", a\($0): a\($0 - 1) + a\($0 - 1)" }.joined()
    #expect(try ask(text + "}.a60") == .null)
    let list = "{a0: [1]" + (1...60).map { ", a\($0): [a\($0 - 1), a\($0 - 1)]" }.joined()
    #expect(try ask(list + "}.a60") == .null)
  }

  @Test func `seeded noise never traps`() {
    var seed: UInt64 = 42
    func pick<T>(_ values: [T]) -> T {
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return values[Int((seed >> 33) % UInt64(values.count))]
    }
    let pieces = [
      "1", "-1", "1e6144", "9223372036854775807", "\"a\"", "null", "a", "b c", "?", "item",
      "@\"2024-02-29\"", "@\"P9999999D\"", "@\"999999999-12-31T23:59:59@Europe/Paris\"", "[1,2]",
      "{a: 1}", "[1..3]", "(< 5)", "function(x) x", " + ", " - ", " * ", " / ", " ** ", " = ",
      " and ", " in ", " between ", ".a", ".year", "[1]", "(", ")", "[", "]", ",", "..", "if ",
      " then ", " else ", "for x in ", " return ", "sum(", "date(", "substring(", "replace(", "\"",
      " instance of ", "list<number>", "-", "//", "：", "营业",
    ]
    for _ in 0..<3000 {
      let source = (0..<9).map { _ in pick(pieces) }.joined()
      let values: [String: FEELValue] = ["a": 3, "b c": [1, nil, "x"]]
      if let read = try? FEELExpression(parsing: source, names: values.keys) {
        _ = read.evaluate(in: values).description
        _ = read.check(against: ["a": .number])
      }
      _ = try? FEELUnaryTests(parsing: source, names: values.keys).matches(3, in: values)
      _ = FEELConformance.answer(line: source)
    }
  }
}
