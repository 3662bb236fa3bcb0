import Testing

@testable import Web

@Suite struct `Forms as they arrive` {
  @Test func `texts are decoded and cleaned`() {
    let input = FormInput(urlEncoded: Array("a=%E4%BD%A0+%26&b=1%0D%0A2&b=%00x&c&d=%zz".utf8))
    #expect(input?["a"] == "你 &")
    #expect(input?.all("b") == ["1\n2", "x"])
    #expect(input?["c"] == "")
    #expect(input?["d"] == "%zz")
  }

  @Test func `too many fields are refused`() {
    let many = Array(String(repeating: "a=1&", count: FormInput.mostPairs + 1).utf8)
    #expect(FormInput(urlEncoded: many) == nil)
  }

  @Test func `any bytes are read without a crash`() {
    var chance = Chance(seed: 7)
    for _ in 0..<500 {
      _ = FormInput(urlEncoded: chance.bytes(upTo: 300))
    }
  }
}

@Suite struct `Multipart as it arrives` {
  private static let body = """
    preamble\r\n--XYZ\r\nContent-Disposition: form-data; name="csrf"\r\n\r\ntoken\r\n\
    --XYZ\r\nContent-Disposition: form-data; name="file"; filename="C:\\\\fotos\\\\图 1.jpg"\r\n\
    Content-Type: image/jpeg\r\n\r\n\r\n--XY almost\r\n\r\n\
    --XYZ\r\nContent-Disposition: form-data; name="empty"; filename=""\r\n\r\n\r\n--XYZ--\r\nepilogue
    """

  @Test(arguments: 1...40)
  func `the cuts between chunks change nothing`(size: Int) throws {
    var parser = try #require(MultipartParser(contentType: "multipart/form-data; boundary=XYZ"))
    let bytes = Array(Self.body.utf8)
    var pieces: [MultipartParser.Piece] = []
    for start in stride(from: 0, to: bytes.count, by: size) {
      pieces += try parser.feed(bytes[start..<min(start + size, bytes.count)])
    }
    try parser.finish()
    let parts = pieces.compactMap { if case .began(let part) = $0 { part } else { nil } }
    #expect(parts.map(\.name) == ["csrf", "file", "empty"])
    #expect(parts.map(\.fileName) == [nil, "图 1.jpg", ""])
    let texts = pieces.reduce(into: [""]) { texts, piece in
      switch piece {
      case .bytes(let more): texts[texts.count - 1] += String(decoding: more, as: UTF8.self)
      case .ended: texts.append("")
      case .began: break
      }
    }
    #expect(texts == ["token", "\r\n--XY almost\r\n", "", ""])
  }

  @Test func `an upload that broke off is told`() throws {
    var parser = try #require(MultipartParser(contentType: "multipart/form-data; boundary=XYZ"))
    _ = try parser.feed(Array(Self.body.utf8).dropLast(40))
    #expect(throws: MultipartParser.Flaw.endMissing) { try parser.finish() }
  }

  @Test func `an endless head is refused`() throws {
    var parser = try #require(MultipartParser(contentType: "multipart/form-data; boundary=b"))
    let head = Array("--b\r\nX: ".utf8) + Array(repeating: 65, count: 9000)
    #expect(throws: MultipartParser.Flaw.headTooLong) { _ = try parser.feed(head) }
  }

  @Test(arguments: [
    "multipart/form-data", "multipart/form-data; boundary=", "text/plain; boundary=x",
  ])
  func `a content type without a boundary is refused`(type: String) {
    #expect(MultipartParser(contentType: type) == nil)
  }

  @Test func `any bytes in any cuts are read without a crash`() {
    var chance = Chance(seed: 42)
    for _ in 0..<300 {
      guard var parser = MultipartParser(contentType: "multipart/form-data; boundary=b") else {
        continue
      }
      var bytes = Array(Self.body.replacing("XYZ", with: "b").utf8)
      for _ in 0..<chance.below(12) {
        let place = chance.below(bytes.count)
        bytes.replaceSubrange(
          place..<min(bytes.count, place + chance.below(9)),
          with: chance.bytes(upTo: 9)
        )
      }
      do {
        for start in stride(from: 0, to: bytes.count, by: 17) {
          _ = try parser.feed(bytes[start..<min(start + 17, bytes.count)])
        }
        try parser.finish()
      } catch {}
    }
  }
}

/// A seeded source of chance, the same on every run (SplitMix64).
struct Chance {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  mutating func below(_ bound: Int) -> Int { bound < 1 ? 0 : Int(next() % UInt64(bound)) }

  mutating func bytes(upTo most: Int) -> [UInt8] {
    (0..<below(most)).map { _ in UInt8(truncatingIfNeeded: next()) }
  }
}
