/// What stands on the sheet, block by block, as read from the HTML that our own papers are made of.
///
/// No browser: it knows headings, paragraphs, lists, tables of two columns and the signature, and takes the text of
/// everything else. Whatever it does not know is still printed, as a paragraph.
struct PaperBlocks {
  enum Block: Equatable {
    case unit(String)
    case title(String)
    case number(String)
    case heading(String)
    case paragraph(String, isIndented: Bool, isSmall: Bool)
    case item(mark: String, String)
    case row([Cell])
    case signature([String])
  }

  struct Cell: Equatable {
    var text: String
    var isHead: Bool
  }

  private(set) var blocks: [Block] = []
  private var text = ""
  private var open: [Element] = []
  private var cells: [Cell] = []
  private var signature: [String]?
  private var items: [Int?] = []

  private struct Element {
    var name: String
    var kind: String
  }

  init(_ html: String) {
    var rest = Substring(html)
    while let tag = rest.firstIndex(of: "<") {
      take(rest[..<tag])
      guard let end = rest[tag...].firstIndex(of: ">") else { break }
      let inside = rest[rest.index(after: tag)..<end]
      rest = rest[rest.index(after: end)...]
      if inside.first == "/" { close(inside.dropFirst()) } else { begin(inside) }
    }
    flush()
  }

  private var isSilent: Bool {
    open.contains { ["head", "style", "script", "title"].contains($0.name) }
  }

  private mutating func take(_ piece: Substring) {
    // The slot of the seal is drawn, not written.
    let isSeal = open.contains { $0.kind == "seal" }
    guard !isSilent, !isSeal, open.contains(where: { $0.name == "body" }) else { return }
    text += unescaped(piece)
  }

  private mutating func begin(_ inside: Substring) {
    let name = inside.prefix { $0.isLetter || $0.isNumber || $0 == "!" }.lowercased()
    if name == "br" { text += "\n" }
    guard !["br", "meta", "link", "hr", "img", "!doctype", "!"].contains(name), !name.isEmpty else {
      return
    }
    if Self.blockNames.contains(name) { flush() }
    if name == "ol" { items.append(0) }
    if name == "ul" { items.append(nil) }
    let kind = attribute("class", of: inside)
    if kind.hasPrefix("signature") { signature = [] }
    open.append(Element(name: name, kind: kind))
  }

  private mutating func close(_ inside: Substring) {
    let name = inside.prefix { $0.isLetter || $0.isNumber }.lowercased()
    guard let index = open.lastIndex(where: { $0.name == name }) else { return }
    if Self.blockNames.contains(name) { flush() }
    let closed = open[index]
    open.removeSubrange(index...)
    if name == "ol" || name == "ul", !items.isEmpty { items.removeLast() }
    if name == "tr", !cells.isEmpty {
      blocks.append(.row(cells))
      cells = []
    }
    if closed.kind.hasPrefix("signature"), let lines = signature {
      blocks.append(.signature(lines))
      signature = nil
    }
  }

  private static let blockNames: Set<String> = [
    "p", "h1", "h2", "h3", "li", "td", "th", "tr", "div", "header", "footer", "main", "section",
    "table", "ol", "ul", "body",
  ]

  /// Ends the block that is open, with the text gathered so far.
  private mutating func flush() {
    let words = text.split { $0 == " " || $0 == "\t" || $0 == "\r" }.joined(separator: " ")
    let lines = words.split(separator: "\n").map { $0.trimmed }.filter { !$0.isEmpty }
    text = ""
    guard !lines.isEmpty else { return }
    let line = lines.joined(separator: "\n")
    let inner = open.last { Self.blockNames.contains($0.name) }
    if signature != nil {
      signature?.append(line)
      return
    }
    blocks.append(contentsOf: block(line, in: inner))
  }

  private mutating func block(_ line: String, in element: Element?) -> [Block] {
    switch element?.name {
    case "h1": return [.title(line)]
    case "h2", "h3": return [.heading(line)]
    case "td", "th":
      cells.append(Cell(text: line, isHead: element?.name == "th"))
      return []
    case "li":
      let mark: String
      if let last = items.last, let count = last {
        items[items.count - 1] = count + 1
        mark = "\(count + 1)."
      } else {
        mark = "·"
      }
      return [.item(mark: mark, line)]
    default:
      let kind = element?.kind ?? ""
      if kind.contains("unit") { return [.unit(line)] }
      if kind.contains("number") { return [.number(line)] }
      let isPlain = ["to", "plain"].contains { kind.contains($0) }
      let isSmall = ["note", "receipt-of-service"].contains { kind.contains($0) }
      return [.paragraph(line, isIndented: !isPlain, isSmall: isSmall)]
    }
  }

  private func attribute(_ name: String, of tag: Substring) -> String {
    guard let range = tag.firstRange(of: name + "=\"") else { return "" }
    return String(tag[range.upperBound...].prefix { $0 != "\"" })
  }

  private func unescaped(_ text: Substring) -> String {
    guard text.contains("&") else { return String(text) }
    var plain = String(text)
    for (entity, letter) in Self.entities { plain = plain.replacing(entity, with: letter) }
    return plain
  }

  /// The ampersand last: what it stands before is text, not another entity.
  private static let entities = [
    ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&nbsp;", " "), ("&amp;", "&"),
  ]
}

extension Substring {
  fileprivate var trimmed: String {
    var text = self
    while text.first?.isWhitespace ?? false { text = text.dropFirst() }
    while text.last?.isWhitespace ?? false { text = text.dropLast() }
    return String(text)
  }
}
