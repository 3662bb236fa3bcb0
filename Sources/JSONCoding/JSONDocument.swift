/// JSON as a list of places in its bytes: read once from front to back, with nothing made of what nobody asks for.
///
/// Bounded in depth and in size; what is no JSON throws.
final class JSONDocument: Sendable {
  enum Kind: UInt8, Sendable { case object, list, text, escapedText, number, yes, no, null }

  /// A value, or the name of a member, which stands before its value.
  struct Node: Sendable {
    let kind: Kind
    /// Of a text, between its quotation marks.
    var start: UInt32
    var end: UInt32
    /// The node after this one and all that it holds.
    var next: UInt32
  }

  let bytes: [UInt8]
  /// The first is the whole; there is always one.
  let nodes: [Node]

  init(_ bytes: [UInt8]) throws {
    self.bytes = bytes
    nodes = try bytes.withUnsafeBufferPointer { try JSONPlaces.nodes(of: $0) }
  }

  // MARK: Asking

  /// The node of a member's value.
  func member(_ name: String, of object: Int) -> Int? {
    guard nodes[object].kind == .object else { return nil }
    var name = name
    return name.withUTF8 { name in
      var node = object + 1
      let end = Int(nodes[object].next)
      while node < end {
        if says(node, name) { return node + 1 }
        node = Int(nodes[node + 1].next)
      }
      return nil
    }
  }

  private func says(_ node: Int, _ name: UnsafeBufferPointer<UInt8>) -> Bool {
    let found = nodes[node]
    if found.kind == .escapedText { return text(node)?.utf8.elementsEqual(name) ?? false }
    guard Int(found.end - found.start) == name.count else { return false }
    return bytes[Int(found.start)..<Int(found.end)].elementsEqual(name)
  }

  /// In the order of the text.
  func forEachName(of object: Int, _ take: (String) -> Void) {
    guard nodes[object].kind == .object else { return }
    var node = object + 1
    while node < Int(nodes[object].next) {
      if let name = text(node) { take(name) }
      node = Int(nodes[node + 1].next)
    }
  }

  /// Nil: no text.
  func text(_ node: Int) -> String? {
    let found = nodes[node]
    let characters = bytes[Int(found.start)..<Int(found.end)]
    switch found.kind {
    case .text: return String(decoding: characters, as: UTF8.self)
    case .escapedText: return unescaped(characters)
    default: return nil
    }
  }

  func integer<Number: FixedWidthInteger>(_ node: Int) -> Number? {
    let found = nodes[node]
    guard found.kind == .number else { return nil }
    return Number(
      String(decoding: bytes[Int(found.start)..<Int(found.end)], as: UTF8.self)
    )
  }

  // MARK: Escapes

  private func unescaped(_ characters: ArraySlice<UInt8>) -> String? {
    var plain: [UInt8] = []
    var rest = characters
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "\\") else {
        plain.append(byte)
        continue
      }
      switch rest.popFirst() {
      case UInt8(ascii: "b"): plain.append(8)
      case UInt8(ascii: "t"): plain.append(9)
      case UInt8(ascii: "n"): plain.append(10)
      case UInt8(ascii: "f"): plain.append(12)
      case UInt8(ascii: "r"): plain.append(13)
      case UInt8(ascii: "u"):
        guard let scalar = scalar(&rest) else { return nil }
        plain += String(scalar).utf8
      case .some(let other): plain.append(other)
      case nil: return nil
      }
    }
    return String(decoding: plain, as: UTF8.self)
  }

  /// Of `\u0041`, or of a pair such as `\ud83d\ude00`.
  private func scalar(_ rest: inout ArraySlice<UInt8>) -> Unicode.Scalar? {
    guard let first = fourDigits(&rest) else { return nil }
    guard (0xD800..<0xDC00).contains(first) else { return Unicode.Scalar(first) }
    guard rest.popFirst() == UInt8(ascii: "\\"), rest.popFirst() == UInt8(ascii: "u"),
      let second = fourDigits(&rest), (0xDC00..<0xE000).contains(second)
    else { return nil }
    return Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
  }

  private func fourDigits(_ rest: inout ArraySlice<UInt8>) -> UInt32? {
    let digits = rest.prefix(4)
    rest = rest.dropFirst(4)
    guard digits.count == 4 else { return nil }
    return UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
  }
}
