import FEEL
import Testing

@Suite struct `Decimals` {
  @Test func `keep 34 digits and round half to even`() throws {
    try expectEach([
      ("0.1 + 0.2", "0.3"),
      ("1 / 3", "0.3333333333333333333333333333333333"),
      ("2 / 3", "0.6666666666666666666666666666666667"),
      ("9999999999999999999999999999999999 + 1", "1e34"),
      ("1e34 + 5", "1e34"),
      ("1e34 + 15", "10000000000000000000000000000000020"),
      ("1.1 ** 10", "2.5937424601"),
      ("10 ** -5", "0.00001"),
      ("-7 * -3", "21"),
      ("1e6144 * 10", "null"),
      ("1 / 0", "null"),
    ])
  }

  @Test func `round in the direction that is named`() throws {
    try expectEach([
      ("decimal(2.5, 0)", "2"), ("decimal(1.115, 2)", "1.12"),
      ("round half up(5.5, 0)", "6"), ("round half down(5.5, 0)", "5"),
      ("round up(-1.121, 2)", "-1.13"), ("round down(1.126, 2)", "1.12"),
      ("floor(-1.5)", "-2"), ("ceiling(-1.5)", "-1"), ("floor(1.56, 1)", "1.5"),
      ("modulo(-12, 5)", "3"), ("modulo(12, -5)", "-3"), ("modulo(10.1, 4.5)", "1.1"),
    ])
  }

  @Test func `know roots, powers and logarithms`() throws {
    try expectEach([
      ("sqrt(16)", "4"), ("sqrt(-1)", "null"), ("4 ** 0.5", "2"),
      ("decimal(exp(1), 28)", "2.7182818284590452353602874714"),
      ("decimal(log(10), 28)", "2.3025850929940456840179914547"),
      ("decimal(log(exp(3)), 28)", "3"), ("log(0)", "null"), ("exp(1e9)", "null"),
    ])
  }

  @Test(arguments: [
    ("12.50", "12.5"), ("-0", "0"), ("1e3", "1000"), ("1e-7", "0.0000001"), ("1e60", "1E+60"),
    ("0.000", "0"), (".5", "0.5"),
  ])
  func `are written plainly`(text: String, written: String) {
    #expect(FEELDecimal(text)?.description == written)
  }

  @Test(arguments: ["", "-", ".", "1e", "1..2", "abc", "1 ", "٣"])
  func `refuse what is no number`(text: String) {
    #expect(FEELDecimal(text) == nil)
  }

  @Test func `become whole numbers only when they are`() {
    #expect(FEELDecimal("300.0")?.integer() == 300)
    #expect(FEELDecimal("-9223372036854775808")?.integer() == Int.min)
    #expect(FEELDecimal("9223372036854775808")?.integer() == nil)
    #expect(FEELDecimal("0.5")?.integer() == nil)
    #expect(FEELDecimal("1e6000")?.integer() == nil)
  }
}
