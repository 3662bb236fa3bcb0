import Deadlines
import Definitions

/// The bar above every page: whose hall, where one can go, who is signed in, the other language.
package struct TopBar: Sendable {
  package struct Entry: Sendable {
    package var href: Href
    package var text: String

    package init(_ href: Href, _ text: String) {
      self.href = href
      self.text = text
    }
  }

  let frame: PageFrame
  let face: Document.Face
  let brand: String?
  let entries: [Entry]?
  let current: Href?
  let aside: HTML

  var html: HTML {
    """
    <header class="top"><div class="bar \(face == .citizen ? "wide" : "full")">
    <a class="brand" href="\(face == .citizen ? Href.home : entries?.first?.href ?? .home)">\(Logo.html) \(brand ?? frame(Say.brand(face)))</a>
    \(nav)<div class="side">\(aside.isEmpty ? who : aside) \(languageSwitch)</div>
    </div></header>
    """
  }

  private var nav: HTML? {
    let entries = entries ?? usual
    guard !entries.isEmpty else { return nil }
    return
      "<nav class=\"nav\" aria-label=\"\(Say.nav, frame.language)\">\(entries.map(entry))</nav>"
  }

  private var usual: [Entry] {
    guard face == .citizen else { return [] }
    // A clerk on the citizen's pages fills in a form for a walk-in: his way leads back to the desk.
    if frame.person?.kind == .staff {
      return [Entry(.desk, frame(Say.desk)), Entry(.walkIns, frame(Say.walkIns))]
    }
    return [Entry(.home, frame(Say.matters)), Entry(.myCases, frame(Say.myCases))]
  }

  private func entry(_ entry: Entry) -> HTML {
    "<a href=\"\(entry.href)\"\(" aria-current=\"page\"", if: entry.href == current)>\(entry.text)</a>"
  }

  private var who: HTML {
    guard let person = frame.person else {
      return "<a href=\"\(Href.signIn(then: frame.here))\">\(Say.signIn, frame.language)</a> ·"
    }
    return """
      <span class="me">\(person.name) ·</span> <form method="post" action="\(Href.signOut)">\(frame.csrfField)<button class="link">\(Say.signOut, frame.language)</button></form> ·
      """
  }

  private var languageSwitch: HTML {
    switch frame.language {
    case .zh: "<a href=\"\(frame.here.with("lang", "en"))\" lang=\"en\" hreflang=\"en\">English</a>"
    case .en: "<a href=\"\(frame.here.with("lang", "zh"))\" lang=\"zh-Hans\" hreflang=\"zh\">中文</a>"
    }
  }

  private enum Say {
    static func brand(_ face: Document.Face) -> Words {
      switch face {
      case .citizen: Words(zh: "网上办事大厅", en: "Online service hall")
      case .clerk: Words(zh: "办事大厅 · 窗口", en: "Service hall · Desk")
      case .supervisor: Words(zh: "办事大厅 · 时限监察", en: "Service hall · Deadlines")
      }
    }
    static let nav = Words(zh: "主导航", en: "Main")
    static let desk = Words(zh: "待办", en: "To do")
    static let walkIns = Words(zh: "代收", en: "Walk-in")
    static let matters = Words(zh: "办事", en: "Services")
    static let myCases = Words(zh: "我的办件", en: "My cases")
    static let signIn = Words(zh: "登录", en: "Sign in")
    static let signOut = Words(zh: "退出", en: "Sign out")
  }
}
