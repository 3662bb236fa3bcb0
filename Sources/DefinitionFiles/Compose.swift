import Definitions
import Foundation
import Yams

/// Turns the text of one file into nodes, or says why it cannot.
struct Composer {
  let file: String
  let notes: Notes

  /// No definition an official could still read aloud is longer.
  static let mostBytes = 512 * 1024
  static let deepest = 24

  static func tooLong(_ bytes: Int) -> Words {
    Words(
      zh: "文件有 \(bytes) 字节，最多 \(mostBytes) 字节",
      en: "the file has \(bytes) bytes; at most \(mostBytes) are read")
  }

  func compose(_ text: String) -> Node? {
    guard text.utf8.count <= Composer.mostBytes else {
      note(Spot(1, 1), Composer.tooLong(text.utf8.count))
      return nil
    }
    // Before composing: expanding references to references could take for ever.
    guard !findReferences(in: text) else { return nil }
    return compose(text, duplicates: 0)
  }

  /// A key that stands twice stops Yams at the first; it is noted, renamed, and the file composed again.
  private func compose(_ text: String, duplicates: Int) -> Node? {
    do {
      let parser = try Parser(yaml: text, encoding: .utf8)
      // Yams holds anchors weakly: the parser must outlive the walk.
      return try withExtendedLifetime(parser) {
        try parser.singleRoot().flatMap { convert($0, depth: 0) }
      }
    } catch YamlError.duplicatedKeysInMapping(let names, let context) {
      let name = quoted(names.first { !isSeen($0) } ?? "…")
      note(
        Spot(context.mark),
        Words(
          zh: "\(name.zh)在同一处出现多次，只能出现一次",
          en: "\(name.en) stands here more than once; a key may stand once"))
      guard duplicates < 50, let renamed = renameKey(in: text, at: Spot(context.mark), duplicates) else {
        return nil
      }
      return compose(renamed, duplicates: duplicates + 1)
    } catch {
      note(error)
      return nil
    }
  }

  // MARK: nodes

  private func convert(_ node: Yams.Node, depth: Int) -> Node? {
    let mark = Spot(node.mark)
    guard node.anchor == nil else {
      note(mark, Composer.noReferences)
      return nil
    }
    guard depth < Composer.deepest else {
      note(mark, Composer.tooDeep)
      return nil
    }
    switch node {
    case .scalar(let scalar): return convert(scalar, mark)
    case .sequence(let list):
      return Node(
        content: .list(list.compactMap { convert($0, depth: depth + 1) }), place: place(mark))
    case .mapping(let map):
      return Node(content: .map(convert(map, depth: depth + 1)), place: place(mark))
    case .alias:
      note(mark, Composer.noReferences)
      return nil
    }
  }

  private func convert(_ scalar: Yams.Node.Scalar, _ mark: Spot) -> Node {
    let isQuoted = scalar.style == .singleQuoted || scalar.style == .doubleQuoted
    let isBlank = !isQuoted && ["", "~", "null"].contains(scalar.string)
    return Node(
      content: isBlank ? .blank : .scalar(scalar.string),
      place: Place(file: file, line: mark.line, column: mark.column + (isQuoted ? 1 : 0)))
  }

  private func convert(_ map: Yams.Node.Mapping, depth: Int) -> [Node.Entry] {
    map.compactMap { key, value in
      let mark = Spot(key.mark)
      guard let name = key.scalar?.string else {
        note(
          mark,
          Words(zh: "键应为一个词", en: "a key is one word, not a list or keys and values"))
        return nil
      }
      guard key.anchor == nil else {
        note(mark, Composer.noReferences)
        return nil
      }
      guard !isSeen(name), let value = convert(value, depth: depth) else {
        return nil
      }
      return Node.Entry(key: name, keyPlace: place(mark), value: value)
    }
  }

  // MARK: references and duplicates

  private static let noReferences = Words(
    zh: "定义文件不用锚点（&）和引用（*）：每处写全，读的人不必翻找",
    en: "anchors (&) and aliases (*) are not used here: write it out where it belongs")

  /// Notes every `*name` whose `&name` stands in the file too.
  private func findReferences(in text: String) -> Bool {
    let anchors = Set(text.matches(of: #/(?:^|[\s\[{,:?-])&([^\s,\[\]{}]+)/#).map(\.output.1))
    guard !anchors.isEmpty else { return false }
    var isFound = false
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
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
  private static let seen: ClosedRange<UInt32> = 0xE000...0xE0FF

  private func isSeen(_ name: String) -> Bool {
    name.unicodeScalars.first.map { Composer.seen.contains($0.value) } ?? false
  }

  /// Changes the key's first letter, and no other column of the file.
  private func renameKey(in text: String, at mark: Spot, _ number: Int) -> String? {
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

  private func note(_ error: any Error) {
    switch error {
    case YamlError.scanner(_, let problem, let mark, _), YamlError.parser(_, let problem, let mark, _),
      YamlError.composer(_, let problem, let mark, _):
      note(Spot(mark), explain(problem))
    case YamlError.reader(let problem, _, _, _):
      note(Spot(1, 1), Words(zh: "读不出文字：\(problem)", en: "this is not readable text: \(problem)"))
    default:
      note(Spot(1, 1), Words(zh: "读不出 YAML", en: "this is not readable YAML"))
    }
  }

  /// What libyaml says, in words of the person who wrote the file.
  private func explain(_ problem: String) -> Words {
    if problem.contains("nesting level") { return Composer.tooDeep }
    if problem.contains("another document") {
      return Words(zh: "一个文件只写一份定义，不用 ---", en: "one file holds one definition, without ---")
    }
    let chinese = Composer.complaints.first { problem.contains($0.key) }?.value ?? problem
    return Words(
      zh: "这里不合 YAML 的写法：\(chinese)；文字里有冒号、逗号、引号时请加单引号",
      en: "this is not YAML: \(problem); text with colons, commas or quotes wants single quotes")
  }

  private static let tooDeep = Words(
    zh: "嵌套超过 \(deepest) 层", en: "nested deeper than \(deepest) levels")

  private static let complaints = [
    "mapping values are not allowed": "多了一个冒号，或缩进不对", "expected ',' or ']'": "缺少逗号或 ]",
    "expected ',' or '}'": "缺少逗号或 }", "did not find expected key": "缩进不对，或缺少键",
    "cannot start any token": "有不能用的字符（如制表符）", "could not find expected ':'": "缺少冒号",
    "unexpected end of stream": "引号没有结束", "'-' indicator": "缩进不对，列表项要对齐",
  ]

  private func note(_ mark: Spot, _ message: Words) {
    notes.add(place(mark), message)
  }

  private func place(_ mark: Spot) -> Place {
    Place(file: file, line: mark.line, column: mark.column)
  }
}

/// Line and column of the text; Yams keeps the making of its own marks to itself.
private struct Spot {
  let line: Int
  let column: Int

  init(_ line: Int, _ column: Int) {
    self.line = line
    self.column = column
  }

  init(_ mark: Mark?) {
    self.init(mark?.line ?? 1, mark?.column ?? 1)
  }
}
