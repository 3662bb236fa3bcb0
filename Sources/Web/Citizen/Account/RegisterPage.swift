import Deadlines
import Definitions
import Hall

/// Making an account: only what the hall needs, and why.
struct RegisterPage: Sendable {
  let frame: PageFrame
  var then = ""
  var typed = FormInput()
  /// By field: `name`, `phone`, `citizen_id`, `email`, `password`.
  var problems: [(field: String, text: String)] = []

  var html: HTML {
    Document(
      frame,
      title: frame(Say.title),
      width: .narrow,
      body: """
        <div class="stack"><h1>\(Say.title, frame.language)</h1>\(list.html)<p class="soft">\(Say.why, frame.language)</p>
        <form method="post" action="\(Href.register)" novalidate>\(frame.csrfField)<input type="hidden" name="then" value="\(then)">
        \(field("name", Say.name, Say.nameHelp, "text", "name"))
        \(field("phone", Say.phone, Say.phoneHelp, "tel", "tel"))
        \(field("citizen_id", Say.citizenID, Say.citizenIDHelp, "text", "off"))
        \(field("email", Say.email, Say.optional, "email", "email"))
        \(field("password", Say.password, Say.passwordHelp, "password", "new-password"))
        <div class="actions"><button class="button">\(Say.title, frame.language)</button><a href="\(Href.signIn(then: Href(local: then)))">\(Say.signIn, frame.language)</a></div></form></div>
        """
    ).html
  }

  private var list: ProblemList {
    ProblemList(
      items: problems.map { .init(anchor: $0.field, text: $0.text) },
      language: frame.language
    )
  }

  private func field(
    _ name: String,
    _ label: Words,
    _ help: Words,
    _ type: String,
    _ autocomplete: String
  ) -> HTML {
    let problem = problems.first { $0.field == name }?.text
    let value = type == "password" ? "" : typed.text(name)
    return """
      <div class="\(problem == nil ? "field" : "field wrong")"><label for="\(name)">\(label, frame.language)</label><p class="help" id="\(name)-help">\(help, frame.language)</p>\(problem.map { "<p class=\"wrong-text\" id=\"\(name)-wrong\">\($0)</p>" })<input id="\(name)" name="\(name)" type="\(type)" value="\(value)" maxlength="200" autocomplete="\(autocomplete)" aria-describedby="\(name)-help\(problem == nil ? "" : " \(name)-wrong")"></div>
      """
  }

  private enum Say {
    static let title = Words(zh: "注册", en: "Register")
    static let why = Words(
      zh: "只问办件必需的信息：姓名用于文书，手机号用于登录和通知。",
      en:
        "Only what a case needs: your name for the documents, your phone to sign in and to reach you."
    )
    static let name = Words(zh: "姓名", en: "Name")
    static let nameHelp = Words(zh: "与身份证一致", en: "As on your identity card")
    static let phone = Words(zh: "手机号", en: "Mobile phone")
    static let phoneHelp = Words(zh: "以后用它登录", en: "You sign in with it")
    static let citizenID = Words(zh: "身份证号", en: "Identity number")
    static let citizenIDHelp = Words(
      zh: "可不填；填了，表单里就不用再填",
      en: "Optional; if you give it, forms are filled in with it"
    )
    static let email = Words(zh: "邮箱", en: "E-mail")
    static let optional = Words(zh: "可不填", en: "Optional")
    static let password = Words(zh: "密码", en: "Password")
    static let passwordHelp = Words(
      zh: "至少 \(Hall.leastPassword) 个字符",
      en: "At least \(Hall.leastPassword) characters"
    )
    static let signIn = Words(zh: "已有账号？登录", en: "Have an account? Sign in")
  }
}
