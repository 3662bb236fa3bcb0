/// Reads the names in a PDF's objects byte by byte, `#4A` escapes resolved, and keeps the first that runs something.
struct PDFNames {
  /// What the dictionary before a stream says of it.
  struct Dictionary {
    fileprivate(set) var isFlate = false
    fileprivate(set) var isOddlyPacked = false
    /// `/Type /ObjStm`, or the `/First` that only such a stream has.
    fileprivate(set) var holdsObjects = false
  }

  private(set) var active: String?
  private(set) var isEncrypted = false
  private var name: [UInt8]?
  /// The last bytes of the word at hand, and how long the word is.
  private var tail: [UInt8] = []
  private var length = 0
  private var isInStream = false
  private var dictionary = Dictionary()

  private static let forbidden: Set<String> = [
    "JavaScript", "JS", "AA", "Launch", "RichMedia", "XFA", "SubmitForm", "ImportData",
  ]
  private static let odd: Set<String> = [
    "ASCIIHexDecode", "AHx", "ASCII85Decode", "A85", "LZWDecode", "LZW", "RunLengthDecode", "RL",
    "Crypt",
  ]
  private static let delimiters: [Bool] = {
    let marks = Set("()<>[]{}/% \u{0}\t\n\u{c}\r".utf8)
    return (0...255).map { marks.contains(UInt8($0)) }
  }()

  /// - Returns: when this byte is the first line end after the word `stream`: what the stream's dictionary said.
  mutating func take(_ byte: UInt8) -> Dictionary? {
    guard Self.delimiters[Int(byte)] else {
      length += 1
      tail.append(byte)
      if tail.count > 9 { tail.removeFirst() }
      if let count = name?.count, count < 40 { name?.append(byte) } else { name = nil }
      return nil
    }
    let begun = endWord(before: byte)
    if byte == UInt8(ascii: "/") { name = [] }
    return begun
  }

  /// Nothing more comes.
  mutating func end() { _ = endWord(before: 32) }

  private mutating func endWord(before delimiter: UInt8) -> Dictionary? {
    if let name {
      note(Self.unescaped(name))
      self.name = nil
    }
    defer {
      tail.removeAll(keepingCapacity: true)
      length = 0
    }
    guard length >= 3 else { return nil }
    // Packed bytes may run into the word that ends them.
    if tail.elementsEqual("endstream".utf8) { isInStream = false }
    if (length == 3 && tail.elementsEqual("obj".utf8))
      || (length == 6 && tail.elementsEqual("endobj".utf8))
    {
      (dictionary, isInStream) = (Dictionary(), false)
    }
    guard length == 6, tail.elementsEqual("stream".utf8), delimiter == 10 || delimiter == 13 else {
      return nil
    }
    isInStream = true
    defer { dictionary = Dictionary() }
    return dictionary
  }

  private mutating func note(_ text: String) {
    // Two or three letters turn up in packed bytes by chance; the long names do not.
    if Self.forbidden.contains(text), !(isInStream && text.utf8.count < 4) {
      active = active ?? text
    }
    // In a stream too: the word `stream` may stand in a text, to hide what follows it.
    switch text {
    case "FlateDecode", "Fl": dictionary.isFlate = true
    case "ObjStm", "First": dictionary.holdsObjects = true
    case "Encrypt": isEncrypted = true
    default: if Self.odd.contains(text) { dictionary.isOddlyPacked = true }
    }
  }

  private static func unescaped(_ bytes: [UInt8]) -> String {
    var plain: [UInt8] = []
    var rest = bytes[...]
    while let byte = rest.popFirst() {
      let digits = String(decoding: rest.prefix(2), as: UTF8.self)
      if byte == UInt8(ascii: "#"), rest.count >= 2, let code = UInt8(digits, radix: 16) {
        plain.append(code)
        rest = rest.dropFirst(2)
      } else {
        plain.append(byte)
      }
    }
    return String(decoding: plain, as: UTF8.self)
  }
}
