import Casework
import Deadlines
import Definitions
import HTTPTypes
import Hall
import Hummingbird

/// What an applicant may do with a case: correct, withdraw, rate.
struct CaseActRoutes: Sendable {
  let hall: Hall

  func add(to router: Router<WebContext>) {
    router.get("cases/:number/correction", use: correctionPage)
    router.post("cases/:number/correction", use: beginCorrection)
    router.get("cases/:number/withdrawal", use: withdrawalPage)
    router.post("cases/:number/withdrawal", use: withdraw)
    router.get("cases/:number/hearing-request", use: hearingPage)
    router.post("cases/:number/hearing-request", use: requestHearing)
    router.get("cases/:number/reply", use: replyPage)
    router.post("cases/:number/reply", use: reply)
    for kind in LicenceRequest.Kind.allCases {
      let path = RouterPath("cases/:number/\(kind.rawValue)")
      router.get(path) { try await licencePage(kind, $0, $1) }
      router.post(path) { try await requestLicence(kind, $0, $1) }
    }
    router.get("cases/:number/rating") { _, context in
      Response.seeOther(.tracking(try context.caseNumber()))
    }
    router.post("cases/:number/rating", use: rate)
  }

  @Sendable private func correctionPage(
    _ request: Request,
    _ context: WebContext
  ) async throws -> Response {
    let reading = try await hall.ownToActOn(context)
    guard reading.file.openNotice != nil else {
      throw WebError.conflict(Obstacle.notAwaitingCorrection.sentence)
    }
    return .page(CorrectionPage(context.frame, story(reading, context)).html)
  }

  @Sendable private func beginCorrection(
    _ request: Request,
    _ context: WebContext
  ) async throws -> Response {
    let person = try context.signedIn()
    _ = try await request.form(context)
    let reading = try await hall.ownToActOn(context)
    let draft = try await hall.startCorrection(
      of: reading.file.number,
      by: person.viewer,
      input: reading.answers?.raw ?? [:]
    )
    guard let draft else { throw WebError.conflict(Obstacle.notAwaitingCorrection.sentence) }
    return .seeOther(.draft(draft.id))
  }

  @Sendable private func withdrawalPage(
    _ request: Request,
    _ context: WebContext
  ) async throws -> Response {
    let reading = try await hall.ownToActOn(context)
    let story = story(reading, context)
    func name(_ branch: Branch) -> String {
      let title =
        story.isParallel ? story.rules.matter(of: branch).title[context.language] : story.title
      return story.pick(
        "\(title)（\(story.unit(branch.unit))）",
        "\(title) (\(story.unit(branch.unit)))"
      )
    }
    guard reading.file.branches.contains(where: { !$0.isEnded }), !reading.file.isClosed else {
      throw WebError.conflict(Obstacle.nothingToWithdraw.sentence)
    }
    return .page(
      WithdrawalPage(
        frame: context.frame,
        number: reading.file.number,
        title: story.title,
        ending: reading.file.branches.filter { !$0.isEnded }.map(name),
        staying: reading.file.branches.filter(\.isDecided).map(name)
      ).html
    )
  }

  @Sendable private func withdraw(_ request: Request, _ context: WebContext) async throws
    -> Response
  {
    let person = try context.signedIn()
    let input = try await request.form(context)
    let reading = try await hall.ownToActOn(context)
    let reason = Secret(text: String(input.text("reason").prefix(1000)))
    let outcome = try await hall.handle(
      envelope(
        "withdrawal-\(reading.file.version)",
        .withdraw(reason.sealed),
        person,
        reading,
        request
      ),
      enclosing: Enclosure(secrets: [reason])
    )
    return .seeOther(.tracking(try outcome.recorded().number))
  }

  @Sendable private func hearingPage(
    _ request: Request,
    _ context: WebContext
  ) async throws -> Response {
    let reading = try await hall.ownToActOn(context)
    guard let open = reading.file.hearingToAskFor else {
      throw WebError.conflict(Obstacle.hearingNotOffered.sentence)
    }
    let page = HearingPage(context.frame, story(reading, context), open)
    return .page(page.html)
  }

  @Sendable private func requestHearing(
    _ request: Request,
    _ context: WebContext
  ) async throws -> Response {
    let person = try context.signedIn()
    _ = try await request.form(context)
    let reading = try await hall.ownToActOn(context)
    guard let open = reading.file.hearingToAskFor else {
      throw WebError.conflict(Obstacle.hearingNotOffered.sentence)
    }
    let command = Command.requestHearing(open.branch ?? .whole)
    let id = "hearing-\(reading.file.version)"
    let outcome = try await hall.handle(envelope(id, command, person, reading, request))
    return .seeOther(.tracking(try outcome.recorded().number))
  }

