/// What a person sent with a form: names and texts, in order; a name may come several times.
package struct FormInput: Sendable, Hashable {
  package private(set) var pairs: [Pair]

  package struct Pair: Sendable, Hashable {
    package let name: String
    package let value: String
  }

  /// The most that a form may hold; a longer one is refused before it is read whole.
  package static let mostBytes = 512 * 1024
  package static let mostPairs = 4000

  package init(_ pairs: [(String, String)] = []) {
    self.pairs = pairs.map { Pair(name: $0.0, value: $0.1) }
  }

  /// The first value of a name as typed, without the spaces around it; nil where it did not come.
  package subscript(_ name: String) -> String? {
    pairs.first { $0.name == name }.map { Self.trimmed($0.value) }
  }

  package func all(_ name: String) -> [String] {
    pairs.filter { $0.name == name }.map(\.value)
  }

  /// The text of a field, empty where it did not come.
  package func text(_ name: String) -> String { self[name] ?? "" }

  package func has(_ name: String) -> Bool { pairs.contains { $0.name == name } }

  /// Everything as a draft keeps it.
  package var raw: [String: [String]] {
    var raw: [String: [String]] = [:]
    for pair in pairs { raw[pair.name, default: []].append(pair.value) }
    return raw
  }

  private static func trimmed(_ text: String) -> String {
    let spaces: Set<Character> = [" ", "\t", "\n", "\r\n", "\u{3000}"]
    return String(
      text.drop { spaces.contains($0) }.reversed().drop { spaces.contains($0) }.reversed()
    )
  }
}

extension FormInput {
  /// Reads `application/x-www-form-urlencoded`. Broken escapes stand as they came, broken UTF-8 is
  /// repaired, line ends become one `\n`; nil where there are too many pairs.
  package init?(urlEncoded bytes: some Collection<UInt8>) {
    pairs = []
    for part in bytes.split(separator: UInt8(ascii: "&")) {
      guard pairs.count < Self.mostPairs else { return nil }
      let cut = part.firstIndex(of: UInt8(ascii: "=")) ?? part.endIndex
      let value = cut == part.endIndex ? part[cut...] : part[part.index(after: cut)...]
      pairs.append(Pair(name: Self.decoded(part[..<cut]), value: Self.decoded(value)))
    }
  }

  private static func decoded(_ bytes: some Collection<UInt8>) -> String {
    var out: [UInt8] = []
    var rest = Array(bytes)[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "+") {
        out.append(32)
      } else if byte == UInt8(ascii: "%"), let high = nibble(rest.first),
        let low = nibble(rest.dropFirst().first)
      {
        out.append(high << 4 | low)
        rest = rest.dropFirst(2)
      } else {
        out.append(byte)
      }
    }
    return cleaned(out)
  }

  /// One kind of line end, and no character that only a machine sends.
  static func cleaned(_ bytes: [UInt8]) -> String {
    let text = String(decoding: bytes, as: UTF8.self)
    var clean = ""
    for character in text.unicodeScalars {
      switch character.value {
      case 13: continue
      case 9, 10: clean.unicodeScalars.append(character)
      case 0..<32, 127: continue
      default: clean.unicodeScalars.append(character)
      }
    }
    return clean
  }

  private static func nibble(_ byte: UInt8?) -> UInt8? {
    switch byte {
    case .some(let digit) where (48...57).contains(digit): digit - 48
    case .some(let letter) where (65...70).contains(letter): letter - 55
    case .some(let letter) where (97...102).contains(letter): letter - 87
    default: nil
    }
  }
}
