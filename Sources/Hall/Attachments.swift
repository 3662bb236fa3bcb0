package import Casework
import Crypto
import Database
import Deadlines
import Definitions

/// Why a file is not taken, for the sentence beside the upload.
package enum AttachmentProblem: Error, Sendable, Hashable {
  case noSuchDraft
  case unknownMaterial(String)
  case tooManyFiles(most: Int)
  case tooLarge(mostBytes: Int)
  case empty
  /// What it really is, whatever it calls itself.
  case wrongType(found: String)
  /// A PDF that runs something, or a file that is also a web page.
  case active(String)
  /// A PDF that nobody can look into.
  case encrypted
  case brokenUpload
  case fault(LedgerFault)
}

/// Files handed in: counted while they stream, known by their content, kept in chunks under their SHA-256.
extension Hall {
  /// 15 MB. Source: the limit for a phone photo.
  package static let mostFileBytes = 15 * 1_048_576
  static let chunkBytes = 262_144

  /// Takes one file for one material of a draft.
  /// - Parameters:
  ///   - name: as the applicant calls it; shown, never used as a path.
  ///   - stream: its bytes in pieces of any size.
  package func addAttachment(
    to draft: Draft,
    material: String,
    name: String,
    from stream: some AsyncSequence<[UInt8], any Error> & Sendable
  ) async throws(AttachmentProblem) -> CaseAttachment {
    try checkPlace(of: material, in: draft)
    let upload = Upload(hall: self)
    do throws(AttachmentProblem) {
      let (digest, type, bytes) = try await upload.receive(stream)
      let attachment = CaseAttachment(
        material: material,
        name: Self.shownName(name),
        digest: digest,
        type: type,
        bytes: bytes
      )
      try await upload.keep(attachment, in: draft.id)
      return attachment
    } catch {
      await upload.forget()
      throw error
    }
  }

  func checkPlace(of material: String, in draft: Draft) throws(AttachmentProblem) {
    guard
      let asked = rulebook.rules(for: draft.procedure, on: today())?.form.materials
        .first(where: { $0.id == material })
    else { throw .unknownMaterial(material) }
    guard draft.attachments.count(where: { $0.material == material }) < asked.mostFiles else {
      throw .tooManyFiles(most: asked.mostFiles)
    }
  }

  package func removeAttachment(
    from draft: Draft,
    material: String,
    digest: String
  ) async throws(LedgerFault) {
    try await write { connection in
      _ = try connection.run(
        "DELETE FROM draft_attachment WHERE draft_id = $1 AND material = $2 AND digest = $3",
        [.text(draft.id), .text(material), .text(digest)]
      )
      try StoredFiles.release([digest], connection)
    }
  }

  /// A file of a case, for somebody who may see it; nil: not there for him.
  package func attachment(
    _ digest: String,
    of number: CaseNumber,
    for viewer: Viewer
  ) async throws(LedgerFault) -> StoredFile? {
    guard let reading = try await caseReading(number, for: viewer) else { return nil }
    return reading.attachments.first { $0.digest == digest }
      .map { StoredFile(name: $0.name, type: $0.type, bytes: $0.bytes, digest: digest, hall: self) }
  }

  /// A file of a draft, for whoever fills it in.
  package func attachment(_ digest: String, of draft: Draft) -> StoredFile? {
    draft.attachments.first { $0.digest == digest }
      .map { StoredFile(name: $0.name, type: $0.type, bytes: $0.bytes, digest: digest, hall: self) }
  }

  /// The last part of a path, without what could leave a header or a folder.
  static func shownName(_ name: String) -> String {
    let last = name.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last.map(String.init) ?? ""
    let clean = last.filter { character in
      !character.isNewline && character != "\""
        && character.unicodeScalars.allSatisfy { $0.value >= 32 }
    }
    return clean.isEmpty ? "file" : String(clean.prefix(120))
  }
}

/// A file that somebody may read, chunk by chunk.
package struct StoredFile: Sendable {
  package var name: String
  package var type: String
  package var bytes: Int
  package var digest: String
  let hall: Hall

  package func chunks() -> AsyncThrowingStream<[UInt8], any Error> {
    let (hall, digest) = (hall, digest)
    let position = Position()
    return AsyncThrowingStream {
      let place = position.next()
      return try await hall.read { connection in
        try connection.row(
          "SELECT body FROM content_chunk WHERE digest = $1 AND position = $2",
          [.text(digest), .integer(place)]
        )?.bytes("body")
      }
    }
  }

  /// All of it at once; at most 15 MB.
  package func whole() async throws -> [UInt8] {
    var bytes: [UInt8] = []
    for try await chunk in chunks() { bytes += chunk }
    return bytes
  }
}
