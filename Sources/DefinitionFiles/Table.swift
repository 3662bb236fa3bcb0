import Definitions

/// Keys and values of one thing in a file, read by keyword in either language.
///
/// Making one notes every key that does not belong, with the nearest that does; asking it notes what is missing.
struct Table {
  let node: Node
  let path: String
  let notes: Notes
  private let values: [String: Node]

  /// Nil, with a note, where there are no keys and values at all.
  init?(_ node: Node, at path: String, keys: [String], notes: Notes) {
    notes.put(node.place, at: path)
    guard case .map(let entries) = node.content else {
      let wanted = keys.prefix(4).joined(separator: ", ")
      notes.add(
        node.place,
        Words(
          zh: "这里应是一组键值（如 \(wanted)），实际是\(node.found.zh)",
          en: "expected keys and values (such as \(wanted)), found \(node.found.en)"
        )
      )
      return nil
    }
    var values: [String: Node] = [:]
    for entry in entries {
      guard let keyword = Keywords.meant(by: entry.key, among: keys) else {
        notes.add(entry.keyPlace, Table.unknownKey(entry.key, among: keys))
        continue
      }
      if values[keyword] != nil {
        let name = quoted(entry.key)
        notes.add(
          entry.keyPlace,
          Words(zh: "\(name.zh)在这里已经写过", en: "\(name.en) was already given here")
        )
        continue
      }
      values[keyword] = entry.value
      // A blank value has no place of its own: its key stands for it.
      notes.put(entry.value.isBlank ? entry.keyPlace : entry.value.place, at: "\(path)/\(keyword)")
    }
    self.node = node
    self.path = path
    self.notes = notes
    self.values = values
  }

  subscript(key: String) -> Node? {
    values[key].flatMap { $0.isBlank ? nil : $0 }
  }

  /// The value, noting its absence.
  func need(_ key: String) -> Node? {
    if let node = self[key] { return node }
    let chinese = Keywords.chinese[key]?.first ?? key
    notes.add(
      notes.places[path: "\(path)/\(key)"] ?? node.place,
      Words(zh: "缺少“\(chinese)”（\(key)）", en: "'\(key)' is missing")
    )
    return nil
  }

  func place(of key: String) -> Place { notes.places.nearest(to: "\(path)/\(key)") }

  private static func unknownKey(_ key: String, among keys: [String]) -> Words {
    let spellings = keys.flatMap { [$0] + (Keywords.chinese[$0] ?? []) }
    let name = quoted(key)
    if let nearest = spellings.nearest(to: key) {
      return Words(
        zh: "没有\(name.zh)这个键；是不是“\(nearest)”？",
        en: "unknown key \(name.en); did you mean '\(nearest)'?"
      )
    }
    return Words(
      zh:
        "没有\(name.zh)这个键；可用的有：\(keys.map { Keywords.spelling(of: $0, like: key) }.joined(separator: "、"))",
      en: "unknown key \(name.en); known here: \(keys.joined(separator: ", "))"
    )
  }
}
