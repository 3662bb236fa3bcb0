import HTTPTypes
import Hall
import Hummingbird
import NIOCore
import Papers

extension Response {
  /// A stored file as a download, sent chunk by chunk.
  static func file(_ file: StoredFile) -> Response {
    .download(
      name: file.name,
      type: file.type,
      body: ResponseBody(contentLength: file.bytes) { writer in
        for try await chunk in file.chunks() { try await writer.write(ByteBuffer(bytes: chunk)) }
        try await writer.finish(nil)
      }
    )
  }

  /// A photo, shown inside a case page and never as a page of its own: it may load and run nothing.
  static func picture(_ file: StoredFile) -> Response {
    var headers: HTTPFields = [.contentType: file.type, .cacheControl: "private, no-store"]
    headers[.contentSecurityPolicy] = "default-src 'none'; sandbox"
    return Response(
      status: .ok,
      headers: headers,
      body: ResponseBody(contentLength: file.bytes) { writer in
        for try await chunk in file.chunks() { try await writer.write(ByteBuffer(bytes: chunk)) }
        try await writer.finish(nil)
      }
    )
  }

  /// A legal document as the browser shows and prints it: it may use its own style and nothing else.
  static func paper(_ file: StoredFile) async throws -> Response {
    let bytes = try await file.whole()
    var headers: HTTPFields = [
      .contentType: "text/html; charset=utf-8", .cacheControl: "private, no-store",
    ]
    headers[.contentSecurityPolicy] = PaperSheet.policy
    return Response(
      status: .ok,
      headers: headers,
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes))
    )
  }
}

extension StoredFile {
  /// What every browser draws by itself. The type was found by looking at the content.
  var isPicture: Bool { CaseInHand.HandedIn.pictures.contains(type) }
}
