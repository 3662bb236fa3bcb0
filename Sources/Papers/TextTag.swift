import Definitions

/// One `{{…}}` of a paper's text, and where it stands.
struct TextTag {
  enum Kind { case name, section, inverted, end, partial, comment, unknown }

  var kind: Kind
  var name: String
  var place: Place
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
        tags.append(tag(inner, isClosed: close != nil, at: place, isInMarkup: isInMarkup))
        rest = rest[(close?.upperBound ?? rest.endIndex)...]
      }
      isInMarkup = endsInMarkup(rest, from: isInMarkup)
    }
    return tags
  }

  private static func tag(
    _ inner: Substring,
    isClosed: Bool,
    at place: Place,
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
      isInMarkup: isInMarkup
    )
  }

  private static func endsInMarkup(_ text: Substring, from before: Bool) -> Bool {
    text.reduce(before) { $1 == "<" ? true : $1 == ">" ? false : $0 }
  }
}
