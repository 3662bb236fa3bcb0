import Casework
import Deadlines
import Definitions
import HTTPTypes
import Hall
import Hummingbird
import Logging
import NIOCore

/// Why a call was not done, as RFC 9457 problem details: code, sentence, article, and each flaw's place.
struct APIProblem: Error {
  /// One flaw of a body: where, as a JSON Pointer or a field's address, and what was expected.
  struct Flaw: Sendable, Hashable {
    var pointer: String
    var detail: String
  }

  var status: Int
  /// A short stable name for programs.
  var code: String
  var sentence: Words
  var article: String?
  var flaws: [Flaw] = []
  var retryAfter: Int?
  var version: Int?

  func json(_ language: Language, instance: String) -> JSON {
    .present([
      "type": .string("urn:service-hall:problem:\(code)"), "title": .string(code),
      "status": .int(status), "detail": .string(sentence[language]), "code": .string(code),
      "instance": .string(instance), "article": article.map(JSON.string),
      "version": version.map(JSON.int),
      "errors": flaws.isEmpty
        ? nil
        : .array(flaws.map { ["pointer": .string($0.pointer), "detail": .string($0.detail)] }),
    ])
  }

  func response(_ language: Language, instance: String) -> Response {
    var headers: HTTPFields = [
      .contentType: "application/problem+json", .cacheControl: "no-store",
    ]
    if let retryAfter { headers[.retryAfter] = String(retryAfter) }
    if status == 401 { headers[.wwwAuthenticate] = "Bearer" }
    return Response(
      status: HTTPResponse.Status(code: status),
      headers: headers,
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: json(language, instance: instance).bytes))
    )
  }
}

extension APIProblem {
  init(_ obstacle: Obstacle, _ language: Language) {
    self.init(status: 409, code: obstacle.code, sentence: obstacle.sentence)
    article = obstacle.article?.text
    switch obstacle {
    case .formProblems(let problems):
      status = 422
      flaws = problems.map { Flaw(pointer: "/answers/\($0.address)", detail: $0.message[language]) }
    case .materialMissing(let ids):
      status = 422
      flaws = ids.map { Flaw(pointer: "/materials/\($0)", detail: obstacle.sentence[language]) }
    case .notYourTurn, .notYourCase: status = 403
    case .unknownProcedure, .unknownBranch, .unknownClock, .unknownUrge: status = 404
    default: break
    }
  }

  static let unauthorised = APIProblem(
    status: 401,
    code: "token_missing",
    sentence: Words(
      zh: "请在 Authorization 里给出有效的令牌（hall account token 可生成）",
      en: "Send a valid bearer token; `hall account token` makes one"
    )
  )
  static let notFound = APIProblem(
    status: 404,
    code: "not_found",
    sentence: Words(
      zh: "没有这个地址，或没有您可以看的内容",
      en: "No such address, or nothing there that you may see"
    )
  )
  static let forbidden = APIProblem(
    status: 403,
    code: "forbidden",
    sentence: Words(zh: "您的账号不能这样做", en: "Your account may not do this")
  )
  static let notJSON = APIProblem(
    status: 400,
    code: "not_json",
    sentence: Words(zh: "请求内容不是 JSON", en: "The body is not JSON; expected application/json")
  )
  static let tooLarge = APIProblem(
    status: 413,
    code: "too_large",
    sentence: Words(zh: "请求内容太大，最多 24 MB", en: "The body is too large; at most 24 MB")
  )
  static let otherBody = APIProblem(
    status: 422,
    code: "other_body",
    sentence: Words(
      zh: "这个 Idempotency-Key 已用于另一项内容，请换一个",
      en: "This Idempotency-Key was used for something else; choose another"
    )
  )
  static let failed = APIProblem(
    status: 500,
    code: "failed",
    sentence: Words(zh: "系统出了错，这次没有办成", en: "The hall failed; nothing was done")
  )
  static let unavailable = APIProblem(
    status: 503,
    code: "unavailable",
    sentence: Words(
      zh: "暂时不能办理，请稍后再试；什么也没有写入",
      en: "Unavailable; nothing was written. Try again later"
    ),
    retryAfter: 30
  )

  static func flawed(_ flaws: [Flaw]) -> APIProblem {
    APIProblem(
      status: 422,
      code: "flawed_body",
      sentence: Words(zh: "请求内容有 \(flaws.count) 处不对", en: "The body has \(flaws.count) flaw(s)"),
      flaws: flaws
    )
  }

  static func changed(_ version: Int) -> APIProblem {
    APIProblem(
      status: 412,
      code: "changed",
      sentence: Words(
        zh: "您看过之后，这一步已有变化；请重新读取再决定",
        en: "The step changed since the version you saw; read it again"
      ),
      version: version
    )
  }

  init(status: HTTPResponse.Status) {
    self = status == .notFound ? .notFound : .failed
    self.status = status.code
    if status != .notFound, status.code < 500 {
      code = "bad_request"
      sentence = Words(zh: "请求有误：\(status.reasonPhrase)", en: "Bad request: \(status.reasonPhrase)")
    }
  }
}

/// Turns whatever the API threw into problem details; pages have their own way.
struct APIErrors: RouterMiddleware {
  typealias Context = WebContext

  func handle(
    _ request: Request,
    context: WebContext,
    next: (Request, WebContext) async throws -> Response
  ) async throws -> Response {
    guard request.uri.path.hasPrefix("/api/") else { return try await next(request, context) }
    let language: Language =
      request.headers[.acceptLanguage]?.lowercased().hasPrefix("en") ?? false ? .en : .zh
    let problem: APIProblem
    do {
      return try await next(request, context)
    } catch let error as APIProblem {
      problem = error
    } catch let fault as LedgerFault {
      context.logger.error("ledger fault", metadata: ["fault": "\(fault)"])
      problem = .unavailable
    } catch let error as any HTTPResponseError {
      problem = APIProblem(status: error.status)
    } catch {
      context.logger.error("api failed", metadata: ["error": "\(error)"])
      problem = .failed
    }
    return problem.response(language, instance: request.uri.path)
  }
}
