package import Definitions

/// Why a page cannot be shown. Each ends as a page of its status with a sentence and what to do next.
package enum WebError: Error, Sendable {
  /// A form that is none: broken encoding, a missing part. The sentence says which.
  case badRequest(Words)
  case signInFirst(then: Href)
  case forbidden
  /// The form did not come from a page of this hall, or its page is too old.
  case staleForm
  case notFound
  /// The law, or the state of the case, says no.
  case conflict(Words)
  case tooLarge(mostMegabytes: Int)
  case unprocessable(Words)
  case tooMany(retryAfterSeconds: Int, Words)
  case unavailable
}

extension WebError {
  package var status: Int {
    switch self {
    case .badRequest: 400
    case .signInFirst: 303
    case .forbidden, .staleForm: 403
    case .notFound: 404
    case .conflict: 409
    case .tooLarge: 413
    case .unprocessable: 422
    case .tooMany: 429
    case .unavailable: 503
    }
  }

  /// What stands in the way, where the status alone does not say it.
  var detail: Words? {
    switch self {
    case .badRequest(let words), .conflict(let words), .unprocessable(let words): words
    case .tooMany(_, let words): words
    case .tooLarge(let most):
      Words(zh: "一次最多 \(most) MB。", en: "At most \(most) MB at a time.")
    case .staleForm:
      Words(
        zh: "这个表单放得太久，或不是从本厅的页面打开的，所以没有提交。",
        en: "This form is too old, or did not come from a page of this hall, so nothing was sent."
      )
    case .signInFirst, .forbidden, .notFound, .unavailable: nil
    }
  }
}
