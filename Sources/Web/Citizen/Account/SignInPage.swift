import Deadlines
import Definitions

/// Signing in, with where to go on afterwards.
struct SignInPage: Sendable {
  let frame: PageFrame
  var then = ""
  var login = ""
  /// What was wrong, in a sentence; the password is never shown again.
  var problem: String?
  /// The browser still holds the cookie of a session that has ended.
  var hasExpired = false
  /// What was typed into a form when the session had ended; it goes along and comes back.
  var kept = KeptInput()

  var html: HTML {
    Document(
      frame,
      title: frame(Say.title),
      width: .narrow,
      body: """
        <div class="stack"><h1>\(Say.title, frame.language)</h1>\(problemBox)\(reason)
        <form method="post" action="\(Href("session"))">\(frame.csrfField)<input type="hidden" name="then" value="\(then)">\(kept.carried)
        <div class="field"><label for="login">\(Say.login, frame.language)</label><p class="help" id="login-help">\(Say.loginHelp, frame.language)</p><input id="login" name="login" value="\(login)" required maxlength="100" autocomplete="username" aria-describedby="login-help"></div>
        <div class="field"><label for="password">\(Say.password, frame.language)</label><input id="password" name="password" type="password" required maxlength="200" autocomplete="current-password"></div>
        <div class="actions"><button class="button">\(Say.title, frame.language)</button><a href="\(Href.register.with("then", then))">\(Say.register, frame.language)</a></div></form></div>
        """
    ).html
  }

  /// Why one has to sign in here, where one did not ask to.
  private var reason: HTML? {
    guard problem == nil else { return nil }
    if !kept.isEmpty { return "<p class=\"note\">\(Say.kept, frame.language)</p>" }
    if hasExpired { return "<p class=\"note\">\(Say.expired, frame.language)</p>" }
    return Href(local: then) == nil || then.isEmpty
      ? nil : "<p class=\"soft\">\(Say.first, frame.language)</p>"
  }

  private var problemBox: HTML? {
    guard let problem else { return nil }
    return ProblemBox(problem, anchor: "login", frame).html
  }

  private enum Say {
    static let title = Words(zh: "登录", en: "Sign in")
    static let first = Words(
      zh: "登录后回到您刚才要去的页面。",
      en: "After signing in you go on where you wanted to be."
    )
    static let expired = Words(
      zh: "登录已过期：30 分钟没有操作就会退出。请再登录一次，已保存的草稿都在。",
      en:
        "Your session has ended after 30 minutes without a page. Sign in again; saved drafts are all there."
    )
    static let kept = Words(
      zh: "登录已过期，刚才填的内容没有丢。请再登录一次，接着保存。",
      en: "Your session has ended, but what you typed is not lost. Sign in again to save it."
    )
    static let login = Words(zh: "手机号", en: "Phone number")
    static let loginHelp = Words(zh: "工作人员请填账号名。", en: "Staff: your account name.")
    static let password = Words(zh: "密码", en: "Password")
    static let register = Words(zh: "还没有账号？注册", en: "No account yet? Register")
  }
}

/// One problem of a whole page, on top of it.
struct ProblemBox: Sendable {
  let text: String
  let anchor: String
  let frame: PageFrame

  init(_ text: String, anchor: String, _ frame: PageFrame) {
    self.text = text
    self.anchor = anchor
    self.frame = frame
  }

  var html: HTML? {
    ProblemList(items: [.init(anchor: anchor, text: text)], language: frame.language).html
  }
}
