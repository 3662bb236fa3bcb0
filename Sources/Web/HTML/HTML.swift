package import Deadlines
package import Definitions

/// Markup as bytes. The literal parts stand as they are; every interpolated text is escaped.
///
/// Nested `HTML`, optionals and lists of it are taken as they are, so a page reads as markup and
/// forgetting to escape is impossible. Escaping does not make an address safe: `href`, `action` and
/// `src` take an `Href`; anything else there becomes `#`.
package struct HTML: Sendable, Hashable {
  package private(set) var bytes: [UInt8]

  package static let empty = HTML(bytes: [])

  private init(bytes: [UInt8]) { self.bytes = bytes }

  /// The one way in for markup that was not written here, e.g. the stored bytes of a paper that the
  /// hall itself made. Never for anything a person typed.
  package static func unescaped(trusted bytes: [UInt8]) -> HTML { HTML(bytes: bytes) }

  package static func + (left: HTML, right: HTML) -> HTML { HTML(bytes: left.bytes + right.bytes) }

  package var isEmpty: Bool { bytes.isEmpty }
  /// For tests and for papers; pages are sent as bytes.
  package var text: String { String(decoding: bytes, as: UTF8.self) }
}

extension HTML: ExpressibleByStringInterpolation {
  package init(stringLiteral value: String) { bytes = Array(value.utf8) }

  package init(stringInterpolation: StringInterpolation) { bytes = stringInterpolation.bytes }

  package struct StringInterpolation: StringInterpolationProtocol {
    var bytes: [UInt8] = []

    package init(literalCapacity: Int, interpolationCount: Int) {
      bytes.reserveCapacity(literalCapacity + interpolationCount * 24)
    }

    package mutating func appendLiteral(_ literal: String) {
      bytes.append(contentsOf: literal.utf8)
    }

    // Disfavoured: a literal inside `map` or `? :` is markup of ours, and must not become a String by default.
    @_disfavoredOverload
    package mutating func appendInterpolation(_ text: String) {
      guard !opensAddress else {
        assertionFailure("an address must be an Href, found '\(text)'")
        return bytes.append(UInt8(ascii: "#"))
      }
      escape(text)
    }

    @_disfavoredOverload
    package mutating func appendInterpolation(_ text: String?) {
      if let text { appendInterpolation(text) }
    }

    package mutating func appendInterpolation(_ words: Words, _ language: Language) {
      appendInterpolation(words[language])
    }

    package mutating func appendInterpolation(_ html: HTML) {
      bytes.append(contentsOf: html.bytes)
    }

    package mutating func appendInterpolation(_ html: HTML?) {
      if let html { bytes.append(contentsOf: html.bytes) }
    }

    package mutating func appendInterpolation(_ list: [HTML]) {
      for html in list { bytes.append(contentsOf: html.bytes) }
    }

    package mutating func appendInterpolation(_ number: Int) {
      bytes.append(contentsOf: String(number).utf8)
    }

    package mutating func appendInterpolation(_ href: Href) { escape(href.text) }

    /// An attribute without a value, such as `checked`, where the condition holds.
    package mutating func appendInterpolation(_ attribute: StaticString, if isSet: Bool) {
      if isSet { bytes.append(contentsOf: attribute.description.utf8) }
    }
  }
}

extension HTML.StringInterpolation {
  private mutating func escape(_ text: String) {
    // Most texts hold nothing to escape and are copied as they are.
    guard text.utf8.contains(where: Self.needsEscape) else {
      bytes.append(contentsOf: text.utf8)
      return
    }
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "&"): bytes.append(contentsOf: "&amp;".utf8)
      case UInt8(ascii: "<"): bytes.append(contentsOf: "&lt;".utf8)
      case UInt8(ascii: ">"): bytes.append(contentsOf: "&gt;".utf8)
      case UInt8(ascii: "\""): bytes.append(contentsOf: "&quot;".utf8)
      case UInt8(ascii: "'"): bytes.append(contentsOf: "&#39;".utf8)
      default: bytes.append(byte)
      }
    }
  }

  private static func needsEscape(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""),
      UInt8(ascii: "'"):
      true
    default: false
    }
  }

  /// True right after `href="`, `action="` or `src="`.
  private var opensAddress: Bool {
    guard bytes.last == UInt8(ascii: "\"") else { return false }
    return ["href=\"", "action=\"", "src=\""].contains {
      bytes.suffix($0.utf8.count).elementsEqual($0.utf8)
    }
  }
}

extension [HTML] {
  /// One after another, with something between.
  package func joined(by separator: HTML) -> HTML {
    guard var all = first else { return .empty }
    for html in dropFirst() { all = all + separator + html }
    return all
  }
}
