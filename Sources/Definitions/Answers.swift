package import Deadlines
package import FEEL

/// One typed answer, as it is stored and hashed.
package enum AnswerValue: Sendable, Hashable, Codable {
  case text(String)
  /// A decimal as canonical text, e.g. `320` or `12.5`.
  case number(String)
  case yesNo(Bool)
  case day(Day)
  case choices([String])
}

/// All answers of one filing: single fields by id, repeated sections as rows. Blank answers are absent.
package struct Answers: Sendable, Hashable, Codable {
  package var values: [String: AnswerValue]
  package var rows: [String: [[String: AnswerValue]]]

  package init(values: [String: AnswerValue] = [:], rows: [String: [[String: AnswerValue]]] = [:]) {
    self.values = values
    self.rows = rows
  }
}

/// A FEEL expression of a definition file, already parsed and type-checked, with the place it came from.
package struct Condition: Sendable {
  package var source: String
  package var expression: FEELExpression
  package var place: Place

  package init(source: String, expression: FEELExpression, place: Place) {
    self.source = source
    self.expression = expression
    self.place = place
  }
}

/// A place in a definition file; line and column count from 1.
package struct Place: Sendable, Hashable {
  package var file: String
  package var line: Int
  package var column: Int

  package init(file: String, line: Int, column: Int) {
    self.file = file
    self.line = line
    self.column = column
  }
}
