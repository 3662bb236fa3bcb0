import Definitions
import Foundation

/// A body's answers as a browser would send them: the form reads both alike.
struct APIAnswers {
  private(set) var raw: [String: [String]] = [:]
  private var flaws: [APIProblem.Flaw] = []

  /// - Throws: every answer that is of no kind a form asks for.
  init(_ body: JSON) throws(APIProblem) {
    for (id, value) in (body["answers"]?.members ?? [:]).sorted(by: { $0.key < $1.key }) {
      read(id, value)
    }
    guard flaws.isEmpty else { throw .flawed(flaws) }
  }

  private mutating func read(_ id: String, _ value: JSON) {
    // A dot would name a row's field, which stands inside its row here.
    guard !id.contains("."), id.utf8.count <= 100 else {
      let name = id.prefix(60)
      return tell(id, "表单里没有“\(name)”", "the form has no “\(name)”")
    }
    guard let rows = value.items, rows.contains(where: \.isObject) else {
      raw[id] = texts(value, at: id)
      return
    }
    for (place, row) in rows.enumerated() {
      guard row.isObject else {
        tell("\(id)/\(place)", "应为对象，收到 \(row.kind)", "expected an object, found \(row.kind)")
        continue
      }
      for (field, value) in row.members {
        raw["\(id).\(place).\(field)"] = texts(value, at: "\(id)/\(place)/\(field)")
      }
    }
  }

  private mutating func texts(_ value: JSON, at place: String) -> [String] {
    switch value {
    case .null: return []
    case .array(let items):
      return items.compactMap { item in
        if let text = Self.text(item) { return text }
        tell(place, "列表里应为文字，收到 \(item.kind)", "expected texts in the list, found \(item.kind)")
        return nil
      }
    default:
      if let text = Self.text(value) { return [text] }
      tell(place, "应为文字、数字、是否或列表", "expected a text, a number, true, false or a list")
      return []
    }
  }

  private static func text(_ value: JSON) -> String? {
    switch value {
    case .bool(let yes): yes ? "yes" : "no"
    case .number(let number): number.description
    case .string(let text): FormInput.cleaned(Array(text.utf8))
    case .null, .array, .object: nil
    }
  }

  private mutating func tell(_ place: String, _ zh: String, _ en: String) {
    let pointer = "/answers/" + String(place.prefix(120))
    flaws.append(APIProblem.Flaw(pointer: pointer, detail: Words(zh: zh, en: en)))
  }
}

extension JSON {
  fileprivate var isObject: Bool { if case .object = self { true } else { false } }
}
