import FEEL
import Testing

/// Evaluates a source with the given variables; a source that cannot be read fails the test.
func ask(_ source: String, _ variables: [String: FEELValue] = [:]) throws -> FEELValue {
  try FEELExpression(parsing: source, names: variables.keys).evaluate(in: variables)
}

/// One line of a table: a source and the value it should yield, itself written in FEEL.
typealias Line = (source: String, yields: String)

func expectEach(_ lines: [Line]) throws {
  for line in lines {
    let expected = try ask(line.yields)
    #expect(try ask(line.source) == expected, "\(line.source)")
  }
}
