import Deadlines
import Definitions
import FEEL

/// Citations, limits and conditions: the values that carry law.
extension Table {
  /// A text and the mark that may close it, ` [T]` or ` [K]`.
  private func marked(_ text: String) -> (text: String, mark: SourceMark?) {
    for mark in [SourceMark.typical, .known] where text.hasSuffix("[\(mark.rawValue)]") {
      var bare = text.dropLast(3)
      while bare.last == " " { bare = bare.dropLast() }
      return (String(bare), mark)
    }
    return (text, nil)
  }

  func citations(_ key: String) -> [Citation] {
    texts(key).map { text in
      let (text, mark) = marked(text)
      return Citation(text, mark: mark)
    }
  }

  func citation(_ key: String) -> Citation? {
    guard let text = text(key) else { return nil }
    let (bare, mark) = marked(text)
    return Citation(bare, mark: mark)
  }

  /// A limit such as `5 workdays` or `10 个工作日 [T]`.
  func limit(_ key: String, basis: [Citation] = []) -> LegalLimit? {
    self[key].flatMap { node in limit(node, basis: basis) }
  }

  func limit(_ node: Node, basis: [Citation] = []) -> LegalLimit? {
    guard let (text, mark) = node.scalar.map(marked), let limit = TimeLimit(parsing: text) else {
      expected("时限，例如 5 个工作日", "a limit such as 5 workdays", at: node)
      return nil
    }
    return LegalLimit(limit, basis: basis, mark: mark)
  }

  /// An expression; its types are checked once every name is known.
  func condition(_ key: String) -> Condition? {
    self[key].flatMap { node in condition(node) }
  }

  func condition(_ node: Node) -> Condition? {
    guard let source = node.scalar else {
      expected("一个条件", "a condition", at: node)
      return nil
    }
    do {
      let expression = try FEELExpression(parsing: source, names: [])
      return Condition(source: source, expression: expression, place: node.place)
    } catch {
      notes.add(
        node.place.moved(past: source, to: error.offset),
        Words(zh: error.sentence(.zh), en: error.sentence(.en))
      )
      return nil
    }
  }
}
