import Definitions
import Hall

/// Two minutes before a session ends: a notice with a way to go on. The script shows it; without the script
/// what was typed is carried over the next sign-in.
struct SessionNotice: Sendable {
  let frame: PageFrame

  init(_ frame: PageFrame) { self.frame = frame }

  var html: HTML? {
    guard frame.person != nil else { return nil }
    return """
      <div class="session" role="alert" hidden data-session="\(String(Hall.idleSeconds))" data-alive="\(Href.alive.text)" data-soon="\(frame(Say.soon))" data-ended="\(frame(Say.ended))"><p></p><button class="button small" type="button">\(frame(Say.goOn))</button></div>
      """
  }

  private enum Say {
    static let soon = Words(
      zh: "您很久没有操作，2 分钟后将自动退出登录。",
      en: "You have been away for a while: you will be signed out in 2 minutes."
    )
    static let ended = Words(
      zh: "登录已过期，请重新登录。正在填的表单照常按“保存并继续”：登录后内容还在。",
      en:
        "You have been signed out. If you are filling in a form, save it as usual: after signing in it is still there."
    )
    static let goOn = Words(zh: "继续使用", en: "Stay signed in")
  }
}
