import CMagic
import Synchronization

/// Looks at a file while it streams by, and says what it really is.
struct ContentLook {
  /// What the hall takes: photos and PDF.
  static let taken: Set<String> = ["image/jpeg", "image/png", "image/heic", "application/pdf"]

  private var head: [UInt8] = []
  private var script = ByteSearch("<script")
  private var pdf = PDFLook()
  private static let headBytes = 65_536
  private static let pdfMark = Array("%PDF-".utf8)

  mutating func take(_ piece: [UInt8]) {
    if head.count < Self.headBytes { head += piece.prefix(Self.headBytes - head.count) }
    script.take(piece)
    if head.starts(with: Self.pdfMark) { pdf.take(piece) }
  }

  /// - Returns: the media type.
  /// - Throws: `.wrongType`, `.active` or `.encrypted`; a file must be what both its first bytes and libmagic say.
  func verdict() throws(AttachmentProblem) -> String {
    let found = Magic.type(of: head)
    let type = signature
    guard let type, Self.taken.contains(type), agrees(found, type) else {
      throw .wrongType(found: found ?? "unknown")
    }
    // A picture that is also a page would run in a browser that guesses.
    if looksLikePage || script.isFound { throw .active("html") }
    if type == "application/pdf" { try pdf.verdict() }
    return type
  }

  private func agrees(_ found: String?, _ type: String) -> Bool {
    // libmagic calls the containers of the same phones' photos by several names.
    type == "image/heic" ? ["image/heic", "image/heif"].contains(found) : found == type
  }

  private var signature: String? {
    if head.starts(with: [0xFF, 0xD8, 0xFF]) { return "image/jpeg" }
    if head.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) { return "image/png" }
    if head.starts(with: Self.pdfMark) { return "application/pdf" }
    guard head.count >= 12, head[4..<8].elementsEqual("ftyp".utf8) else { return nil }
    let brand = String(decoding: head[8..<12], as: UTF8.self)
    return ["heic", "heix", "mif1", "msf1", "heim", "heis"].contains(brand) ? "image/heic" : nil
  }

  private var looksLikePage: Bool {
    let start = Array(head.prefix(1_024))
    return ["<html", "<!doctype html", "<svg", "<body"].contains { mark in
      var search = ByteSearch(mark)
      search.take(start)
      return search.isFound
    }
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
