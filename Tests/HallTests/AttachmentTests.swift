import Casework
import Database
import Deadlines
import Definitions
import TestPostgres
import Testing

@testable import Hall

@Suite(.eachEngine) struct `Files handed in` {
  private static let png: [UInt8] =
    [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13] + Array("IHDR".utf8)
    + [0, 0, 0, 1, 0, 0, 0, 1, 8, 2, 0, 0, 0, 0x90, 0x77, 0x53, 0xDE]
  private static let heic: [UInt8] =
    [0, 0, 0, 24] + Array("ftypheic".utf8) + [0, 0, 0, 0] + Array("mif1heic".utf8)
  private static let jpeg: [UInt8] =
    [0xFF, 0xD8, 0xFF, 0xE0, 0, 16] + Array("JFIF".utf8) + [0, 1, 1, 0, 0, 1, 0, 1, 0, 0]
  private static let pdf = Array("%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\n".utf8)

  private func draft(_ test: TestHall) async throws -> (Draft, String) {
    let draft = try #require(
      try await test.hall.startDraft("tobacco-retail", by: "lin", for: "lin")
    )
    let material = try #require(
      test.hall.rulebook.rules(for: draft.procedure, on: test.hall.today())?.form.materials.first
    )
    return (draft, material.id)
  }

  @Test(arguments: [
    (png, "image/png"), (heic, "image/heic"), (jpeg, "image/jpeg"), (pdf, "application/pdf"),
  ])
  func `photos and PDF are taken for what they are`(bytes: [UInt8], type: String) async throws {
    let test = try await TestHall()
    let (draft, material) = try await draft(test)
    let file = try await test.hall.addAttachment(
      to: draft,
      material: material,
      name: "../../店.exe",
      from: pieces(bytes)
    )
    #expect(file.type == type && file.name == "店.exe" && file.bytes == bytes.count)
    let kept = try #require(try await test.hall.draft(draft.id, of: "lin"))
    let stored = try #require(test.hall.attachment(file.digest, of: kept))
    #expect(try await stored.whole() == bytes)
  }

  @Test func `a large file comes back as it went in, from chunks`() async throws {
    let test = try await TestHall()
    let (draft, material) = try await draft(test)
    let bytes = Self.png + (0..<700_000).map { UInt8(truncatingIfNeeded: $0 / 7) }
    let file = try await test.hall.addAttachment(
      to: draft,
      material: material,
      name: "plan.png",
      from: pieces(bytes)
    )
    let kept = try #require(try await test.hall.draft(draft.id, of: "lin"))
    #expect(try await test.hall.attachment(file.digest, of: kept)?.whole() == bytes)
    #expect(try await test.count("SELECT position FROM content_chunk") == 3)
  }

  @Test func `past 15 MB the stream is dropped, and nothing of it stays`() async throws {
    let test = try await TestHall()
    let (draft, material) = try await draft(test)
    let stream = AsyncThrowingStream<[UInt8], any Error> { stream in
      for _ in 0..<60 { stream.yield(Self.png + [UInt8](repeating: 1, count: 1_000_000)) }
      stream.finish()
    }
    await #expect(throws: AttachmentProblem.tooLarge(mostBytes: 15_728_640)) {
      _ = try await test.hall.addAttachment(
        to: draft,
        material: material,
        name: "a.png",
        from: stream
      )
    }
    #expect(try await test.count("SELECT position FROM content_chunk") == 0)
  }

  @Test(arguments: [
    "%PDF-1.4\n<< /OpenAction << /S /JavaScript /JS (app.alert(1)) >> >>",
    "%PDF-1.4\n<< /S /J#61vaScript >>",
    "%PDF-1.4\n<< /S /Launch /F (cmd.exe) >>",
    "%PDF-1.4\n<< /JS (x) >>",
    "%PDF-1.4\n<html><script>alert(1)</script>",
  ])
  func `a PDF that runs something, or is a page as well, is refused`(text: String) async throws {
    let test = try await TestHall()
    let (draft, material) = try await draft(test)
    do throws(AttachmentProblem) {
      _ = try await test.hall.addAttachment(
        to: draft,
        material: material,
        name: "a.pdf",
        from: pieces(Array(text.utf8))
      )
      Issue.record("taken: \(text)")
    } catch {
      guard case .active = error else {
        Issue.record("\(error)")
        return
      }
    }
  }

  @Test(arguments: [
    "<!DOCTYPE html><script>alert(1)</script>", "#!/bin/sh\nrm -rf /", "MZ\u{90}", "GIF89a;", "PK",
  ])
  func `whatever it calls itself, anything else is refused`(text: String) async throws {
    let test = try await TestHall()
    let (draft, material) = try await draft(test)
    do throws(AttachmentProblem) {
      _ = try await test.hall.addAttachment(
        to: draft,
        material: material,
        name: "photo.jpg",
        from: pieces(Array(text.utf8))
      )
      Issue.record("taken: \(text)")
    } catch {
      guard case .wrongType = error else {
        Issue.record("\(error)")
        return
      }
    }
  }

  /// In pieces of an odd size, as a network gives them.
  private func pieces(_ bytes: [UInt8]) -> AsyncThrowingStream<[UInt8], any Error> {
    AsyncThrowingStream { stream in
      for start in stride(from: 0, to: bytes.count, by: 9_973) {
        stream.yield(Array(bytes[start..<min(start + 9_973, bytes.count)]))
      }
      stream.finish()
    }
  }
}
