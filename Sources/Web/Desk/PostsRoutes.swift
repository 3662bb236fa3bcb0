import Casework
import Deadlines
import Definitions
import Hall
import Hummingbird

/// The page of posts, and what can be done on it; each act says what it did.
struct PostsRoutes: Sendable {
  let hall: Hall

  func add(to router: Router<WebContext>) {
    router.get("desk/posts") { request, context in
      let did = request.uri.queryParameters["did"].map(String.init)
      let page = try await self.page(context, said: did.flatMap { Self.done[$0] })
      return Response.page(page.html)
    }
    router.post("desk/posts/absence") { try await act("absence", $0, $1, leave) }
    router.post("desk/posts/return") { request, context in
      try await act("return", request, context) { me, _, _ async throws(StandInProblem) in
        try await hall.comeBack(me.account, by: me.account)
      }
    }
    router.post("desk/posts/delegations") { try await act("delegations", $0, $1, delegate) }
    router.post("desk/posts/end") { request, context in
      try await act("end", request, context) { me, input, _ async throws(StandInProblem) in
        try await hall.endStandIn(input.text("id"), by: me.account)
      }
    }
    router.post("desk/posts/b-posts") { try await act("b-posts", $0, $1, appoint) }
    router.post("desk/posts/handover") { try await act("handover", $0, $1, handOver) }
  }

  private typealias Act =
    @Sendable (Person, FormInput, PostsPage) async throws(StandInProblem) -> Void

  private func act(
    _ name: String,
    _ request: Request,
    _ context: WebContext,
    _ body: Act
  ) async throws -> Response {
    let input = try await request.form(context)
    var page = try await page(context)
    do throws(StandInProblem) {
      try await body(try context.colleague(), input, page)
    } catch {
      if case .fault(let fault) = error { throw fault }
      page.typed = input
      page.problem = error.words
      return .page(page.html, status: .conflict)
    }
    return .seeOther(Href.posts.with("did", name))
  }

  private func page(_ context: WebContext, said: Words? = nil) async throws -> PostsPage {
    let person = try Colleague(context).person
    let own = person.posts.filter { post in !person.standIns.contains { $0.post == post } }
    let units = hall.catalogue.units
    let headed = own.filter { post in
      units[post.unit]?.posts.contains { $0.name == post.post && $0.duties.contains(.extend) }
        ?? false
    }
    let offset = hall.catalogue.calendar.utcOffset
    let today = hall.clock.now().day(in: offset)
    return PostsPage(
      frame: context.frame,
      formats: Formats(context.language, today: today, offset: offset),
      units: units,
      me: person.account,
      own: own,
      members: try await hall.members(of: Set(person.posts.map(\.unit))),
      standIns: try await hall.standIns(),
      now: hall.clock.now(),
      matters: concerned(Set(own.map(\.unit)), today).map {
        ($0.id.name, $0.title[context.language])
      },
      headed: Set(headed.map(\.unit)),
      said: said
    )
  }

  /// What these units lead, decide, review below, or advise on.
  private func concerned(_ units: Set<UnitID>, _ today: Day) -> [Procedure] {
    Set(hall.catalogue.procedures.keys.map(\.name)).sorted()
      .compactMap { hall.catalogue.procedure(named: $0, on: today) }
      .filter { procedure in
        units.contains(procedure.department)
          || procedure.lowerUnit.map(units.contains) ?? false
          || procedure.members.contains {
            if case .department(let unit) = $0.part { units.contains(unit) } else { false }
          }
      }
  }

  /// The end of a day, at the office.
  private func end(of text: String) -> Moment? {
    Day(text).map { Moment(startOf: $0.adding(days: 1), in: hall.catalogue.calendar.utcOffset) }
  }

  @Sendable private func leave(
    _ me: Person,
    _ input: FormInput,
    _ page: PostsPage
  ) async throws(StandInProblem) {
    let back = Day(input.text("back")).map {
      Moment(startOf: $0, in: hall.catalogue.calendar.utcOffset)
    }
    try await hall.leave(me.account, until: back, reason: input.text("reason"), by: me.account)
  }

  @Sendable private func delegate(
    _ me: Person,
    _ input: FormInput,
    _ page: PostsPage
  ) async throws(StandInProblem) {
    guard let post = page.own.first(where: { "\($0.unit)/\($0.post)" == input.text("post") }) else {
      throw .notYourPost
    }
    guard let until = end(of: input.text("until")) else { throw .periodEmpty }
    let known = Set(page.matters.map(\.name))
    let matters = Set(input.all("matter")).intersection(known)
    try await hall.delegate(
      post,
      of: me.account,
      to: input.text("to"),
      matters: matters.isEmpty ? nil : matters,
      from: hall.clock.now(),
      until: until,
      document: input.text("document")
    )
  }

  @Sendable private func appoint(
    _ me: Person,
    _ input: FormInput,
    _ page: PostsPage
  ) async throws(StandInProblem) {
    let parts = input.text("held").split(separator: " ", maxSplits: 1).map(String.init)
    let held = page.members.first { $0.account == parts.first }
    let post = held?.posts.first { "\($0.unit)/\($0.post)" == parts.last }
    guard let held, let post, page.headed.contains(post.unit) else { throw .notYours }
    try await hall.appoint(b: input.text("to"), on: post, of: held.account, by: me.account)
  }

  /// Between people of a unit that I head.
  @Sendable private func handOver(
    _ me: Person,
    _ input: FormInput,
    _ page: PostsPage
  ) async throws(StandInProblem) {
    func isMine(_ account: String) -> Bool {
      page.members.contains { member in
        member.account == account && member.posts.allSatisfy { page.headed.contains($0.unit) }
      }
    }
    let (from, to) = (input.text("from"), input.text("to"))
    guard isMine(from), isMine(to) else { throw .notYours }
    _ = try await hall.handOver(from: from, to: to, by: me.account)
  }

  private static let done: [String: Words] = [
    "absence": Words(zh: "已登记离岗，B 角可以代办", en: "You are away; your B may act"),
    "return": Words(zh: "欢迎回来，代办已停止", en: "Welcome back; nobody acts as your B now"),
    "delegations": Words(zh: "已委托", en: "Delegated"), "end": Words(zh: "已结束", en: "Ended"),
    "b-posts": Words(zh: "B 角已确定", en: "The B is appointed"),
    "handover": Words(zh: "已全部交接", en: "Everything is handed over"),
  ]
}

extension WebContext {
  fileprivate func colleague() throws(StandInProblem) -> Person {
    guard let person, person.kind == .staff else { throw .notYours }
    return person
  }
}

extension StandInProblem {
  fileprivate var words: Words {
    switch self {
    case .notYourPost: Words(zh: "只能委托您自己担任的岗位", en: "Only a post of your own can be delegated")
    case .cannotStandIn:
      Words(zh: "请选本单位的另一位同事", en: "Choose another colleague of the same unit")
    case .documentMissing:
      Words(
        zh: "请写委托书的文号，最多 100 字",
        en: "Give the number of the written delegation, 100 characters at most"
      )
    case .periodEmpty: Words(zh: "日期应当在今天以后", en: "The day must not have passed")
    case .reasonMissing: Words(zh: "请写事由，最多 200 字", en: "Say why, in 200 characters at most")
    case .notYours: Words(zh: "这不归您办理", en: "This is not yours to change")
    case .nothingToHandOver:
      Words(zh: "对方没有岗位，或者接手的人不在岗位名册里", en: "There is no post to hand over, or nobody to take it")
    case .fault: Words(zh: "数据库暂时不可用", en: "The database is away for a moment")
    }
  }
}
