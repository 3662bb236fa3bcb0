extension Sequence<String> {
  /// The known name that a mistyped one most likely meant: at most a third of its letters differ.
  package func nearest(to name: String) -> String? {
    let most = Swift.max(1, name.count / 3)
    guard name.count <= 60 else { return nil }
    let found = map { ($0, distance($0, name)) }.min { ($0.1, $0.0) < ($1.1, $1.0) }
    return found.flatMap { $0.1 <= most ? $0.0 : nil }
  }
}

/// How many letters must be added, dropped, changed or swapped with their neighbour.
private func distance(_ one: String, _ other: String) -> Int {
  let (one, other) = (Array(one), Array(other))
  var before: [Int] = []
  var row = Array(0...other.count)
  for (i, letter) in one.enumerated() {
    var next = [i + 1]
    for (j, mark) in other.enumerated() {
      let change = row[j] + (letter == mark ? 0 : 1)
      var least = Swift.min(change, row[j + 1] + 1, next[j] + 1)
      if i > 0, j > 0, letter == other[j - 1], one[i - 1] == mark {
        least = Swift.min(least, before[j - 1] + 1)
      }
      next.append(least)
    }
    before = row
    row = next
  }
  return row.last ?? 0
}
