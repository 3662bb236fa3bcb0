/// An address of ours, built from parts that are encoded one by one; the only thing `href` and `action` take.
package struct Href: Sendable, Hashable, CustomStringConvertible {
  package let text: String

  /// An address inside the hall: each part is one segment of the path, whatever it holds.
  package init(_ parts: String..., query: [(String, String)] = [], fragment: String? = nil) {
    self.init(parts: parts, query: query, fragment: fragment)
  }

  package init(parts: [String], query: [(String, String)] = [], fragment: String? = nil) {
    var text = "/" + parts.map(Self.encoded).joined(separator: "/")
    if !query.isEmpty {
      text += "?" + query.map { Self.encoded($0) + "=" + Self.encoded($1) }.joined(separator: "&")
    }
    if let fragment { text += "#" + Self.encoded(fragment) }
    self.text = text
  }

  /// A place on the same page.
  package init(fragment: String) { text = "#" + Self.encoded(fragment) }

  /// Reads an address that came from outside, as where to go after signing in. Nil unless it is a
  /// path of our own: one leading slash, nothing that a browser could read as another host.
  package init?(local text: String) {
    let bytes = Array(text.utf8)
    guard bytes.first == UInt8(ascii: "/"), bytes.count < 2000,
      bytes.dropFirst().first != UInt8(ascii: "/"),
      bytes.allSatisfy({ $0 > 32 && $0 < 127 && $0 != UInt8(ascii: "\\") })
    else { return nil }
    self.text = text
  }

  package static let home = Href()

  package var description: String { text }

  /// The same path, asking for one more thing; a query of that name is replaced.
  package func with(_ name: String, _ value: String) -> Href {
    let whole = text.prefix { $0 != "#" }
    let path = whole.prefix { $0 != "?" }
    let old = whole.dropFirst(path.count + 1).split(separator: "&")
      .filter { !$0.hasPrefix(name + "=") }.map(String.init)
    let query = old + [Self.encoded(name) + "=" + Self.encoded(value)]
    return Href(exactly: path + "?" + query.joined(separator: "&"))
  }

  /// The same address without one question.
  package func without(_ name: String) -> Href {
    let path = text.prefix { $0 != "?" && $0 != "#" }
    let query = text.prefix { $0 != "#" }.dropFirst(path.count + 1).split(separator: "&")
      .filter { !$0.hasPrefix(name + "=") && $0 != name }
    return Href(exactly: path + (query.isEmpty ? "" : "?" + query.joined(separator: "&")))
  }

  /// The same address, at one place of its page.
  package func at(_ fragment: String) -> Href {
    Href(exactly: text.prefix { $0 != "#" } + Href(fragment: fragment).text)
  }

  private init(exactly text: String) { self.text = text }

  private static func encoded(_ part: String) -> String {
    // Names and numbers of ours mostly need nothing.
    if part.utf8.allSatisfy(isPlain) { return part }
    var out: [UInt8] = []
    for byte in part.utf8 {
      if isPlain(byte) {
        out.append(byte)
      } else {
        out += [UInt8(ascii: "%"), hex(byte >> 4), hex(byte & 15)]
      }
    }
    return String(decoding: out, as: UTF8.self)
  }

  /// Unreserved in RFC 3986, section 2.3.
  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case 48...57, 65...90, 97...122, 45, 46, 95, 126: true
    default: false
    }
  }

  private static func hex(_ nibble: UInt8) -> UInt8 { nibble < 10 ? 48 + nibble : 55 + nibble }
}
