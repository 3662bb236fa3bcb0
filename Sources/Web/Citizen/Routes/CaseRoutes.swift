import Casework
import Deadlines
import Definitions
import HTTPTypes
import Hall
import Hummingbird

/// Looking at one's cases: the list, the receipt, tracking, papers, and progress by number and code.
struct CaseRoutes: Sendable {
  let hall: Hall
  /// Where the hall is reached from outside, for what is printed.
  let address: String

  func add(to router: Router<WebContext>) {
    router.get("cases", use: list)
    router.get("cases/:number", use: track)
    router.get("cases/:number/receipt", use: receipt)
    router.get("cases/:number/papers/:place", use: paper)
    router.get("cases/:number/papers/:place/pdf", use: paperPDF)
    router.get("certificates", use: certificate)
    router.get("results", use: results)
    router.get("notices", use: notices)
    router.get("cases/:number/attachments/:digest", use: attachment)
    router.get("progress") { _, context in
      Response.page(ProgressQuestionPage(form: ProgressForm(context.frame)).html)
    }
    router.post("progress", use: progress)
  }

  @Sendable private func list(_ request: Request, _ context: WebContext) async throws -> Response {
    let person = try context.signedIn()
    let formats = hall.formats(context.language)
    let after = request.uri.queryParameters["after"].flatMap { CaseNumber(String($0)) }
    let list = try await hall.cases(of: person.account, after: after)
    let drafts = after == nil ? try await hall.drafts(of: person.account) : []
    let page = MyCasesPage(
      frame: context.frame,
      rows: list.cases.map { summary in
        MyCasesPage.Row(
          number: summary.number,
          title: summary.title[context.language],
          subject: summary.subject,
          receivedOn: summary.receivedOn,
          state: summary.state,
          outcome: summary.outcome,
          due: summary.due,
          formats
        )
      },
      drafts: drafts.map { draft in
        let rules = hall.rulebook.rules(for: draft.procedure, on: hall.today)
        let subject = rules.flatMap { draft.input[$0.form.subject]?.first } ?? ""
        let saved = formats.moment(draft.savedAt)
        return MyCasesPage.DraftRow(
          id: draft.id,
          title: rules?.procedure.title[context.language] ?? "",
          line: [subject, context.language == .zh ? "保存于 \(saved)" : "saved \(saved)"]
            .filter { !$0.isEmpty }.joined(separator: " · ")
        )
      },
      isFirst: after == nil,
      next: list.next.map { Href.myCases.with("after", $0.text) }
    )
    return .page(page.html)
  }

  @Sendable private func track(_ request: Request, _ context: WebContext) async throws -> Response {
    let reading = try await hall.own(context)
    return .page(TrackingPage(reading, context.frame, today: hall.today).html)
  }

  @Sendable private func receipt(_ request: Request, _ context: WebContext) async throws -> Response
  {
    let reading = try await hall.ownToActOn(context)
    return .page(
      ReceiptPage(
        reading,
        code: hall.queryCode(for: reading.file.number),
        context.frame,
        today: hall.today
      ).html
    )
  }

  @Sendable private func paper(_ request: Request, _ context: WebContext) async throws -> Response {
    let person = try context.signedIn()
    guard let place = Int(try context.part("place")),
      let paper = try await hall.paper(place, of: context.caseNumber(), for: person.viewer)
    else { throw WebError.notFound }
    return .paperToSave(paper)
  }

  @Sendable private func paperPDF(
    _ request: Request,
    _ context: WebContext
  ) async throws -> Response {
    let person = try context.signedIn()
    return try await .pdf(context, for: [person.viewer], in: hall, at: address)
  }

  @Sendable private func results(
    _ request: Request,
    _ context: WebContext
  ) async throws -> Response {
    let list = try await hall.publishedResults(after: request.place)
    return .page(
      ResultsPage(frame: context.frame, formats: hall.formats(context.language), list: list).html
    )
  }

