import CMagic
import Synchronization

/// Looks at a file while it streams by, and says what it really is.
struct ContentLook {
  /// What the hall takes: photos and PDF.
  static let taken: Set<String> = ["image/jpeg", "image/png", "image/heic", "application/pdf"]

  private var head: [UInt8] = []
  private var script = ByteSearch("<script")
  private var names = PDFNames()
  private static let headBytes = 65_536

  mutating func take(_ piece: [UInt8]) {
    if head.count < Self.headBytes { head += piece.prefix(Self.headBytes - head.count) }
    script.take(piece)
    names.take(piece)
  }

  /// - Returns: the media type.
  /// - Throws: `.wrongType` or `.active`; a file must be what both its first bytes and libmagic say.
  func verdict() throws(AttachmentProblem) -> String {
    let found = Magic.type(of: head)
    let type = signature
    guard let type, Self.taken.contains(type), agrees(found, type) else {
      throw .wrongType(found: found ?? "unknown")
    }
    // A picture that is also a page would run in a browser that guesses.
    if looksLikePage || script.isFound { throw .active("html") }
    if type == "application/pdf", let name = names.active { throw .active(name) }
    return type
  }

  private func agrees(_ found: String?, _ type: String) -> Bool {
    // libmagic calls the containers of the same phones' photos by several names.
    type == "image/heic" ? ["image/heic", "image/heif"].contains(found) : found == type
  }

  private var signature: String? {
    if head.starts(with: [0xFF, 0xD8, 0xFF]) { return "image/jpeg" }
    if head.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) { return "image/png" }
    if head.starts(with: Array("%PDF-".utf8)) { return "application/pdf" }
    guard head.count >= 12, head[4..<8].elementsEqual("ftyp".utf8) else { return nil }
    let brand = String(decoding: head[8..<12], as: UTF8.self)
    return ["heic", "heix", "mif1", "msf1", "heim", "heis"].contains(brand) ? "image/heic" : nil
  }

  private var looksLikePage: Bool {
    let start = String(decoding: head.prefix(1_024), as: UTF8.self).lowercased()
    return ["<html", "<!doctype html", "<svg", "<body"].contains { start.contains($0) }
  }
}

/// libmagic, one look at a time: its cookie is not made for several threads.
enum Magic {
  private struct Cookie: @unchecked Sendable { let pointer: magic_t? }

  private static let cookie = Mutex(load())

  static func type(of head: [UInt8]) -> String? {
    cookie.withLock { cookie in
      guard let pointer = cookie.pointer else { return nil }
      return magic_buffer(pointer, head, head.count).map { String(cString: $0) }
    }
  }

  private static func load() -> Cookie {
    guard let pointer = magic_open(MAGIC_MIME_TYPE) else { return Cookie(pointer: nil) }
    guard magic_load(pointer, nil) == 0 else {
      magic_close(pointer)
      return Cookie(pointer: nil)
    }
    return Cookie(pointer: pointer)
  }
}

/// Finds a word in bytes that come in pieces, whatever its letters' case.
struct ByteSearch {
  private let word: [UInt8]
  private var tail: [UInt8] = []
  private(set) var isFound = false

  init(_ word: String) { self.word = Array(word.utf8) }

  mutating func take(_ piece: [UInt8]) {
    guard !isFound else { return }
    let bytes = tail + piece
    tail = Array(bytes.suffix(word.count - 1))
    guard let first = word.first, bytes.count >= word.count else { return }
    for start in 0...(bytes.count - word.count) where bytes[start] == first {
      if zip(bytes[start...], word).allSatisfy({ $0 | 0x20 == $1 | 0x20 }) {
        isFound = true
        return
      }
    }
  }
}

/// Reads the names in a PDF as it streams by, `#4A` escapes resolved, and keeps the first that runs something.
///
/// Names inside compressed object streams stay unseen: files are served as attachments and never opened here.
struct PDFNames {
  private(set) var active: String?
  private var name: [UInt8]?
  /// The last bytes, to know where a stream of packed bytes begins and ends.
  private var recent: [UInt8] = []
  private var isInStream = false

  private static let forbidden: Set<String> = ["JavaScript", "Launch", "RichMedia", "JS"]
  private static let delimiters = Set("()<>[]{}/% \u{0}\t\n\u{c}\r".utf8)

  mutating func take(_ piece: [UInt8]) {
    guard active == nil else { return }
    for byte in piece {
      if Self.delimiters.contains(byte) {
        endName()
        if byte == UInt8(ascii: "/") { name = [] }
        markStream(byte)
        recent.removeAll(keepingCapacity: true)
      } else {
        if recent.count < 12 { recent.append(byte) }
        if let count = name?.count, count < 40 { name?.append(byte) } else { name = nil }
      }
    }
  }

  private mutating func markStream(_ delimiter: UInt8) {
    if recent.elementsEqual("stream".utf8), delimiter == 10 || delimiter == 13 { isInStream = true }
    if recent.count >= 9, recent.suffix(9).elementsEqual("endstream".utf8) { isInStream = false }
  }

  private mutating func endName() {
    guard let bytes = name else { return }
    name = nil
    let text = Self.unescaped(bytes)
    // Three bytes turn up in packed bytes by chance; the long names do not.
    if Self.forbidden.contains(text), !(isInStream && text == "JS") { active = text }
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
