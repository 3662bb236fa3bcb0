/// Takes `multipart/form-data` apart as it arrives, whatever the cuts between chunks. Keeps at most one
/// part's head and one delimiter in memory. Source: RFC 7578, RFC 2046 §5.1.
package struct MultipartParser: Sendable {
  package enum Piece: Sendable, Hashable {
    case began(Part)
    case bytes([UInt8])
    case ended
  }

  package struct Part: Sendable, Hashable {
    package let name: String
    /// Nil for a plain field. The last part of any path that the browser sent.
    package let fileName: String?
  }

  package enum Flaw: Error, Sendable, Hashable {
    case noBoundary, headTooLong, headUnreadable, tooManyParts, endMissing, afterBoundary
  }

  package static let mostHead = 8 * 1024
  package static let mostParts = 1000

  private enum State { case preamble, boundary, head, body, epilogue }

  private let delimiter: [UInt8]
  private var state = State.preamble
  private var held: [UInt8] = [13, 10]
  private var parts = 0

  /// Nil where the content type names no boundary, or an impossible one.
  package init?(contentType: String) {
    guard contentType.lowercased().hasPrefix("multipart/form-data"),
      let boundary = Self.parameter("boundary", of: contentType),
      (1...70).contains(boundary.utf8.count)
    else { return nil }
    delimiter = [13, 10] + Array("--\(boundary)".utf8)
  }

  /// Reads on. What cannot be decided yet is held until more comes.
  package mutating func feed(_ bytes: some Collection<UInt8>) throws(Flaw) -> [Piece] {
    held.append(contentsOf: bytes)
    var pieces: [Piece] = []
    while try advance(&pieces) {}
    return pieces
  }

  /// Nothing more comes. Throws where the last delimiter never came: the upload was cut off.
  package func finish() throws(Flaw) {
    if state != .epilogue { throw state == .preamble ? .noBoundary : .endMissing }
  }

  private mutating func advance(_ pieces: inout [Piece]) throws(Flaw) -> Bool {
    switch state {
    case .preamble: return skipPreamble()
    case .boundary: return try passBoundary()
    case .head: return try readHead(&pieces)
    case .body: return readBody(&pieces)
    case .epilogue:
      held.removeAll()
      return false
    }
  }

  private mutating func skipPreamble() -> Bool {
    guard let cut = position(of: delimiter) else {
      keepTail()
      return false
    }
    held.removeFirst(cut + delimiter.count)
    state = .boundary
    return true
  }

  private mutating func passBoundary() throws(Flaw) -> Bool {
    guard held.count >= 2 else { return false }
    let next = held.prefix(2)
    held.removeFirst(2)
    if next.elementsEqual("--".utf8) {
      state = .epilogue
    } else if next.elementsEqual([13, 10]) {
      parts += 1
      guard parts <= Self.mostParts else { throw .tooManyParts }
      state = .head
    } else {
      throw .afterBoundary
    }
    return true
  }

  private mutating func readHead(_ pieces: inout [Piece]) throws(Flaw) -> Bool {
    guard let end = position(of: [13, 10, 13, 10]) else {
      guard held.count <= Self.mostHead else { throw .headTooLong }
      return false
    }
    guard end <= Self.mostHead else { throw .headTooLong }
    guard let part = Self.part(head: String(decoding: held.prefix(end), as: UTF8.self)) else {
      throw .headUnreadable
    }
    held.removeFirst(end + 4)
    pieces.append(.began(part))
    state = .body
    return true
  }

  private mutating func readBody(_ pieces: inout [Piece]) -> Bool {
    guard let cut = position(of: delimiter) else {
      let safe = held.count - delimiter.count + 1
      if safe > 0 {
        pieces.append(.bytes(Array(held.prefix(safe))))
        held.removeFirst(safe)
      }
      return false
    }
    if cut > 0 { pieces.append(.bytes(Array(held.prefix(cut)))) }
    pieces.append(.ended)
    held.removeFirst(cut + delimiter.count)
    state = .boundary
    return true
  }

  private mutating func keepTail() {
    if held.count > delimiter.count { held.removeFirst(held.count - delimiter.count) }
  }

  private func position(of pattern: [UInt8]) -> Int? {
    held.withUnsafeBufferPointer { bytes in
      pattern.withUnsafeBufferPointer { wanted in
        guard let first = wanted.first, bytes.count >= wanted.count else { return nil }
        for start in 0...(bytes.count - wanted.count) where bytes[start] == first {
          if (1..<wanted.count).allSatisfy({ bytes[start + $0] == wanted[$0] }) { return start }
        }
        return nil
      }
    }
  }
}

extension MultipartParser {
  /// The part's name and file name out of its `Content-Disposition`; nil where there is none.
  private static func part(head: String) -> Part? {
    let lines = head.split(separator: "\r\n").map(String.init)
    guard let line = lines.first(where: { $0.lowercased().hasPrefix("content-disposition:") }),
      line.lowercased().contains("form-data"), let name = parameter("name", of: line)
    else { return nil }
    let file = parameter("filename", of: line).map { path in
      String((path.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last ?? "").prefix(200))
    }
    return Part(name: name, fileName: file.map { FormInput.cleaned(Array($0.utf8)) })
  }

  /// One parameter of a header, `; name="value"` or `; name=value`; browsers write `"` as `%22`.
  static func parameter(_ name: String, of header: String) -> String? {
    for piece in header.split(separator: ";").dropFirst() {
      let cut = piece.firstIndex(of: "=") ?? piece.endIndex
      guard cut != piece.endIndex, trimmed(piece[..<cut]).lowercased() == name else { continue }
      let value = trimmed(piece[piece.index(after: cut)...])
      guard value.hasPrefix("\"") else { return value }
      return String(value.dropFirst().prefix { $0 != "\"" })
        .replacing("%22", with: "\"")
    }
    return nil
  }

  private static func trimmed(_ text: Substring) -> String {
    String(text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}
