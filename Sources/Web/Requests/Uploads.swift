import HTTPTypes
package import Hummingbird
import NIOCore

/// The files of one upload, read as they arrive: nothing is held but the chunk at hand.
///
/// The token must come before the first file, so that no byte of a forged form is kept.
package actor Uploads {
  package struct File: Sendable {
    package let field: String
    package let name: String
    /// Its bytes; must be read to the end before the next file is asked for.
    package let bytes: AsyncThrowingStream<[UInt8], any Error>
  }

  /// Six files of 15 MB, and what stands around them.
  package static let mostBytes = 96 * 1_048_576

  private var iterator: RequestBody.AsyncIterator
  private var parser: MultipartParser
  private var pieces: ArraySlice<MultipartParser.Piece> = []
  private var isFinished = false
  private var bytesRead = 0
  private var fieldBytes = 0
  private let context: WebContext
  /// The plain fields that came so far.
  package private(set) var fields: [(String, String)] = []

  package init(_ request: Request, _ context: WebContext) throws(WebError) {
    guard let parser = MultipartParser(contentType: request.headers[.contentType] ?? "") else {
      throw .badRequest(FormSentences.notAForm)
    }
    try request.checkLength(Self.mostBytes)
    self.parser = parser
    self.context = context
    iterator = request.body.makeAsyncIterator()
  }

  package var input: FormInput { FormInput(fields) }

  /// The next file; nil after the last. Plain fields on the way are kept in `fields`.
  package func next() async throws -> File? {
    while let piece = try await piece() {
      guard case .began(let part) = piece else { continue }
      guard let name = part.fileName else {
        fields.append((part.name, try await field()))
        continue
      }
      // A browser sends a nameless empty part for a file input that nobody filled.
      guard !name.isEmpty else { continue }
      try input.prove(context)
      return File(
        field: part.name,
        name: name,
        bytes: AsyncThrowingStream { try await self.chunk() }
      )
    }
    try input.prove(context)
    return nil
  }

  private func chunk() async throws -> [UInt8]? {
    guard let piece = try await piece(), case .bytes(let bytes) = piece else { return nil }
    return bytes
  }

  private func field() async throws -> String {
    var value: [UInt8] = []
    while case .bytes(let bytes)? = try await piece() {
      fieldBytes += bytes.count
      guard fieldBytes <= FormInput.mostBytes else { throw WebError.tooLarge(mostMegabytes: 1) }
      value += bytes
    }
    return FormInput.cleaned(value)
  }

  private func piece() async throws -> MultipartParser.Piece? {
    while pieces.isEmpty, !isFinished {
      var iterator = iterator
      let buffer = try await iterator.next(isolation: self)
      self.iterator = iterator
      do {
        if let buffer {
          bytesRead += buffer.readableBytes
          guard bytesRead <= Self.mostBytes else {
            throw WebError.tooLarge(mostMegabytes: Self.mostBytes / 1_048_576)
          }
          pieces = try parser.feed(buffer.readableBytesView)[...]
        } else {
          isFinished = true
          try parser.finish()
        }
      } catch let flaw as MultipartParser.Flaw {
        throw WebError.badRequest(
          flaw == .endMissing ? FormSentences.cutOff : FormSentences.unreadableUpload
        )
      }
    }
    return pieces.popFirst()
  }
}
