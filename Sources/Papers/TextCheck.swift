import Casework
import Definitions

/// Finds every flaw in the text of one kind of paper, before the hall serves anybody.
struct TextCheck {
  let kind: Paper.Kind
  let texts: [String: String]
  /// A text of an older program: what is sometimes absent today was always there, or the other way round.
  private let isOnceServed: Bool
  private let vocabulary: PaperVocabulary
  private var problems: [Problem] = []
  /// The sections open at this point, with the list each stands for.
  private var open: [TextTag] = []

  init(_ kind: Paper.Kind, texts: [String: String], asOnceServed: Bool) {
    self.kind = kind
    isOnceServed = asOnceServed
    self.texts = texts
    self.vocabulary = .of(kind)
  }

  static func problems(
    in kind: Paper.Kind,
    texts: [String: String],
    asOnceServed: Bool
  ) -> [Problem] {
    var check = TextCheck(kind, texts: texts, asOnceServed: asOnceServed)
    check.read(kind.textFile, depth: 0)
    return check.problems
  }

  private mutating func read(_ name: String, depth: Int) {
    guard let text = texts[name] else { return }
    let file = PaperTexts.fileName(name)
    checkMarkup(text, file: file)
    let level = open.count
    for tag in TextTag.all(in: text, file: file) { read(tag, depth: depth, level: level) }
    while open.count > level, let section = open.popLast() {
      report(
        section,
        zh: "“{{#\(section.name)}}”没有结束；应在后面写“{{/\(section.name)}}”",
        en: "'{{#\(section.name)}}' never ends; write '{{/\(section.name)}}' after it"
      )
    }
  }

  private mutating func read(_ tag: TextTag, depth: Int, level: Int) {
    if tag.isInMarkup, tag.kind != .comment {
      return report(
        tag,
        zh: "“\(tag.name)”写在了 HTML 标记的尖括号里；请写在文字处",
        en: "'\(tag.name)' stands inside an HTML tag; write it in the text"
      )
    }
    switch tag.kind {
    case .comment: break
    case .name: checkName(tag)
    case .section, .inverted:
      checkSection(tag)
      open.append(tag)
    case .end:
      if open.count > level, open.last?.name == tag.name {
        open.removeLast()
      } else {
        report(
          tag,
          zh: "“{{/\(tag.name)}}”没有对应的开头“{{#\(tag.name)}}”",
          en: "'{{/\(tag.name)}}' ends what was not begun; expected '{{#\(tag.name)}}' before it"
        )
      }
    case .partial: include(tag, depth: depth)
    case .unknown:
      report(
        tag,
        zh: "不认识“{{\(tag.name)”；可用“{{名}}”“{{#名}}…{{/名}}”“{{^名}}”“{{>文件}}”",
        en: "unknown '{{\(tag.name)'; use {{name}}, {{#name}}…{{/name}}, {{^name}} or {{>file}}"
      )
    }
  }

  private mutating func include(_ tag: TextTag, depth: Int) {
    guard texts[tag.name] != nil else {
      return report(
        tag,
        zh: "没有文件“\(PaperTexts.fileName(tag.name))”",
        en: "there is no file '\(PaperTexts.fileName(tag.name))'"
      )
    }
    guard depth < 4 else {
      return report(tag, zh: "文件互相引用太深", en: "files include each other too deeply")
    }
    read(tag.name, depth: depth + 1)
  }

  private mutating func checkName(_ tag: TextTag) {
    let guarded = open.contains { $0.kind == .section && $0.name == tag.name }
    if names.always.contains(tag.name) || guarded { return }
    if names.sometimes.contains(tag.name) {
      if isOnceServed { return }
      return report(
        tag,
        zh: "“\(tag.name)”有时没有；请写成“{{#\(tag.name)}}…{{/\(tag.name)}}”",
        en: "'\(tag.name)' is sometimes absent; write {{#\(tag.name)}}…{{/\(tag.name)}} around it"
      )
    }
    reportUnknown(tag, among: names.always.union(names.sometimes))
  }

  private mutating func checkSection(_ tag: TextTag) {
    let known = names.sometimes.union(vocabulary.lists.keys)
      .union(isOnceServed ? names.always : [])
    guard !known.contains(tag.name) else { return }
    reportUnknown(tag, among: known)
  }

  /// The names in reach here: the paper's own and those of the list item around.
  private var names: PaperVocabulary.Item {
    open.filter { $0.kind == .section }.compactMap { vocabulary.lists[$0.name] }.reduce(
      PaperVocabulary.Item(always: vocabulary.always, sometimes: vocabulary.sometimes)
    ) { outer, item in
      .init(
        always: outer.always.subtracting(item.sometimes).union(item.always),
        sometimes: outer.sometimes.subtracting(item.always).union(item.sometimes)
      )
    }
  }

  private mutating func reportUnknown(_ tag: TextTag, among known: Set<String>) {
    let list = known.sorted().joined(separator: ", ")
    report(
      tag,
      zh: "“\(kind.title)”里没有“\(tag.name)”；可用：\(list)",
      en: "'\(tag.name)' is no name of this paper; expected one of: \(list)"
    )
  }

  /// A stored paper is served with its own style alone: what could run or load is refused at the start.
  private mutating func checkMarkup(_ text: String, file: String) {
    for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      for word in ["<script", "<style", "<link", "<iframe", "<object", "<meta"]
      where line.lowercased().contains(word) {
        problems.append(
          Problem(
            at: Place(file: file, line: number + 1, column: 1),
            Words(zh: "文书里不能有“\(word)”", en: "a paper may not hold '\(word)'")
          )
        )
      }
    }
  }

  private mutating func report(_ tag: TextTag, zh: String, en: String) {
    problems.append(Problem(at: tag.place, Words(zh: zh, en: en)))
  }
}
