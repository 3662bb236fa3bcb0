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
      en: "the file has \(bytes) bytes; at most \(mostBytes) are read"
    )
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
          en: "\(name.en) stands here more than once; a key may stand once"
        )
      )
      guard duplicates < 50, let renamed = renameKey(in: text, at: Spot(context.mark), duplicates)
      else {
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
        content: .list(list.compactMap { convert($0, depth: depth + 1) }),
        place: place(mark)
      )
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
      place: Place(file: file, line: mark.line, column: mark.column + (isQuoted ? 1 : 0))
    )
  }

  private func convert(_ map: Yams.Node.Mapping, depth: Int) -> [Node.Entry] {
    map.compactMap { key, value in
      let mark = Spot(key.mark)
      guard let name = key.scalar?.string else {
        note(
          mark,
          Words(zh: "键应为一个词", en: "a key is one word, not a list or keys and values")
        )
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
}

/// Line and column of the text; Yams keeps the making of its own marks to itself.
struct Spot {
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
