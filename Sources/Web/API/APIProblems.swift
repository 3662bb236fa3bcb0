import Casework
import Definitions
import HTTPTypes
import Hall

/// What may stand in the way of a call, each with its code and its sentence.
extension APIProblem {
  init(_ obstacle: Obstacle) {
    self.init(status: 409, code: obstacle.code, sentence: obstacle.sentence)
    article = obstacle.article?.text
    switch obstacle {
    case .formProblems(let problems):
      status = 422
      flaws = problems.map { Flaw(pointer: "/answers/\($0.address)", detail: $0.message) }
    case .materialMissing(let ids):
      status = 422
      flaws = ids.map { Flaw(pointer: "/materials/\($0)", detail: obstacle.sentence) }
    case .blankDecidesMembers(let fields):
      status = 422
      flaws = fields.map { Flaw(pointer: "/answers/\($0)", detail: obstacle.sentence) }
    case .notYourTurn, .notYourCase: status = 403
    case .unknownProcedure, .unknownBranch: status = 404
    case .unknownClock, .unknownUrge: status = 422
    default: break
    }
  }

  /// Why a file was not taken.
  init(_ problem: AttachmentProblem) {
    self.init(status: 422, code: "file_not_taken", sentence: problem.words)
    switch problem {
    case .noSuchDraft: self = .notFound
    case .fault: self = .unavailable
    case .tooLarge: (status, code) = (413, "too_large")
    case .wrongType: (status, code) = (415, "wrong_type")
    case .tooManyFiles: (status, code) = (409, "too_many_files")
    case .brokenUpload: (status, code) = (400, "broken_upload")
    case .unknownMaterial, .empty, .active, .encrypted: break
    }
  }

  /// Why the person whom a counter files for has no account.
  init(_ problem: AccountProblem) {
    let detail = AccountWords.words(problem).words
    self = .flawed([Flaw(pointer: "/applicant", detail: detail)])
    switch problem {
    case .busy, .fault: self = .unavailable
    default: break
    }
  }

  init(_ flaw: JSONReader.Flaw) {
    self = .notJSON
    switch flaw {
    case .unexpected(let place):
      sentence = Words(
        zh: "请求内容不是 JSON：第 \(place) 个字节起读不懂",
        en: "The body is not JSON: it cannot be read from byte \(place) on"
      )
    case .tooDeep(let most):
      code = "too_deep"
      sentence = Words(
        zh: "JSON 嵌套太深，最多 \(most) 层",
        en: "The JSON is nested too deeply: at most \(most) levels"
      )
    case .repeated(let pointer):
      self = .flawed([
        Flaw(
          pointer: pointer,
          detail: Words(zh: "同一个名称出现了两次", en: "this name stands here twice")
        )
      ])
    case .unreadable(let place):
      sentence = Words(
        zh: "第 \(place) 个字节处的数字太长，或文字里有 U+0000",
        en: "At byte \(place): a number with too many digits, or U+0000 in a text"
      )
    }
  }

  /// What the router or the server says by its status alone.
  init(status: HTTPResponse.Status) {
    switch status {
    case .notFound: self = .notFound
    case .contentTooLarge: self = .tooLarge
    case _ where status.code >= 500: self = .failed
    default:
      let reason = status.reasonPhrase
      self.init(
        status: status.code,
        code: "bad_request",
        sentence: Words(zh: "请求有误：\(reason)", en: "Bad request: \(reason)")
      )
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
    sentence: Words(zh: "请求内容不是 JSON", en: "The body is not JSON")
  )
  static let notJSONType = APIProblem(
    status: 415,
    code: "not_json_type",
    sentence: Words(
      zh: "请求内容的类型应为 application/json",
      en: "The body's Content-Type must be application/json"
    )
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
  static let noCopy = APIProblem(
    status: 409,
    code: "no_copy",
    sentence: Words(zh: "这件没有抄告您的部门", en: "No copy of this case went to your department")
  )
  /// The paper is drawn; the worker makes its bytes right after the commit.
  static let notReady = APIProblem(
    status: 503,
    code: "not_ready",
    sentence: Words(zh: "文书正在制作，请稍等一秒再取", en: "The paper is being made; ask again in a second"),
    retryAfter: 1
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
  /// Nothing failed, so it is worth asking again soon.
  static let busy = APIProblem(
    status: 503,
    code: "busy",
    sentence: Words(
      zh: "办理的人太多，请过几秒再试；什么也没有写入",
      en: "Too many are at it; nothing was written. Try again in a few seconds"
    ),
    retryAfter: 2
  )

  static func notAllowed(_ methods: [String]) -> APIProblem {
    let list = methods.joined(separator: ", ")
    var problem = APIProblem(
      status: 405,
      code: "method_not_allowed",
      sentence: Words(zh: "这个地址只接受 \(list)", en: "This address takes \(list) only")
    )
    problem.allow = list
    return problem
  }

  static func flawed(_ flaws: [Flaw]) -> APIProblem {
    APIProblem(
      status: 422,
      code: "flawed_body",
      sentence: Words(
        zh: "请求内容有 \(flaws.count) 处不对",
        en: "\(flaws.count) flaw(s) in what was sent"
      ),
      flaws: flaws
    )
  }

  /// One flaw of a header, a parameter or a body.
  static func flawed(_ pointer: String, _ zh: String, _ en: String) -> APIProblem {
    .flawed([Flaw(pointer: pointer, detail: Words(zh: zh, en: en))])
  }

  /// Too many wrong query codes.
  static func locked(until moment: String) -> APIProblem {
    APIProblem(
      status: 429,
      code: "locked",
      sentence: Words(
        zh: "查询码错了太多次，\(moment) 前不能再用这种方式查询",
        en: "Too many wrong codes; this way is closed until \(moment)"
      ),
      retryAfter: 3600
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
}
