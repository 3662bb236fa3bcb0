import Definitions

/// One value of a definition file and where it stands.
struct Node {
  enum Content {
    case blank
    case scalar(String)
    case list([Node])
    case map([Entry])
  }

  struct Entry {
    let key: String
    let keyPlace: Place
    let value: Node
  }

  let content: Content
  /// Where the value begins; for a quoted text the first character inside.
  let place: Place

  var scalar: String? {
    if case .scalar(let text) = content { text } else { nil }
  }

  var isBlank: Bool {
    if case .blank = content { true } else { false }
  }

  /// The text under a keyword, before the rest is read: what the thing is called.
  func peek(_ keyword: String) -> String? {
    guard case .map(let entries) = content else { return nil }
    return entries.first { Keywords.spells($0.key, keyword) }?.value.scalar
  }

  /// What stands there, for messages: `'5 days'`, `a list`, `nothing`.
  var found: Words {
    switch content {
    case .blank: Words(zh: "空白", en: "nothing")
    case .scalar(let text): quoted(text)
    case .list: Words(zh: "一个列表", en: "a list")
    case .map: Words(zh: "一组键值", en: "keys and values")
    }
  }
}

/// A word of a file as messages repeat it: in quotation marks, clipped where it is long.
func quoted(_ text: String) -> Words {
  let line = text.prefix { !$0.isNewline }
  let short = line.count > 40 ? line.prefix(40) + "…" : line
  return Words(zh: "“\(short)”", en: "'\(short)'")
}
