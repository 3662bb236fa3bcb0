/// What one connection knows about one text of the program: whether the server has prepared it, and its shape.
final class PostgresText {
  let text: StaticString
  /// The name under which the server keeps it; nil for what is never prepared.
  let name: String?
  /// The kinds of the lists of an `unnest`; empty: the text takes one row at a time.
  let lists: [PostgresValues.ListKind]
  var isPrepared = false
  /// The names of its columns, once it was answered.
  var columns: Row.Columns?

  init(_ text: StaticString, name: String?) {
    self.text = text
    self.name = name
    let words = text.description
    lists = words.contains("unnest($") ? Self.lists(in: words) : []
  }

  /// What `$1::text[]`, `$2::bigint[]`, `$3::bytea[]` say, in the order of the text, which is that of the values.
  private static func lists(in text: String) -> [PostgresValues.ListKind] {
    text.ranges(of: "::").compactMap { mark in
      let word = text[mark.upperBound...].prefix { $0.isLetter }
      guard text[word.endIndex...].hasPrefix("[]") else { return nil }
      return PostgresValues.ListKind(word)
    }
  }
}

/// One text with its values, on its way.
struct PostgresStatement {
  let text: PostgresText
  let values: PostgresValues

  init(_ text: PostgresText, _ values: [SQLValue] = []) {
    self.text = text
    self.values = PostgresValues(values)
  }

  /// One statement for all rows: what stands in a column goes as one list.
  init(_ text: PostgresText, columnsOf rows: [[SQLValue]]) {
    self.text = text
    values = PostgresValues(columnsOf: rows, kinds: text.lists)
  }
}
