import Definitions

/// One `{{…}}` of a paper's text, and where it stands.
struct TextTag {
  enum Kind { case name, section, inverted, end, partial, comment, unknown }

  var kind: Kind
  var name: String
  var place: Place
  /// From its first brace to its last.
  var range: Range<String.Index>
  /// It stands inside an HTML tag, where escaping a value is not enough.
  var isInMarkup: Bool

  /// All tags of a text in order. An opening `{{` without an end comes as `.unknown` with what follows it.
  static func all(in text: String, file: String) -> [TextTag] {
    var tags: [TextTag] = []
    var isInMarkup = false
    for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      var rest = line
      while let open = rest.firstRange(of: "{{") {
        isInMarkup = endsInMarkup(rest[..<open.lowerBound], from: isInMarkup)
        let column = line.distance(from: line.startIndex, to: open.lowerBound) + 1
        let place = Place(file: file, line: number + 1, column: column)
        let close = rest[open.upperBound...].firstRange(of: "}}")
        let inner = rest[open.upperBound..<(close?.lowerBound ?? rest.endIndex)]
        let end = close?.upperBound ?? rest.endIndex
        tags.append(
          tag(
            inner,
            isClosed: close != nil,
            at: place,
            range: open.lowerBound..<end,
            isInMarkup: isInMarkup
          )
        )
        rest = rest[end...]
      }
      isInMarkup = endsInMarkup(rest, from: isInMarkup)
    }
    return tags
  }

  private static func tag(
    _ inner: Substring,
    isClosed: Bool,
    at place: Place,
    range: Range<String.Index>,
    isInMarkup: Bool
  ) -> TextTag {
    let kind: Kind
    switch inner.first {
    case _ where !isClosed: kind = .unknown
    case "#": kind = .section
    case "^": kind = .inverted
    case "/": kind = .end
    case ">": kind = .partial
    case "!": kind = .comment
    case let first? where first.isLetter || first == " ": kind = .name
    default: kind = .unknown
    }
    let name = kind == .name || kind == .unknown ? inner : inner.dropFirst()
    return TextTag(
      kind: kind,
      name: String(name.drop { $0 == " " }.prefix { $0 != " " }),
      place: place,
      range: range,
      isInMarkup: isInMarkup
    )
  }

  /// The whole line with its end, where nothing but this tag stands on it and the tag writes no word itself.
  func line(in text: String) -> Range<String.Index>? {
    guard kind != .name, kind != .unknown else { return nil }
    let before = text[..<range.lowerBound].reversed().prefix { $0 == " " || $0 == "\t" }.count
    let start = text.index(range.lowerBound, offsetBy: -before)
    guard start == text.startIndex || text[text.index(before: start)] == "\n" else { return nil }
    let after = text[range.upperBound...].drop { $0 == " " || $0 == "\t" }
    guard let next = after.first else { return start..<text.endIndex }
    return next == "\n" ? start..<after.index(after: after.startIndex) : nil
  }

  private static func endsInMarkup(_ text: Substring, from before: Bool) -> Bool {
    text.reduce(before) { $1 == "<" ? true : $1 == ">" ? false : $0 }
  }
}
