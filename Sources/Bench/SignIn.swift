import NIOCore
import NIOHTTP1
import Synchronization

/// A browser's way in: the page, its hidden value, the form; what it ends with is a cookie.
struct SignIn: Errand {
  /// Where the cookies go that later pages are asked with.
  final class Result: Sendable {
    private let kept = Mutex("")

    var cookies: String { kept.withLock { $0 } }

    fileprivate func keep(_ cookies: String) { kept.withLock { $0 = cookies } }
  }

  let login: String
  let password: String
  let result: Result
  private var cookies: [String] = []
  private var csrf = ""
  private var step = 0

  init(login: String, password: String, into result: Result) {
    (self.login, self.password, self.result) = (login, password, result)
  }

  mutating func next() -> Asking? {
    step += 1
    switch step {
    case 1: return Asking(name: "sign-in", method: .GET, path: "/session", headers: [], body: nil)
    case 2:
      return Asking(
        name: "sign-in",
        method: .POST,
        path: "/session",
        headers: [
          ("cookie", cookies.joined(separator: "; ")),
          ("content-type", "application/x-www-form-urlencoded"),
        ],
        body: ByteBuffer(string: "csrf=\(csrf)&login=\(login)&password=\(password)&then=")
      )
    default: return nil
    }
  }

  mutating func take(_ answer: Answer) -> String? {
    cookies += answer.headers["set-cookie"].compactMap { cookie in
      cookie.split(separator: ";").first.map(String.init)
    }
    if step == 1 {
      let mark = #"name="csrf" value=""#
      guard answer.status == 200, let place = answer.text.firstRange(of: mark) else {
        return answer.wrong
      }
      csrf = String(answer.text[place.upperBound...].prefix { $0 != "\"" })
      return nil
    }
    guard answer.status == 303 else { return answer.wrong }
    result.keep(cookies.joined(separator: "; "))
    return nil
  }
}
