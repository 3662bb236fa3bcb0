import Deadlines
import Definitions
import FEEL

/// The kinds of value the grammar knows. Each notes what it found where it expected another.
extension Table {
  func expected(_ zh: String, _ en: String, at node: Node) {
    notes.add(
      node.place,
      Words(zh: "应为\(zh)，实际是\(node.found.zh)", en: "expected \(en), found \(node.found.en)")
    )
  }

  func text(_ key: String) -> String? {
    self[key].flatMap { node in text(node) }
  }

  func needText(_ key: String) -> String {
    need(key).flatMap { node in text(node) } ?? ""
  }

  private func text(_ node: Node) -> String? {
    guard let text = node.scalar else {
      expected("一行文字", "a text", at: node)
      return nil
    }
    return text
  }

  /// A name that other places use: small ASCII letters, digits and `-` or, for a field, `_`.
  func name(_ key: String, joinedBy mark: Character = "-") -> String? {
    guard let node = need(key), let text = text(node) else { return nil }
    let isName =
      text.utf8.count <= 60 && text.first.map { $0.isASCII && $0.isLetter } ?? false
      && text.allSatisfy { ($0.isASCII && ($0.isLowercase || $0.isNumber)) || $0 == mark }
    guard isName else {
      expected(
        "小写英文字母、数字和 \(mark) 组成的名称",
        "a name of small letters, digits and \(mark)",
        at: node
      )
      return nil
    }
    return text
  }

  /// Both languages, `{ zh: …, en: … }`.
  func words(_ key: String) -> Words? {
    self[key].flatMap { node in words(node, at: "\(path)/\(key)") }
  }

  func needWords(_ key: String) -> Words {
    need(key).flatMap { node in words(node, at: "\(path)/\(key)") } ?? Words(zh: "", en: "")
  }

  func words(_ node: Node, at path: String) -> Words? {
    guard case .map = node.content else {
      expected("中英两种文字 { zh: …, en: … }", "both languages { zh: …, en: … }", at: node)
      return nil
    }
    guard let table = Table(node, at: path, keys: ["zh", "en"], notes: notes) else { return nil }
    return Words(zh: table.needText("zh"), en: table.needText("en"))
  }

  func wordsList(_ key: String) -> [Words] {
    list(key) { node, path in words(node, at: path) }
  }

  /// The elements of a list, read one by one; a lone value is a list of one.
  ///
  /// An element that cannot be read is left out, and paths count those that can, as the model does.
  func list<Element>(_ key: String, _ read: (Node, String) -> Element?) -> [Element] {
    guard let node = self[key] else { return [] }
    let nodes = if case .list(let nodes) = node.content { nodes } else { [node] }
    return nodes.reduce(into: []) { elements, node in
      let path = "\(path)/\(key)/\(elements.count)"
      notes.put(node.place, at: path)
      if let element = read(node, path) { elements.append(element) }
    }
  }

  /// Whether the value is a list, or lone, and not empty.
  func hasElements(_ key: String) -> Bool {
    guard let node = self[key] else { return false }
    if case .list(let nodes) = node.content { return !nodes.isEmpty }
    return true
  }

  func texts(_ key: String) -> [String] {
    list(key) { node, _ in text(node) }
  }

  func number(_ key: String, in range: ClosedRange<Int>) -> Int? {
    guard let node = self[key] else { return nil }
    guard let number = node.scalar.flatMap({ Int($0) }), range.contains(number) else {
      expected(
        "\(range.lowerBound) 到 \(range.upperBound) 的整数",
        "a whole number from \(range.lowerBound) to \(range.upperBound)",
        at: node
      )
      return nil
    }
    return number
  }

  /// A decimal as canonical text.
  func decimal(_ key: String) -> String? {
    guard let node = self[key] else { return nil }
    guard let number = node.scalar.flatMap({ FEELDecimal($0) }) else {
      expected("数字", "a number", at: node)
      return nil
    }
    return number.description
  }

  func yesNo(_ key: String) -> Bool? {
    word(key, among: ["yes", "no"]).map { $0 == "yes" }
  }

  /// A value that is itself a keyword.
  func word(_ key: String, among keywords: [String]) -> String? {
    self[key].flatMap { node in word(node, among: keywords) }
  }

  func word(_ node: Node, among keywords: [String]) -> String? {
    if let keyword = node.scalar.flatMap({ Keywords.meant(by: $0, among: keywords) }) {
      return keyword
    }
    let spellings = keywords.flatMap { [$0] + (Keywords.chinese[$0] ?? []) }
    let nearest = node.scalar.flatMap { spellings.nearest(to: $0) }
    let chinese = keywords.map { Keywords.chinese[$0]?.first ?? $0 }.joined(separator: "、")
    notes.add(
      node.place,
      Words(
        zh: "应为其中之一：\(chinese)；实际是\(node.found.zh)" + (nearest.map { "，是不是“\($0)”？" } ?? ""),
        en: "expected one of \(keywords.joined(separator: ", ")); found \(node.found.en)"
          + (nearest.map { "; did you mean '\($0)'?" } ?? "")
      )
    )
    return nil
  }

  func day(_ key: String) -> Day? {
    guard let node = need(key) else { return nil }
    guard let day = node.scalar.flatMap({ Day($0) }) else {
      expected("日期，例如 2026-01-01", "a date such as 2026-01-01", at: node)
      return nil
    }
    return day
  }
}
