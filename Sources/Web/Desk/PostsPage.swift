import Casework
import Deadlines
import Definitions
import Hall

/// Posts and who stands in: whether I am away, whom I let act for me, for whom I act; for the head of an agency, its B posts
/// and handing over (岗位、AB角、委托、交接).
struct PostsPage {
  let frame: PageFrame
  let formats: Formats
  let units: [UnitID: Unit]
  let me: AccountID
  let own: [PostRef]
  /// The people of my units.
  let members: [UnitMember]
  let standIns: StandIns
  let now: Moment
  let matters: [(name: String, title: String)]
  /// The units whose head I am.
  let headed: Set<UnitID>
  var typed = FormInput()
  var problem: Words?
  var said: Words?

  private var language: Language { frame.language }

  var html: HTML {
    let bar = DeskBar(frame: frame, units: units)
    return Document(
      frame,
      .clerk,
      title: frame(Say.title),
      width: .narrow,
      current: .posts,
      aside: bar.search("").html,
      sheets: [.deskStyle],
      brand: bar.brand,
      entries: bar.entries,
      body: """
        <div class="stack posts"><div><h1>\(Say.title, language)</h1><p class="soft">\(Say.lead, language)</p></div>
        \(said.map { "<p class=\"said\" role=\"status\">\(Light.done.html(frame($0)))</p>" as HTML })
        \(problem.flatMap { ProblemBox(frame($0), anchor: "posts", frame).html })
        <section id="posts"><h2>\(Say.presence, language)</h2>\(presence)</section>
        <section><h2>\(Say.delegated, language)</h2>\(list(given, Say.nobodyActs, canEnd: true))\(own.isEmpty || others.isEmpty ? nil : delegation)</section>
        <section><h2>\(Say.forOthers, language)</h2>\(list(taken, Say.iActForNobody, canEnd: true))</section>
        \(headed.isEmpty ? nil : unit)</div>
        """
    ).html
  }

  // MARK: I am here, or away

  private var presence: HTML {
    guard let absence = standIns.absences.last(where: { $0.account == me && $0.lasts(at: now) })
    else {
      return """
        <details class="seldom"\(" open", if: typed.has("reason"))><summary>\(Say.leave, language)</summary><form method="post" action="\(Href.posts("absence"))" class="act-form">\(frame.csrfField)
        <p class="field"><label for="reason">\(Say.reason, language)</label><input type="text" id="reason" name="reason" maxlength="200" value="\(typed.text("reason"))"></p>
        <p class="field"><label for="back">\(Say.back, language)</label><span class="help" id="back-help">\(Say.backHelp, language)</span><input type="date" id="back" name="back" value="\(typed.text("back"))" aria-describedby="back-help"></p>
        <p class="actions"><button class="button">\(Say.leaveNow, language)</button></p></form></details>
        """
    }
    let until = absence.until.map { formats.moment($0) }
    return """
      <div class="note"><p>\(Light.stopped.html(frame(Say.away)))\(until.map { frame(Say.until) + $0 } ?? "")</p><p>\(absence.reason)</p></div>
      <form method="post" action="\(Href.posts("return"))">\(frame.csrfField)<p class="actions"><button class="button">\(Say.comeBack, language)</button></p></form>
      """
  }

  // MARK: Who stands in

  private var given: [StandIn] { standIns.all.filter { $0.forAccount == me } }
  private var taken: [StandIn] { standIns.all.filter { $0.account == me } }
  private var others: [UnitMember] {
    let mine = Set(own.map(\.unit))
    return members.filter { $0.account != me && $0.posts.contains { mine.contains($0.unit) } }
  }

  private func list(_ standIns: [StandIn], _ none: Words, canEnd: Bool) -> HTML {
    guard !standIns.isEmpty else { return "<p class=\"empty\">\(none, language)</p>" }
    return "<ul class=\"card lines\">\(standIns.map { line($0, canEnd: canEnd) })</ul>"
  }

