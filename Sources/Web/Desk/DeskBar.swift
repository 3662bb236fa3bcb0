import Casework
import Deadlines
import Definitions

/// The clerk's top bar: whose desk, where to go, search, who is signed in.
struct DeskBar {
  let frame: PageFrame
  let units: [UnitID: Unit]

  var brand: String {
    let unit = frame.person?.posts.first.flatMap { units[$0.unit] }
    let hall = Words(zh: "办事大厅", en: "Service hall")
    return [frame(hall), unit?.title[frame.language]].compactMap(\.self).joined(separator: " · ")
  }

  var entries: [TopBar.Entry] {
    let todo = TopBar.Entry(.desk, frame(Words(zh: "待办", en: "To do")))
    let posts = TopBar.Entry(.posts, frame(Words(zh: "岗位", en: "Posts")))
    guard frame.person?.receives(units) ?? false else { return [todo, posts] }
    return [todo, TopBar.Entry(.walkIns, frame(Words(zh: "代收", en: "Walk-in"))), posts]
  }

  func search(_ typed: String) -> DeskSearchBox {
    DeskSearchBox(
      label: frame(
        Words(zh: "搜索编号、姓名、执照、电话、地址", en: "Number, name, licence, phone, address")
      ),
      typed: typed,
      person: who,
      signOut: frame(Words(zh: "退出", en: "Sign out")),
      csrf: frame.csrfField
    )
  }

  private var who: String {
    guard let person = frame.person else { return "" }
    let posts = person.posts.compactMap { ref in
      units[ref.unit]?.posts.first { $0.name == ref.post }?.title[frame.language]
    }
    guard let post = posts.first else { return person.name }
    return frame.language == .zh ? "\(person.name)（\(post)）" : "\(person.name) (\(post))"
  }
}
