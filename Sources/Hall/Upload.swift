import Casework
import Crypto
import Database
import Deadlines
import Synchronization

/// One file on its way in. Its chunks stand under a name of the upload until the last one has come.
final class Upload: Sendable {
  private let hall: Hall
  private let name: String

  init(hall: Hall) {
    self.hall = hall
    name = Self.name(at: hall.clock.now(), token: Digest.randomToken())
  }

  /// Sorts by time: what broke off long ago is found and swept out.
  static func name(at moment: Moment, token: String) -> String {
    let digits = String(max(0, moment.microseconds))
    return "upload " + String(repeating: "0", count: max(0, 18 - digits.utf8.count)) + digits + " "
      + token
  }

  func receive(
    _ stream: some AsyncSequence<[UInt8], any Error> & Sendable
  ) async throws(AttachmentProblem) -> (digest: String, type: String, bytes: Int) {
    var hash = SHA256()
    var look = ContentLook()
    var (buffer, count, position, start) = ([UInt8](), 0, 0, ContinuousClock.now)
    do {
      for try await piece in stream {
        count += piece.count
        guard count <= Hall.mostFileBytes else {
          throw AttachmentProblem.tooLarge(mostBytes: Hall.mostFileBytes)
        }
        hash.update(data: piece)
        look.take(piece)
        buffer += piece
        while buffer.count >= Hall.chunkBytes {
          try await store(Array(buffer.prefix(Hall.chunkBytes)), at: position)
          buffer.removeFirst(Hall.chunkBytes)
          position += 1
          await hall.admission.giveWay(after: start)
          start = .now
        }
      }
      if !buffer.isEmpty { try await store(buffer, at: position) }
    } catch let problem as AttachmentProblem {
      throw problem
    } catch {
      throw .brokenUpload
    }
    guard count > 0 else { throw .empty }
    return (Digest.text(hash.finalize()), try look.verdict(), count)
  }

  /// Gives the file its real name, and the draft the file. A file that is there already is kept once.
  func keep(_ file: CaseAttachment, in draft: String) async throws(AttachmentProblem) {
    let (name, now) = (name, hall.clock.now().microseconds)
    let kept: Bool
    do throws(LedgerFault) {
      kept = try await hall.write { connection in
        let draftRow = try connection.row(
          "SELECT draft_id FROM draft WHERE draft_id = $1",
          [.text(draft)]
        )
        guard draftRow != nil else { return false }
        let known = try connection.row(
          "SELECT digest FROM content WHERE digest = $1",
          [.text(file.digest)]
        )
        if known == nil {
          try connection.run(
            "INSERT INTO content (digest, type, bytes, added_at) VALUES ($1, $2, $3, $4)",
            [.text(file.digest), .text(file.type), .integer(file.bytes), .integer(now)]
          )
          try connection.run(
            "UPDATE content_chunk SET digest = $2 WHERE digest = $1",
            [.text(name), .text(file.digest)]
          )
        } else {
          try connection.run("DELETE FROM content_chunk WHERE digest = $1", [.text(name)])
        }
        try connection.run(
          """
          INSERT INTO draft_attachment (draft_id, material, digest, name, added_at)
          VALUES ($1, $2, $3, $4, $5)
          ON CONFLICT (draft_id, material, digest) DO UPDATE SET name = excluded.name
          """,
          [
            .text(draft), .text(file.material), .text(file.digest), .text(file.name),
            .integer(now),
          ]
        )
        return true
      }
    } catch { throw .fault(error) }
    guard kept else { throw .noSuchDraft }
  }

  /// Chunks of an upload that came to nothing.
  func forget() async {
    let name = name
    try? await hall.write { connection in
      _ = try connection.run("DELETE FROM content_chunk WHERE digest = $1", [.text(name)])
    }
  }

  /// A short transaction of its own for each chunk: acts of others are written in between.
  private func store(_ chunk: [UInt8], at position: Int) async throws(AttachmentProblem) {
    let name = name
    do throws(LedgerFault) {
      try await hall.write { connection in
        _ = try connection.run(
          "INSERT INTO content_chunk (digest, position, body) VALUES ($1, $2, $3)",
          [.text(name), .integer(position), .bytes(chunk)]
        )
      }
    } catch { throw .fault(error) }
  }
}

/// Counts chunks for a stream that is read by one reader.
final class Position: Sendable {
  private let place = Mutex(0)

  func next() -> Int {
    place.withLock { place in
      defer { place += 1 }
      return place
    }
  }
}

extension StoredFiles {
  /// Removes those of these files that no case, draft or paper names any more.
  static func release(_ digests: [String], _ connection: any Connection) throws {
    let keys = digests.map { [SQLValue.text($0)] }
    try connection.run(
      """
      DELETE FROM content WHERE digest = $1
        AND NOT EXISTS (SELECT 1 FROM attachment WHERE digest = $1)
        AND NOT EXISTS (SELECT 1 FROM draft_attachment WHERE digest = $1)
        AND NOT EXISTS (SELECT 1 FROM paper WHERE digest = $1)
      """,
      forEach: keys
    )
    try connection.run(
      """
      DELETE FROM content_chunk WHERE digest = $1
        AND NOT EXISTS (SELECT 1 FROM content WHERE digest = $1)
      """,
      forEach: keys
    )
  }
}