  private func line(_ one: StandIn, canEnd: Bool) -> HTML {
    let who =
      language == .zh
      ? "\(name(one.account))代\(name(one.forAccount))"
      : "\(name(one.account)) for \(name(one.forAccount))"
    let scope = one.matters.map { names in
      matters.filter { names.contains($0.name) }.map(\.title).joined(separator: frame(Say.comma))
    }
    let period =
      one.kind == .bPost
      ? frame(Say.bPost)
      : formats.moment(one.from) + " – " + (one.until.map(formats.moment) ?? "")
    let isActing = standIns.acting(one.account, at: now).contains { $0.id == one.id }
    let facts = [title(one.post), scope ?? frame(Say.allMatters), period, one.document]
    let end: HTML? =
      canEnd
      ? "<form method=\"post\" action=\"\(Href.posts("end"))\">\(frame.csrfField)<input type=\"hidden\" name=\"id\" value=\"\(one.id)\"><button class=\"button plain\">\(Say.end, language)</button></form>"
      : nil
    return """
      <li><b>\(who)</b> <span>\((isActing ? Light.onTime : Light.stopped).html(frame(isActing ? Say.acts : Say.waits)))</span><br><span class="soft">\(facts.filter { !$0.isEmpty }.joined(separator: " · "))</span>\(end)</li>
      """
  }

  private var delegation: HTML {
    """
    <details class="seldom"\(" open", if: typed.has("to"))><summary>\(Say.delegate, language)</summary><form method="post" action="\(Href.posts("delegations"))" class="act-form">\(frame.csrfField)
    \(select("post", Say.post, own.map { ("\($0.unit)/\($0.post)", title($0)) }))
    \(select("to", Say.to, others.map { ($0.account, $0.name + " · " + $0.posts.map(title).joined(separator: frame(Say.comma))) }))
    <fieldset class="field"><legend>\(Say.scope, language)</legend><span class="help">\(Say.scopeHelp, language)</span>\(matters.map { "<span class=\"choice\"><input type=\"checkbox\" id=\"matter-\($0.name)\" name=\"matter\" value=\"\($0.name)\"\(" checked", if: typed.all("matter").contains($0.name))><label for=\"matter-\($0.name)\">\($0.title)</label></span>" as HTML })</fieldset>
    <p class="field"><label for="until">\(Say.lastDay, language)</label><input type="date" id="until" name="until" value="\(typed.text("until"))" required></p>
    <p class="field"><label for="document">\(Say.document, language)</label><input type="text" id="document" name="document" maxlength="100" value="\(typed.text("document"))" required></p>
    <p class="actions"><button class="button">\(Say.delegateNow, language)</button></p></form></details>
    """
  }

  // MARK: The head of an agency

  private var unit: HTML {
    let people = members.filter { $0.posts.contains { headed.contains($0.unit) } }
    let rows: [HTML] = people.flatMap { member in
      member.posts.filter { headed.contains($0.unit) }.map { post -> HTML in
        let b = standIns.all.first {
          $0.kind == .bPost && $0.forAccount == member.account && $0.post == post
        }
        let isAway = standIns.isAway(member.account, at: now)
        return """
          <tr><td>\(title(post))</td><td>\(member.name)\(isAway ? " \(Light.stopped.html(frame(Say.away)))" as HTML : nil)</td><td>\(b.map { name($0.account) } ?? "—")</td></tr>
          """
      }
    }
    let held = people.flatMap { member in
      member.posts.filter { headed.contains($0.unit) }.map { post in
        ("\(member.account) \(post.unit)/\(post.post)", member.name + " · " + title(post))
      }
    }
    let names = people.map { ($0.account, $0.name) }
    return """
      <section><h2>\(Say.unit, language)</h2><div class="scroll"><table><thead><tr><th>\(Say.post, language)</th><th>A</th><th>B</th></tr></thead><tbody>\(rows)</tbody></table></div>
      <details class="seldom"><summary>\(Say.appoint, language)</summary><form method="post" action="\(Href.posts("b-posts"))" class="act-form">\(frame.csrfField)\(select("held", Say.ofWhom, held))\(select("to", Say.b, names))
      <p class="actions"><button class="button">\(Say.appoint, language)</button></p></form></details>
      <details class="seldom"><summary>\(Say.handOver, language)</summary><form method="post" action="\(Href.posts("handover"))" class="act-form">\(frame.csrfField)<p>\(Say.handOverHelp, language)</p>\(select("from", Say.from, names))\(select("to", Say.to, names))
      <p class="actions"><button class="button danger">\(Say.handOver, language)</button></p></form></details></section>
      """
  }

