import Deadlines
import Definitions
import HTTPTypes
import Hummingbird
import NIOCore

/// Why a call was not done, as RFC 9457 problem details: code, sentence, article, and each flaw's place.
struct APIProblem: Error {
  /// One flaw of a body: where, as a JSON Pointer or a field's address, and what was expected.
  struct Flaw: Sendable, Hashable {
    var pointer: String
    var detail: Words
  }

  var status: Int
  /// A short stable name for programs.
  var code: String
  var sentence: Words
  var article: String?
  var flaws: [Flaw] = []
  var retryAfter: Int?
  var version: Int?
  /// What the address takes, where it does not take what was asked.
  var allow: String?

  func json(_ language: Language, instance: String) -> JSON {
    .present([
      "type": .string("urn:service-hall:problem:\(code)"), "title": .string(code),
      "status": .int(status), "detail": .string(sentence[language]), "code": .string(code),
      "instance": .string(instance), "article": article.map(JSON.string),
      "version": version.map(JSON.int),
      "errors": flaws.isEmpty
        ? nil
        : .array(
          flaws.map { ["pointer": .string($0.pointer), "detail": .string($0.detail[language])] }
        ),
    ])
  }

  func response(_ language: Language, instance: String) -> Response {
    var headers: HTTPFields = [
      .contentType: "application/problem+json", .cacheControl: "no-store",
    ]
    if let retryAfter { headers[.retryAfter] = String(retryAfter) }
    if let allow { headers[.allow] = allow }
    if status == 401 { headers[.wwwAuthenticate] = "Bearer" }
    return Response(
      status: HTTPResponse.Status(code: status),
      headers: headers,
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: json(language, instance: instance).bytes))
    )
  }
}