  @Sendable private func notices(
    _ request: Request,
    _ context: WebContext
  ) async throws -> Response {
    let list = try await hall.publishedNotices(after: request.place)
    return .page(
      NoticesPage(frame: context.frame, formats: hall.formats(context.language), list: list).html
    )
  }

  /// By the square of a certificate, or typed in.
  @Sendable private func certificate(
    _ request: Request,
    _ context: WebContext
  ) async throws -> Response {
    var page = CertificatePage(frame: context.frame, formats: hall.formats(context.language))
    let asked = request.uri.queryParameters
    guard let number = asked["number"], let code = asked["code"] else { return .page(page.html) }
    page.number = String(number.prefix(100))
    let found = try await hall.checkCertificate(
      number: page.number,
      code: String(code.prefix(40)),
      address: context.address
    )
    switch found {
    case .found(let issued):
      page.issued = issued
      return .page(page.html)
    case .wrong:
      page.problem = context.frame(CertificatePage.Say.wrong)
      return .page(page.html, status: .unprocessableContent)
    case .locked(let until):
      throw WebError.tooMany(
        retryAfterSeconds: 3600,
        Words(
          zh: "错了太多次，\(hall.formats(.zh).moment(until)) 前不能再核验。",
          en: "Too many wrong codes; try again after \(hall.formats(.en).moment(until))."
        )
      )
    }
  }

  @Sendable private func attachment(
    _ request: Request,
    _ context: WebContext
  ) async throws -> Response {
    let person = try context.signedIn()
    guard
      let file = try await hall.attachment(
        try context.part("digest"),
        of: context.caseNumber(),
        for: person.viewer
      )
    else { throw WebError.notFound }
    return .download(name: file.name, type: file.type, body: file.body)
  }

  @Sendable private func progress(_ request: Request, _ context: WebContext) async throws
    -> Response
  {
    let input = try await request.form(context)
    let found = try await hall.publicProgress(
      number: input.text("number"),
      code: input.text("code"),
      address: context.address
    )
    switch found {
    case .found(let progress):
      let story = CaseStory(
        progress.file,
        under: progress.rules,
        context.language,
        today: hall.today
      )
      return .page(ProgressPage(context.frame, story).html)
    case .wrong:
      let form = ProgressForm(
        context.frame,
        number: input.text("number"),
        problem: context.frame(Self.wrong)
      )
      return .page(ProgressQuestionPage(form: form).html, status: .unprocessableContent)
    case .locked(let until):
      throw WebError.tooMany(
        retryAfterSeconds: 3600,
        Words(
          zh: "查询码错了太多次，\(hall.formats(.zh).moment(until)) 前不能再用这种方式查询。登录后仍可查看。",
          en:
            "Too many wrong codes; this way is closed until \(hall.formats(.en).moment(until)). Signing in still works."
        )
      )
    }
  }

  private static let wrong = Words(
    zh: "编号或查询码不对，请对照收件凭证核对",
    en: "The number or the code is wrong; check the filing receipt"
  )
}

extension Hall {
  /// The case of the address, as its applicant may see it; 404 where there is nothing to see.
  func own(_ context: WebContext) async throws -> CaseReading {
    let person = try context.signedIn()
    guard
      let reading = try await caseReading(
        try context.caseNumber(),
        for: person.viewer,
        with: .beginning
      )
    else {
      throw WebError.notFound
    }
    return reading
  }
}

extension Hall {
  /// The same for what is the applicant's alone, or his counter's: his query code, his acts. A department that is
  /// asked, and a supervisor, may know of the case and may not do this.
  func ownToActOn(_ context: WebContext) async throws -> CaseReading {
    let reading = try await own(context)
    guard [.applicant, .whole].contains(reading.access.role) else { throw WebError.forbidden }
    return reading
  }
}

extension StoredFile {
  /// Sent chunk by chunk as it is read.
  var body: ResponseBody {
    ResponseBody(contentLength: bytes) { writer in
      for try await chunk in self.chunks() { try await writer.write(ByteBuffer(bytes: chunk)) }
      try await writer.finish(nil)
    }
  }
}