  private func select(_ name: String, _ label: Words, _ options: [(String, String)]) -> HTML {
    let picked = typed.text(name)
    // Of several nobody is chosen by chance.
    let isOpen = options.count > 1
    return """
      <p class="field"><label>\(label, language) <select name="\(name)" required>\(isOpen ? "<option value=\"\">\(Say.choose, language)</option>" as HTML : nil)\(options.map { "<option value=\"\($0.0)\"\(" selected", if: $0.0 == picked)>\($0.1)</option>" as HTML })</select></label></p>
      """
  }

  private func name(_ account: AccountID) -> String {
    members.first { $0.account == account }?.name ?? "—"
  }

  private func title(_ post: PostRef) -> String {
    let unit = units[post.unit]
    let post = unit?.posts.first { $0.name == post.post }?.title[language] ?? post.post
    return [unit?.title[language] ?? "", post].joined(separator: language == .zh ? "" : ", ")
  }

  private enum Say {
    static let title = Words(zh: "岗位与代理", en: "Posts and who stands in")
    static let lead = Words(
      zh: "离岗时由 B 角代办；也可以书面委托同事，写明事项和期限。代办都记“某某代某某”，不得转委托。",
      en:
        "While you are away your B acts; or delegate in writing, with matters and a last day. Records say who acted for whom; nobody passes it on."
    )
    static let presence = Words(zh: "在岗、离岗", en: "At your post, or away")
    static let leave = Words(zh: "登记离岗", en: "Say that you are away")
    static let reason = Words(zh: "事由", en: "Why")
    static let back = Words(zh: "哪一天回来（可不填）", en: "Back on (may be left blank)")
    static let backHelp = Words(
      zh: "不填的，回来时自己点“我回来了”。",
      en: "Left blank, say yourself when you are back."
    )
    static let leaveNow = Words(zh: "现在离岗", en: "Away from now on")
    static let away = Words(zh: "离岗", en: "Away")
    static let until = Words(zh: "，到 ", en: " until ")
    static let comeBack = Words(zh: "我回来了", en: "I am back")
    static let delegated = Words(zh: "谁代我", en: "Who acts for me")
    static let forOthers = Words(zh: "我代谁", en: "For whom I act")
    static let nobodyActs = Words(
      zh: "没有人代您。离岗前请确认有 B 角，或者委托一位同事。",
      en: "Nobody acts for you. Before you leave, see that there is a B, or delegate."
    )
    static let iActForNobody = Words(zh: "您现在不代别人。", en: "You act for nobody.")
    static let delegate = Words(zh: "委托一位同事", en: "Delegate to a colleague")
    static let post = Words(zh: "岗位", en: "Post")
    static let to = Words(zh: "交给", en: "To")
    static let from = Words(zh: "由谁交出", en: "From")
    static let scope = Words(zh: "委托哪些事项", en: "Which matters")
    static let scopeHelp = Words(zh: "一项也不选，就是全部事项。", en: "None ticked: all of them.")
    static let lastDay = Words(zh: "最后一天", en: "Last day")
    static let document = Words(zh: "委托书文号", en: "Number of the written delegation")
    static let delegateNow = Words(zh: "委托", en: "Delegate")
    static let choose = Words(zh: "请选择", en: "Choose")
    static let allMatters = Words(zh: "全部事项", en: "all matters")
    static let comma = Words(zh: "、", en: ", ")
    static let bPost = Words(zh: "B 角，离岗时代办", en: "B post, while the other is away")
    static let acts = Words(zh: "正在代办", en: "acting now")
    static let waits = Words(zh: "现在不代办", en: "not now")
    static let end = Words(zh: "结束", en: "End it")
    static let unit = Words(zh: "本单位的岗位", en: "The posts of your unit")
    static let appoint = Words(zh: "确定 B 角", en: "Appoint a B")
    static let ofWhom = Words(zh: "谁的岗位", en: "Whose post")
    static let b = Words(zh: "由谁任 B 角", en: "Who is its B")
    static let handOver = Words(zh: "交接全部工作", en: "Hand everything over")
    static let handOverHelp = Words(
      zh: "岗位、岗位上的待办、代办关系和没填完的代收申请全部转给接手的人；对方给出的委托终止。不能撤销，只能再交接回来。",
      en:
        "Posts with all that waits on them, who stands in, and unfinished walk-in filings pass over; delegations end. It is undone only by handing back."
    )
  }
}
