import Casework
import Hall
import Hummingbird
import NIOCore
import Printing

extension Response {
  /// A paper as a PDF, made from its stored bytes; a certificate bears the square that leads to the page which
  /// verifies it.
  static func pdf(
    _ file: StoredFile,
    of paper: StoredPaper,
    in hall: Hall,
    at address: String
  ) async throws -> Response {
    let html = String(decoding: try await file.whole(), as: UTF8.self)
    let number = paper.paper.number
    let printed = PrintedPaper(
      html: html,
      title: number,
      date: "\(paper.paper.on)T00:00:00+08:00",
      stamp: paper.paper.kind == .certificate ? stamp(number, hall, address) : nil
    )
    return .download(
      name: "\(number).pdf",
      type: "application/pdf",
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: try printed.pdf()))
    )
  }

  /// The paper of the address (`number`, `place`), for the first of these viewers that may see it.
  static func pdf(
    _ context: WebContext,
    for viewers: [Viewer],
    in hall: Hall,
    at address: String
  ) async throws -> Response {
    let number = try context.caseNumber()
    guard let place = Int(try context.part("place")) else { throw WebError.notFound }
    for viewer in viewers {
      guard let reading = try await hall.caseReading(number, for: viewer),
        let stored = reading.papers.first(where: { $0.position == place }),
        let file = try await hall.paper(place, of: number, for: viewer)
      else { continue }
      return try await .pdf(file, of: stored, in: hall, at: address)
    }
    throw WebError.notFound
  }

  private static func stamp(
    _ number: String,
    _ hall: Hall,
    _ address: String
  ) -> PrintedPaper.Stamp {
    let code = hall.verificationCode(for: number)
    return PrintedPaper.Stamp(
      text: address + Href.certificates.with("number", number).with("code", code).text,
      caption: "扫码核验　核验码 \(code)"
    )
  }
}
