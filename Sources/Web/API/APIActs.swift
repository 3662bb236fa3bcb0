import Casework
import Deadlines
import Definitions
import HTTPTypes
import Hall
import Hummingbird

/// Carrying out one act of the table, and answering with what was recorded.
extension APIPages {
  func record(
    _ act: APIRoute,
    _ request: Request,
    _ context: WebContext
  ) async throws -> Response {
    try await self.act(request, as: act.body) { caller, body in
      let (file, party) = try await acting(caller.account, request, context)
      let acting = APIActing(
        file: file,
        branch: try branch(context, of: act, in: file),
        unit: party.unit,
        body: body
      )
      let command = try act.command(acting)
      return try await send(command, from: party, to: file.number, request, caller)
    }
  }

  /// The case, and as whom the caller acts on it: on the post whose turn it is, else on the first that may look.
  func acting(
    _ account: Account,
    _ request: Request,
    _ context: WebContext
  ) async throws -> (CaseFile, Party) {
    let posts = try posts(account, request)
    guard let number = CaseNumber(context.parameters.get("number") ?? ""),
      // Whose turn it is matters only where there is a choice.
      let (file, rules) = try await hall.case(number, asStored: posts.count > 1)
    else { throw APIProblem.notFound }
    var found: Party?
    for post in posts {
      let viewer = account.viewer(on: post)
      guard let access = access(of: viewer, to: file, under: rules) else { continue }
      if access.mayAct { return (file, viewer.party) }
      found = found ?? viewer.party
    }
    guard let found else { throw APIProblem.notFound }
    return (file, found)
  }

  /// The branch of the path; without one, the only branch of the case.
  private func branch(
    _ context: WebContext,
    of act: APIRoute,
    in file: CaseFile
  ) throws -> BranchID {
    if let text = context.parameters.get("branch") {
      guard let branch = BranchID(String(text)) else { throw APIProblem.notFound }
      return branch
    }
    guard act.scope == .branch else { return .whole }
    return file.branches.count == 1 ? file.branches.first?.id ?? .whole : .whole
  }

  func send(
    _ command: Command,
    from party: Party,
    to number: CaseNumber,
    _ request: Request,
    _ caller: Caller,
    enclosing enclosure: Enclosure = Enclosure()
  ) async throws -> Response? {
    let envelope = Envelope(
      id: try key(request),
      from: party,
      channel: .api,
      receivedAt: hall.clock.now(),
      caseNumber: number,
      command: command,
      seenVersion: try version(request)
    )
    return try await hall.handle(envelope, enclosing: enclosure, from: caller).map(answer)
  }

  /// `Idempotency-Key`, at most 100 characters; without one each call stands for itself.
  func key(_ request: Request) throws(APIProblem) -> String {
    guard let name = HTTPField.Name("Idempotency-Key"), let key = request.headers[name] else {
      return Tokens.fresh()
    }
    guard (1...100).contains(key.utf8.count) else {
      throw .flawed("Idempotency-Key", "应为 1 至 100 个字符", "expected 1 to 100 characters")
    }
    return key
  }

  func version(_ request: Request) throws(APIProblem) -> Int? {
    guard let tag = request.headers[.ifMatch], tag != "*" else { return nil }
    guard let version = Int(tag.filter { $0 != "\"" }) else {
      throw .flawed("If-Match", "应为办件的 ETag", "expected the ETag of the case")
    }
    return version
  }

  func answer(_ outcome: Outcome) throws(APIProblem) -> Response {
    switch outcome {
    case .recorded(let recorded): return answer(recorded)
    case .stopped(let obstacle): throw APIProblem(obstacle)
    case .conflict(let version): throw .changed(version)
    case .otherBody: throw .otherBody
    case .unknownCase: throw .notFound
    }
  }

  /// - Parameter code: the query code, for whoever filed.
  func answer(_ recorded: Recorded, code: String? = nil) -> Response {
    let number = recorded.number.text
    return .json(
      .present([
        "number": .string(number), "version": .int(recorded.version),
        "is_repeat": .bool(recorded.isRepeat),
        "events": .array(recorded.events.map { .string($0.name) }),
        "query_code": code.map(JSON.string),
      ]),
      status: .created,
      headers: [
        .location: Self.root + "/cases/" + number, .eTag: "\"\(recorded.version)\"",
      ]
    )
  }
}

extension Event {
  /// Its short name for programs.
  var name: String {
    switch self {
    case .submitted: "submitted"
    case .correctionAsked: "correction_asked"
    case .corrected: "corrected"
    case .accepted: "accepted"
    case .deemedAccepted: "deemed_accepted"
    case .acceptanceRefused: "acceptance_refused"
    case .copied: "copied"
    case .copySigned: "copy_signed"
    case .opinionGiven: "opinion_given"
    case .assigned: "assigned"
    case .reviewed: "reviewed"
    case .visited: "visited"
    case .checked: "checked"
    case .decided: "decided"
    case .certificateIssued: "certificate_issued"
    case .delivered: "delivered"
    case .withdrawn: "withdrawn"
    case .terminated: "terminated"
    case .closed: "closed"
    case .rated: "rated"
    case .clockStarted: "clock_started"
    case .clockStopped: "clock_stopped"
    case .limitPassed: "limit_passed"
    case .signalRaised: "signal_raised"
    case .paperDrawn: "paper_drawn"
    case .urged: "urged"
    case .urgeAnswered: "urge_answered"
    case .datesRecounted: "dates_recounted"
    case .extensionAsked: "extension_asked"
    case .extensionRefused: "extension_refused"
    case .extended: "extended"
    case .suspended: "suspended"
    case .resumed: "resumed"
    case .hearingOffered: "hearing_offered"
    case .hearingRequested: "hearing_requested"
    case .hearingConvened: "hearing_convened"
    case .hearingHeld: "hearing_held"
    case .postChecked: "post_checked"
    case .rectificationOrdered: "rectification_ordered"
    case .licenceEnded: "licence_ended"
    case .applicantBarred: "applicant_barred"
    case .materialsDeferred: "materials_deferred"
    case .supplemented: "supplemented"
    case .released: "released"
    case .dropped: "dropped"
    case .thirdPartyTold: "third_party_told"
    case .thirdPartyHeard: "third_party_heard"
    case .statementAnswered: "statement_answered"
    case .recused: "recused"
    case .memberAdded: "member_added"
    case .secondNoticeAllowed: "second_notice_allowed"
    case .formalChecksAsked: "formal_checks_asked"
    case .formallyChecked: "formally_checked"
    case .reopened: "reopened"
    case .amended: "amended"
    case .askedAgain: "asked_again"
    case .forwarded: "forwarded"
    case .licenceRequested: "licence_requested"
    case .licenceAnswered: "licence_answered"
    case .licenceRequestLapsed: "licence_request_lapsed"
    case .archived: "archived"
    case .recommended: "recommended"
    case .announced: "announced"
    case .charged: "charged"
    case .paid: "paid"
    case .refunded: "refunded"
    }
  }
}
