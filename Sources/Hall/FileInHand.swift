import Database
import Deadlines

/// A file that came whole, inside the filing that it belongs to.
package struct FileInHand: Sendable {
  package let attachment: CaseAttachment
  let bytes: [UInt8]
}

extension Hall {
  /// Looks at a file of a draft that is no row: what it is, and whether the form asks for it.
  package func look(
    at bytes: [UInt8],
    named name: String,
    for material: String,
    of draft: Draft
  ) throws(AttachmentProblem) -> FileInHand {
    try checkPlace(of: material, in: draft)
    guard !bytes.isEmpty else { throw .empty }
    guard bytes.count <= Self.mostFileBytes else {
      throw .tooLarge(mostBytes: Self.mostFileBytes)
    }
    var look = ContentLook()
    look.take(bytes)
    let attachment = CaseAttachment(
      material: material,
      name: Self.shownName(name),
      digest: Digest.hex(bytes),
      type: try look.verdict(),
      bytes: bytes.count
    )
    return FileInHand(attachment: attachment, bytes: bytes)
  }

  /// Stores files in one transaction. No case has them yet: whoever fails to file them lets them go.
  package func store(_ files: [FileInHand]) async throws(LedgerFault) {
    let now = clock.now().microseconds
    let contents = files.map {
      StoredFiles.Content(digest: $0.attachment.digest, type: $0.attachment.type, bytes: $0.bytes)
    }
    try await write { try StoredFiles.keep(contents, at: now, $0) }
  }

  package func letGo(_ files: [FileInHand]) async throws(LedgerFault) {
    let digests = files.map(\.attachment.digest)
    try await write { try StoredFiles.release(digests, $0) }
  }
}

extension StoredFiles {
  struct Content: Sendable {
    let digest: String
    let type: String
    let bytes: [UInt8]
  }

  /// Stores many; what is there already stays as it is.
  static func keep(
    _ contents: [Content],
    at now: Int64,
    _ connection: any Connection
  ) throws {
    // In one order everywhere, so that two processes never wait for each other crosswise.
    let sorted = contents.sorted { $0.digest < $1.digest }
    try connection.queue(
      SQL(
        sqlite: """
          INSERT INTO content (digest, type, bytes, added_at) VALUES ($1, $2, $3, $4)
          ON CONFLICT (digest) DO NOTHING
          """,
        postgres: """
          INSERT INTO content (digest, type, bytes, added_at)
          SELECT * FROM unnest($1::text[], $2::text[], $3::bigint[], $4::bigint[])
          ON CONFLICT (digest) DO NOTHING
          """
      ),
      forEach: sorted.map {
        [.text($0.digest), .text($0.type), .integer($0.bytes.count), .integer(now)]
      }
    )
    try connection.queue(
      SQL(
        sqlite: """
          INSERT INTO content_chunk (digest, position, body) VALUES ($1, $2, $3)
          ON CONFLICT (digest, position) DO NOTHING
          """,
        postgres: """
          INSERT INTO content_chunk (digest, position, body)
          SELECT * FROM unnest($1::text[], $2::bigint[], $3::bytea[])
          ON CONFLICT (digest, position) DO NOTHING
          """
      ),
      forEach: sorted.flatMap(chunks)
    )
  }

  private static func chunks(of content: Content) -> [[SQLValue]] {
    let size = Hall.chunkBytes
    return stride(from: 0, to: content.bytes.count, by: size).enumerated().map { place, start in
      let chunk = content.bytes[start..<min(start + size, content.bytes.count)]
      return [.text(content.digest), .integer(place), .bytes(Array(chunk))]
    }
  }
}
