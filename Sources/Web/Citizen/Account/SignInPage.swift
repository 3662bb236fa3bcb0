import Deadlines
import Definitions

/// Signing in, with where to go on afterwards.
struct SignInPage: Sendable {
  let frame: PageFrame
  var then = ""
  var login = ""
  /// What was wrong, in a sentence; the password is never shown again.
  var problem: String?

  var html: HTML {
    Document(
      frame,
      title: frame(Say.title),
      width: .narrow,
      body: """
        <div class="stack"><h1>\(Say.title, frame.language)</h1>\(problemBox)
        <form method="post" action="\(Href("session"))">\(frame.csrfField)<input type="hidden" name="then" value="\(then)">
        <div class="field"><label for="login">\(Say.login, frame.language)</label><p class="help" id="login-help">\(Say.loginHelp, frame.language)</p><input id="login" name="login" value="\(login)" required maxlength="100" autocomplete="username" aria-describedby="login-help"></div>
        <div class="field"><label for="password">\(Say.password, frame.language)</label><input id="password" name="password" type="password" required maxlength="200" autocomplete="current-password"></div>
        <div class="actions"><button class="button">\(Say.title, frame.language)</button><a href="\(Href.register.with("then", then))">\(Say.register, frame.language)</a></div></form></div>
        """
    ).html
  }

  private var problemBox: HTML? {
    guard let problem else { return nil }
    return ProblemBox(problem, anchor: "login", frame).html
  }

  private enum Say {
    static let title = Words(zh: "登录", en: "Sign in")
    static let login = Words(zh: "手机号或证件号", en: "Phone or identity number")
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
