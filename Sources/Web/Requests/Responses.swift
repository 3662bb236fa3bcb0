package import HTTPTypes
package import Hall
package import Hummingbird
import NIOCore
import Papers

extension Response {
  /// A page made for this visitor alone: never kept by anything in between.
  package static func page(_ html: HTML, status: HTTPResponse.Status = .ok) -> Response {
    Response(
      status: status,
      headers: [.contentType: "text/html; charset=utf-8", .cacheControl: "no-store"],
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: html.bytes))
    )
  }

  /// To another page, after something was done: a reload does it no second time.
  package static func seeOther(_ href: Href) -> Response {
    Response(status: .seeOther, headers: [.location: href.text, .cacheControl: "no-store"])
  }

  package static func text(_ text: String, status: HTTPResponse.Status = .ok) -> Response {
    Response(
      status: status,
      headers: [.contentType: "text/plain; charset=utf-8", .cacheControl: "no-store"],
      body: ResponseBody(byteBuffer: ByteBuffer(string: text))
    )
  }

  /// A file somebody handed in: always saved, never shown in our name.
  package static func download(name: String, type: String, body: ResponseBody) -> Response {
    let plain = name.utf8.allSatisfy { $0 > 32 && $0 < 127 && $0 != 34 && $0 != 92 } ? name : "file"
    let encoded = Href(name).text.dropFirst()
    return Response(
      status: .ok,
      headers: [
        .contentType: type, .cacheControl: "no-store",
        .contentDisposition: "attachment; filename=\"\(plain)\"; filename*=UTF-8''\(encoded)",
      ],
      body: body
    )
  }

  /// A legal document to be saved. Opened in a browser later or not, it may use its own style and nothing else.
  package static func paperToSave(_ paper: StoredFile) -> Response {
    let ending = paper.type.hasPrefix("application/pdf") ? "pdf" : "html"
    var response = Response.download(
      name: "\(paper.name).\(ending)",
      type: paper.type,
      body: paper.body
    )
    response.headers[.contentSecurityPolicy] = PaperSheet.policy
    return response
  }

  /// Sets a cookie that scripts cannot read and other sites cannot send.
  package mutating func setCookie(
    _ name: String,
    _ value: String,
    maxAge: Int? = nil,
    isSecure: Bool
  ) {
    var text = "\(name)=\(value); Path=/; HttpOnly; SameSite=Lax"
    if let maxAge { text += "; Max-Age=\(maxAge)" }
    if isSecure { text += "; Secure" }
    headers.append(HTTPField(name: .setCookie, value: text))
  }
}
