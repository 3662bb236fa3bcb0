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
