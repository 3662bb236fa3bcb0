import Deadlines
import Definitions
import HTTPTypes
import Hall
import Hummingbird

/// Registering, signing in and out.
struct AccountRoutes: Sendable {
  let hall: Hall
  let settings: WebSettings

  func add(to router: Router<WebContext>) {
    router.get("session", use: signInPage)
    router.get("session/alive") { _, context in
      _ = try context.signedIn()
      return Response.text("")
    }
    router.post("session", use: signIn)
    router.post("session/end", use: signOut)
    router.get("account", use: registerPage)
    router.post("account", use: register)
  }

  @Sendable private func signInPage(_ request: Request, _ context: WebContext) -> Response {
    var page = SignInPage(frame: context.frame, then: then(request))
    page.hasExpired = context.session == nil && request.cookies[CookieName.session] != nil
    return .page(page.html)
  }

  @Sendable private func signIn(_ request: Request, _ context: WebContext) async throws -> Response
  {
    let input = try await request.form(context)
    let result = try await hall.signIn(
      login: input.text("login"),
      password: input.all("password").first ?? "",
      address: context.address,
      replacing: context.session
    )
    var page = SignInPage(
      frame: context.frame,
      then: input.text("then"),
      login: input.text("login"),
      kept: KeptInput(sent: input)
    )
    switch result {
    case .signedIn(let session): return started(session, page, context)
    case .wrong: page.problem = context.frame(AccountWords.wrong)
    case .busy: page.problem = context.frame(AccountWords.busy)
    case .throttled(let until):
      page.problem = context.frame(
        AccountWords.throttled(hall.formats(.zh).moment(until), hall.formats(.en).moment(until))
      )
      return .page(page.html, status: .tooManyRequests)
    }
    return .page(page.html, status: .unprocessableContent)
  }

  /// Goes on where one wanted to be; what was typed before the session ended is sent once more, by its owner.
  private func started(
    _ session: Session,
    _ page: SignInPage,
    _ context: WebContext
  ) -> Response {
    guard !page.kept.isEmpty, let place = Href(local: page.then) else {
      return started(session, then: page.then)
    }
    var frame = context.frame
    frame.person = Person(session.account)
    frame.csrf = Tokens(secret: settings.secret).token(for: session.token)
    return begun(session, .page(KeptPage(frame: frame, action: place, kept: page.kept).html))
  }

  private func started(_ session: Session, then place: String) -> Response {
    begun(session, .seeOther(Href(local: place) ?? home(of: session.account)))
  }

  private func begun(_ session: Session, _ response: Response) -> Response {
    var response = response
    response.setCookie(CookieName.session, session.token, isSecure: settings.isSecure)
    return response
  }

  private func home(of account: Account) -> Href {
    switch Person(account).kind {
    case .applicant: .myCases
    case .staff: .desk
    case .supervisor: .board
    }
  }

  @Sendable private func signOut(_ request: Request, _ context: WebContext) async throws -> Response
  {
    _ = try await request.form(context)
    if let token = context.session { try await hall.signOut(token) }
    var response = Response.seeOther(.home)
    response.setCookie(CookieName.session, "", maxAge: 0, isSecure: settings.isSecure)
    return response
  }

  @Sendable private func registerPage(_ request: Request, _ context: WebContext) -> Response {
    .page(RegisterPage(frame: context.frame, then: then(request)).html)
  }

  @Sendable private func register(
    _ request: Request,
    _ context: WebContext
  ) async throws -> Response {
    let input = try await request.form(context)
    let password = input.all("password").first ?? ""
    func optional(_ name: String) -> String? { input[name].flatMap { $0.isEmpty ? nil : $0 } }
    var page = RegisterPage(frame: context.frame, then: input.text("then"), typed: input)
    page.problems = AccountWords.problems(input, context.frame)
    guard page.problems.isEmpty else { return .page(page.html, status: .unprocessableContent) }
    do throws(AccountProblem) {
      _ = try await hall.register(
        Registration(
          name: input.text("name"),
          login: input.text("phone"),
          password: password,
          citizenID: optional("citizen_id"),
          phone: optional("phone"),
          email: optional("email")
        )
      )
    } catch {
      if case .fault(let fault) = error { throw fault }
      page.problems = [AccountWords.problem(error, context.frame)]
      return .page(page.html, status: .unprocessableContent)
    }
    let result = try await hall.signIn(
      login: input.text("phone"),
      password: password,
      address: context.address,
      replacing: context.session
    )
    guard case .signedIn(let session) = result else { return .seeOther(.signIn()) }
    return started(session, then: input.text("then"))
  }

  private func then(_ request: Request) -> String {
    FormInput(urlEncoded: Array((request.uri.query ?? "").utf8))?["then"] ?? ""
  }
}

extension Person {
  init(_ account: Account) {
    self.init(
      account: account.id,
      name: account.name,
      kind: account.isSupervisor ? .supervisor : account.kind == .staff ? .staff : .applicant,
      posts: account.posts,
      standIns: account.standIns,
      region: account.region
    )
  }
}
