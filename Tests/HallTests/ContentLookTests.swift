import CZlib
import Testing

@testable import Hall

/// PDFs made here, byte by byte: what runs something is refused wherever it hides, what does not is taken.
@Suite struct `A PDF that runs something` {
  private static let script = "<< /S /JavaScript /JS (app.alert(1)) >>"

  @Test(arguments: [
    "/OpenAction \(script)", "/AA << /O << /S /GoTo /D [3 0 R /Fit] >> >>",
    "/OpenAction << /S /Launch /F (cmd.exe) >>", "/A << /S /L#61unch /F (cmd.exe) >>",
    "/OpenAction 5 0 R /Names << /J#61vaScript 6 0 R >>", "/AcroForm << /XFA 7 0 R >>",
    "/A << /S /SubmitForm /F (http://example.org) >>",
  ])
  func `is refused, in plain objects`(entry: String) {
    #expect(refusal(of: pdf([object(1, "<< /Type /Catalog \(entry) >>")])) == .active)
  }

  @Test(arguments: [
    "<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length L >>",
    "<</Type/ObjStm/N 1/First 4/Filter/FlateDecode/Length 0>>",
    "<< /Type /Obj#53tm /N 1 /First 4 /Filter [/Fl] /Length 999999999999999999999 >>",
    "<< /N 1 /First 4 /Filter /FlateDecode >>",
  ])
  func `is refused, packed in an object stream, whatever the stream says of its length`(
    dictionary: String
  ) {
    let packed = packed("5 0 << /OpenAction \(Self.script) >>")
    #expect(refusal(of: pdf([stream(4, dictionary, packed)])) == .active)
  }

  @Test func `is refused behind another stream, and behind a text that only looks like one`() {
    let plain = stream(2, "<< /Filter /FlateDecode >>", packed("BT (page) Tj ET"))
    let hidden = stream(4, Self.objects, packed("5 0 \(Self.script)"))
    #expect(refusal(of: pdf([plain, hidden])) == .active)
    let decoy = object(2, "<< /Title (endobj stream\n) /AA 9 0 R >>")
    #expect(refusal(of: pdf([decoy, hidden])) == .active)
  }

  @Test func `is refused where a stream hides in another, or is packed so that nobody can look`() {
    let inside = Array("4 0 obj \(Self.objects)\nstream\n".utf8) + packed("5 0 \(Self.script)")
    let stored = packed(inside, level: 0)
    #expect(refusal(of: pdf([stream(2, Self.objects, stored)])) == .active)
    let twice = "<< /Type /ObjStm /First 4 /Filter [/ASCIIHexDecode /FlateDecode] >>"
    #expect(refusal(of: pdf([stream(2, twice, packed("5 0 << >>"))])) == .active)
    #expect(refusal(of: pdf([stream(2, Self.objects, [1, 2, 3, 4, 5])])) == .active)
    #expect(refusal(of: pdf([stream(2, Self.objects, packed("5 0 << >>").dropLast(9))])) == .active)
  }

  @Test func `a small file that unpacks to a hundred megabytes is dropped, not unpacked`() {
    let bomb = packed([UInt8](repeating: 32, count: 100_000_000))
    #expect(bomb.count < 200_000)
    let clock = ContinuousClock()
    let spent = clock.measure {
      #expect(refusal(of: pdf([stream(2, Self.objects, bomb)])) == .active)
    }
    #expect(spent < .seconds(30))
  }

  @Test func `a PDF under a password is told apart: nobody can look into it`() {
    let locked = pdf([object(1, "<< /Type /Catalog >>")], trailer: "<< /Encrypt 8 0 R >>")
    #expect(refusal(of: locked) == .encrypted)
  }

  @Test func `an ordinary PDF is taken: opened at a page, with packed objects, pictures and fonts`()
  {
    let file = pdf([
      object(1, "<< /Type /Catalog /OpenAction [3 0 R /Fit] /Lang (zh-CN) >>"),
      stream(2, Self.objects, packed("5 0 << /Type /Page /Contents 7 0 R >>")),
      stream(3, "<< /Subtype /Image /Filter /DCTDecode >>", Array("\u{1}/JS \u{2}/AA \u{3}".utf8)),
      stream(4, "<< /Filter /FlateDecode >>", packed("BT /F1 12 Tf (JavaScript) Tj ET")),
      stream(6, Self.objects, packed("8 0 << /Type /Font /BaseFont /ABCDEF+Song >>")),
    ])
    #expect(refusal(of: file) == nil)
  }

  private enum Refusal { case active, encrypted, other }

  /// Looks at the file in one piece and in pieces of seven bytes: both must say the same.
  private func refusal(of file: [UInt8]) -> Refusal? {
    let whole = Self.look(file, by: file.count)
    if file.count < 100_000 { #expect(Self.look(file, by: 7) == whole) }
    return whole
  }

  private static func look(_ file: [UInt8], by size: Int) -> Refusal? {
    var look = ContentLook()
    for start in stride(from: 0, to: file.count, by: max(1, size)) {
      look.take(Array(file[start..<min(start + size, file.count)]))
    }
    do throws(AttachmentProblem) {
      return try look.verdict() == "application/pdf" ? nil : .other
    } catch {
      switch error {
      case .active: return .active
      case .encrypted: return .encrypted
      default: return .other
      }
    }
  }

  private static let objects = "<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode >>"

  private func pdf(_ objects: [[UInt8]], trailer: String = "<< /Root 1 0 R >>") -> [UInt8] {
    Array("%PDF-1.5\n".utf8) + objects.joined() + Array("trailer \(trailer)\n%%EOF\n".utf8)
  }

  private func object(_ number: Int, _ text: String) -> [UInt8] {
    Array("\(number) 0 obj\n\(text)\nendobj\n".utf8)
  }

  private func stream(_ number: Int, _ dictionary: String, _ bytes: some Sequence<UInt8>) -> [UInt8]
  {
    Array("\(number) 0 obj\n\(dictionary)\nstream\r\n".utf8) + Array(bytes)
      + Array("endstream\nendobj\n".utf8)
  }

  private func packed(_ text: String) -> [UInt8] { packed(Array(text.utf8)) }

  private func packed(_ bytes: [UInt8], level: Int32 = 9) -> [UInt8] {
    var count = compressBound(UInt(bytes.count))
    return [UInt8](unsafeUninitializedCapacity: Int(count)) { buffer, filled in
      let result = compress2(buffer.baseAddress, &count, bytes, UInt(bytes.count), level)
      filled = result == Z_OK ? Int(count) : 0
    }
  }
}
