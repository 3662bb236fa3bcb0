/// The text of one kind of paper, taken apart once: what stands, and what is filled in.
///
/// The marks are Mustache's: `{{name}}` escaped, `{{#name}}…{{/name}}`, `{{^name}}…{{/name}}`, `{{>file}}` and
/// `{{!comment}}`; a mark alone on its line takes the line with it. Source: the mustache(5) manual.
struct PaperText: Sendable {
  private indirect enum Piece: Sendable {
    case plain([UInt8])
    case word(String)
    /// For each item of a list; of a word: once, when it is there.
    case section(String, [Piece])
    case inverted(String, [Piece])
  }

  private let pieces: [Piece]

  /// - Parameter texts: all of them, without flaws: `TextCheck` found none.
  init(_ name: String, among texts: [String: String]) {
    pieces = Self.pieces(of: name, among: texts)
  }

  func write(_ facts: PaperFacts, to bytes: inout [UInt8]) {
    Self.write(pieces, facts, [facts.words], to: &bytes)
  }

  private static func pieces(of name: String, among texts: [String: String]) -> [Piece] {
    guard let text = texts[name] else { return [] }
    var open: [(tag: TextTag?, pieces: [Piece])] = []
    var (tag, pieces, place) = (TextTag?.none, [Piece](), text.startIndex)
    for next in TextTag.all(in: text, file: name) {
      let taken = next.line(in: text) ?? next.range
      pieces.append(.plain(Array(text[place..<taken.lowerBound].utf8)))
      place = taken.upperBound
      switch next.kind {
      case .name: pieces.append(.word(next.name))
      case .partial: pieces += Self.pieces(of: next.name, among: texts)
      case .section, .inverted:
        open.append((tag, pieces))
        (tag, pieces) = (next, [])
      case .end:
        guard let begun = tag, let outer = open.popLast() else { continue }
        let isInverted = begun.kind == .inverted
        let inner: Piece =
          isInverted ? .inverted(begun.name, pieces) : .section(begun.name, pieces)
        (tag, pieces) = (outer.tag, outer.pieces + [inner])
      case .comment, .unknown: break
      }
    }
    return pieces + [.plain(Array(text[place...].utf8))]
  }

  /// - Parameter scopes: the words in reach, the nearest last.
  private static func write(
    _ pieces: [Piece],
    _ facts: PaperFacts,
    _ scopes: [[String: String]],
    to bytes: inout [UInt8]
  ) {
    func word(_ name: String) -> String? {
      for scope in scopes.reversed() {
        if let word = scope[name] { return word }
      }
      return nil
    }
    for piece in pieces {
      switch piece {
      case .plain(let text): bytes += text
      case .word(let name):
        if let word = word(name) { PaperSheet.escape(word, to: &bytes) }
      case .section(let name, let inner):
        if let items = facts.lists[name] {
          for item in items { write(inner, facts, scopes + [item], to: &bytes) }
        } else if word(name) != nil {
          write(inner, facts, scopes, to: &bytes)
        }
      case .inverted(let name, let inner):
        let isThere = facts.lists[name].map { !$0.isEmpty } ?? (word(name) != nil)
        if !isThere { write(inner, facts, scopes, to: &bytes) }
      }
    }
  }
}
