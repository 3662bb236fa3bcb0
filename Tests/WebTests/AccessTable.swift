import Testing

/// A table of expected answers, written so that an official can read it: a row for each address or act, a column
/// for each kind of person, a sign for each answer.
struct AccessTable {
  enum Sign: Character {
    /// Shown, or done.
    case yes = "+"
    /// As if it did not exist.
    case none = "-"
    /// Asked to sign in, or for a token.
    case signIn = "?"
    /// Told that this is not for such an account.
    case forbidden = "x"
    /// Told what stands in the way: the state of the case, or whose turn it is.
    case stopped = "="

    init?(status: Int, location: String?) {
      switch status {
      case 303 where location?.hasPrefix("/session") == true: self = .signIn
      case 200..<400: self = .yes
      case 401: self = .signIn
      case 403: self = .forbidden
      case 404: self = .none
      case 409, 422: self = .stopped
      default: return nil
      }
    }
  }

  struct Row: Sendable {
    var name: String
    var signs: [String: Character]

    func sign(_ column: String) -> Sign? { signs[column].flatMap(Sign.init) }
  }

  let rows: [Row]

  /// - Parameter text: the first line names the columns; each other line a row, its name first.
  init(_ text: String) {
    let lines = text.split(separator: "\n").map { line in
      line.split(separator: " ").map(String.init).filter { $0 != "|" }
    }.filter { !$0.isEmpty }
    let columns = lines.first ?? []
    rows = lines.dropFirst().map { words in
      let signs = zip(columns, words.dropFirst()).compactMap { column, sign in
        sign.first.map { (column, $0) }
      }
      precondition(signs.count == columns.count, "row \(words) is not as long as the heading")
      return Row(name: words[0], signs: Dictionary(uniqueKeysWithValues: signs))
    }
  }
}