  @Sendable private func replyPage(
    _ request: Request,
    _ context: WebContext
  ) async throws -> Response {
    let reading = try await hall.ownToActOn(context)
    guard let party = reading.file.statementToReplyTo else {
      throw WebError.conflict(Obstacle.noStatementToReplyTo.sentence)
    }
    return .page(ReplyPage(context.frame, story(reading, context), party).html)
  }

  @Sendable private func reply(_ request: Request, _ context: WebContext) async throws -> Response {
    let person = try context.signedIn()
    let input = try await request.form(context)
    let reading = try await hall.ownToActOn(context)
    guard let party = reading.file.statementToReplyTo else {
      throw WebError.conflict(Obstacle.noStatementToReplyTo.sentence)
    }
    let command = Command.reply(party.id, text: input.text("text"))
    let id = "reply-\(party.id)-\(reading.file.version)"
    let outcome = try await hall.handle(envelope(id, command, person, reading, request))
    if case .stopped(let obstacle) = outcome {
      var page = ReplyPage(context.frame, story(reading, context), party)
      page.problem = obstacle.sentence[context.language]
      return .page(page.html, status: .conflict)
    }
    return .seeOther(.tracking(try outcome.recorded().number))
  }

  /// The licence that `of` names; a case that gave one alone need not name it.
  private func licence(_ reading: CaseReading, _ request: Request) throws -> Branch {
    let inForce = reading.file.branches.filter { $0.state == .granted && $0.end == nil }
    let named = request.uri.queryParameters["of"].map(String.init)
    let branch = named.map { id in inForce.first { $0.id.text == id } } ?? inForce.first
    guard let branch else { throw WebError.conflict(Obstacle.licenceNotInForce.sentence) }
    return branch
  }

  private func licencePage(
    _ kind: LicenceRequest.Kind,
    _ request: Request,
    _ context: WebContext
  ) async throws -> Response {
    let reading = try await hall.ownToActOn(context)
    let branch = try licence(reading, request)
    return .page(LicencePage(context.frame, story(reading, context), branch, kind).html)
  }

  /// A renewal is asked at once; a change goes on to the form that was filed.
  private func requestLicence(
    _ kind: LicenceRequest.Kind,
    _ request: Request,
    _ context: WebContext
  ) async throws -> Response {
    let person = try context.signedIn()
    let input = try await request.form(context)
    let reading = try await hall.ownToActOn(context)
    let branch = try licence(reading, request)
    let text = input.text("text")
    let command = Command.requestLicence(branch.id, kind, text: text)
    let id = "licence-\(branch.id)-\(kind.rawValue)-\(reading.file.version)"
    let outcome = try await hall.handle(envelope(id, command, person, reading, request))
    if case .stopped(let obstacle) = outcome {
      var page = LicencePage(context.frame, story(reading, context), branch, kind)
      page.typed = text
      page.problem = obstacle.sentence[context.language]
      return .page(page.html, status: .conflict)
    }
    let number = try outcome.recorded().number
    return .seeOther(kind == .change ? .correction(number) : .tracking(number))
  }

  @Sendable private func rate(_ request: Request, _ context: WebContext) async throws -> Response {
    let person = try context.signedIn()
    let input = try await request.form(context)
    let reading = try await hall.ownToActOn(context)
    guard let level = Int(input.text("level")) else {
      let page = TrackingPage(
        reading,
        context.frame,
        today: hall.today,
        rating: context.frame(Self.choose)
      )
      return .page(page.html, status: .unprocessableContent)
    }
    let comment = input.text("comment")
    let secret = comment.isEmpty ? nil : Secret(text: String(comment.prefix(1000)))
    let rating = Rating(level: level, comment: secret?.sealed)
    let outcome = try await hall.handle(
      envelope("rating-\(reading.file.version)", .rate(rating), person, reading, request),
      enclosing: Enclosure(secrets: [secret].compactMap(\.self))
    )
    return .seeOther(.tracking(try outcome.recorded().number))
  }

  private func story(_ reading: CaseReading, _ context: WebContext) -> CaseStory {
    CaseStory(reading.file, under: reading.rules, context.language, today: hall.today)
  }

  private func envelope(
    _ id: String,
    _ command: Command,
    _ person: Person,
    _ reading: CaseReading,
    _ request: Request
  ) -> Envelope {
    Envelope(
      id: "\(reading.file.number)-\(id)",
      from: person.party,
      channel: request.channel(of: person),
      receivedAt: hall.clock.now(),
      caseNumber: reading.file.number,
      command: command
    )
  }

  private static let choose = Words(zh: "请先选一个满意程度", en: "Choose how satisfied you are")
}
