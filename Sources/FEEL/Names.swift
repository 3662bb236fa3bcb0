/// The names an expression may use, found by the longest run of tokens that spells one.
struct Names {
  private struct Entry {
    let spelling: String
    let words: [String]
  }
  private var byFirst: [String: [Entry]] = [:]

  init(_ names: some Sequence<String> = []) {
    for name in names { add(name) }
  }

  mutating func add(_ name: String) {
    let words = Self.words(name)
    guard let first = words.first else { return }
    byFirst[first, default: []].append(Entry(spelling: name, words: words))
  }

  /// Takes back the last addition of a name that has gone out of scope.
  mutating func remove(_ name: String) {
    guard let first = Self.words(name).first,
      let last = byFirst[first]?.lastIndex(where: { $0.spelling == name })
    else { return }
    byFirst[first]?.remove(at: last)
  }

  /// How many tokens from `start` on spell a known name, and that name as it was declared.
  func longest(in tokens: [Token], at start: Int) -> (count: Int, name: String)? {
    guard tokens.indices.contains(start), let candidates = byFirst[tokens[start].text] else {
      return nil
    }
    var best: (count: Int, name: String)?
    for entry in candidates where entry.words.count > best?.count ?? 0 {
      guard start + entry.words.count <= tokens.count else { continue }
      let fits = entry.words.indices.allSatisfy { index in
        let token = tokens[start + index]
        return token.text == entry.words[index] && token.kind != .string
      }
      if fits { best = (entry.words.count, entry.spelling) }
    }
    return best
  }

  /// Words as one name, with spaces between words only.
  static func join(_ words: some Sequence<String>) -> String {
    var joined = ""
    var afterWord = false
    for word in words {
      let isWord = !(word.utf8.count <= 2 && "+-*/.'>".contains(word.prefix(1)))
      if afterWord && isWord { joined += " " }
      joined += word
      afterWord = isWord
    }
    return joined
  }

  private static func words(_ name: String) -> [String] {
    if let tokens = try? Tokenizer.tokens(of: name) {
      return tokens.dropLast().map(\.text)
    }
    return [name]
  }

  /// The known name that takes the fewest strokes to reach, if that is near enough to be meant.
  static func nearest(to name: String, among known: some Sequence<String>) -> String? {
    let limit = name.count == 1 ? 0 : max(1, name.count / 3)
    var best: (name: String, distance: Int)?
    for candidate in known where candidate != name {
      let distance = strokes(from: name, to: candidate)
      if distance <= limit, distance < best?.distance ?? .max { best = (candidate, distance) }
    }
    return best?.name
  }

  /// Insertions, deletions, replacements and swaps of neighbours between two names.
  private static func strokes(from a: String, to b: String) -> Int {
    let left = Array(a.lowercased().prefix(64))
    let right = Array(b.lowercased().prefix(64))
    var before: [Int] = []
    var above = Array(0...right.count)
    for (row, character) in left.enumerated() {
      var line = [row + 1]
      for (column, other) in right.enumerated() {
        var cost = min(
          line[column] + 1,
          above[column + 1] + 1,
          above[column] + (character == other ? 0 : 1)
        )
        if row > 0, column > 0, character == right[column - 1], left[row - 1] == other {
          cost = min(cost, before[column - 1] + 1)
        }
        line.append(cost)
      }
      before = above
      above = line
    }
    return above.last ?? 0
  }
}
