import Definitions
import Yams

/// What can be wrong with a text before it is anything: references, keys that stand twice, no YAML at all.
extension Composer {
  static let noReferences = Words(
    zh: "定义文件不用锚点（&）和引用（*）：每处写全，读的人不必翻找",
    en: "anchors (&) and aliases (*) are not used here: write it out where it belongs"
  )

  /// Notes every `*name` whose `&name` stands in the file too.
  func findReferences(in text: String) -> Bool {
    let anchors = Set(text.matches(of: #/(?:^|[\s\[{,:?-])&([^\s,\[\]{}]+)/#).map(\.output.1))
    guard !anchors.isEmpty else { return false }
    var isFound = false
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      for match in line.matches(of: #/(?:^|[\s\[{,:?-])\*([^\s,\[\]{}:]+)/#)
      where anchors.contains(match.output.1) {
        let column = line[..<match.output.1.startIndex].unicodeScalars.count
        note(Spot(index + 1, column), Composer.noReferences)
        isFound = true
      }
    }
    return isFound
  }

  /// First letters for keys already noted: private use, so no keyword begins with one.
  static let seen: ClosedRange<UInt32> = 0xE000...0xE0FF

  func isSeen(_ name: String) -> Bool {
    name.unicodeScalars.first.map { Composer.seen.contains($0.value) } ?? false
  }

  /// Changes the key's first letter, and no other column of the file.
  func renameKey(in text: String, at mark: Spot, _ number: Int) -> String? {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    guard lines.indices.contains(mark.line - 1),
      let letter = Unicode.Scalar(Composer.seen.lowerBound + UInt32(number))
    else { return nil }
    var scalars = Array(lines[mark.line - 1].unicodeScalars)
    var index = mark.column - 1
    if scalars.indices.contains(index), "'\"".unicodeScalars.contains(scalars[index]) { index += 1 }
    guard scalars.indices.contains(index) else { return nil }
    scalars[index] = letter
    lines[mark.line - 1] = String(String.UnicodeScalarView(scalars))
    return lines.joined(separator: "\n")
  }

  // MARK: problems

  func note(_ error: any Error) {
    switch error {
    case YamlError.scanner(_, let problem, let mark, _),
      YamlError.parser(_, let problem, let mark, _),
      YamlError.composer(_, let problem, let mark, _):
      note(Spot(mark), explain(problem))
    case YamlError.reader(let problem, _, _, _):
      note(Spot(1, 1), Words(zh: "读不出文字：\(problem)", en: "this is not readable text: \(problem)"))
    default:
      note(Spot(1, 1), Words(zh: "读不出 YAML", en: "this is not readable YAML"))
    }
  }

  /// What libyaml says, in words of the person who wrote the file.
  func explain(_ problem: String) -> Words {
    if problem.contains("nesting level") { return Composer.tooDeep }
    if problem.contains("another document") {
      return Words(zh: "一个文件只写一份定义，不用 ---", en: "one file holds one definition, without ---")
    }
    let chinese = Composer.complaints.first { problem.contains($0.key) }?.value ?? problem
    return Words(
      zh: "这里不合 YAML 的写法：\(chinese)；文字里有冒号、逗号、引号时请加单引号",
      en: "this is not YAML: \(problem); text with colons, commas or quotes wants single quotes"
    )
  }

  static let tooDeep = Words(
    zh: "嵌套超过 \(deepest) 层",
    en: "nested deeper than \(deepest) levels"
  )

  static let complaints = [
    "mapping values are not allowed": "多了一个冒号，或缩进不对", "expected ',' or ']'": "缺少逗号或 ]",
    "expected ',' or '}'": "缺少逗号或 }", "did not find expected key": "缩进不对，或缺少键",
    "cannot start any token": "有不能用的字符（如制表符）", "could not find expected ':'": "缺少冒号",
    "unexpected end of stream": "引号没有结束", "'-' indicator": "缩进不对，列表项要对齐",
  ]

  func note(_ mark: Spot, _ message: Words) {
    notes.add(place(mark), message)
  }

  func place(_ mark: Spot) -> Place {
    Place(file: file, line: mark.line, column: mark.column)
  }
}
