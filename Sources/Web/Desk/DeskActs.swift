import Casework
import Deadlines
import Definitions
import HTTPTypes
import Hall
import Hummingbird

/// Doing an act: what the form said goes to the hall as one envelope; then the next case opens.
extension DeskPages {
  func act(_ request: Request, _ context: WebContext) async throws -> Response {
    let colleague = try Colleague(context)
    let number = try context.caseNumber()
    guard let kind = DeskAct.Kind(rawValue: try context.part("act")) else {
      throw WebError.notFound
    }
    let branch = context.parameters.get("branch").flatMap { BranchID(String($0)) }
    let input = try await request.form(context)
    let post = PostRef(input.text("unit"), input.text("post"))
    guard colleague.person.posts.contains(post) else { throw WebError.forbidden }
    guard
      let reading = try await hall.caseReading(number, for: colleague.viewer(post), with: .story)
    else {
      throw WebError.notFound
    }
    if kind == .resubmission { return try await correct(reading, from: post, colleague) }
    let begun = Begun(kind: kind, branch: branch, input: input, colleague: colleague)
    if input.has("more") { return try await again(begun, reading, nil, .ok, context) }
    let hand = CaseInHand(reading, hallName: "")
    let reason = kind == .withdrawal ? Secret(text: String(input.text("text").prefix(1000))) : nil
    let ordered =
      reason.map { Command.withdraw($0.sealed) }
      ?? ActInput(hand: hand, input: input).command(kind, branch: branch, unit: post.unit)
    guard let command = ordered else {
      return try await again(begun, reading, Say.choose, .unprocessableContent, context)
    }
    let envelope = Envelope(
      id: String(input.text("envelope").prefix(100)),
      from: colleague.party(post),
      channel: .web,
      receivedAt: hall.clock.now(),
      caseNumber: number,
      command: command,
      seenVersion: Int(input.text("version"))
    )
    let before = try await colleague.worklist(in: hall).items
    let enclosed = Enclosure(secrets: [reason].compactMap(\.self))
    switch try await hall.handle(envelope, enclosing: enclosed) {
    case .recorded: return try await next(after: number, in: before, did: kind, colleague)
    case .stopped(let obstacle):
      return try await again(begun, reading, obstacle.worded, .conflict, context)
    case .conflict: return try await again(begun.fresh, reading, Say.changed, .conflict, context)
    case .otherBody:
      return try await again(begun.fresh, reading, Say.sentBefore, .unprocessableContent, context)
    case .unknownCase: throw WebError.notFound
    }
  }

  /// The applicant stands at the counter: the same form, with only what the notice names reopened.
  private func correct(
    _ reading: CaseReading,
    from post: PostRef,
    _ colleague: Colleague
  ) async throws -> Response {
    let draft = try await hall.startCorrection(
      of: reading.file.number,
      by: colleague.viewer(post),
      input: reading.answers?.raw ?? [:]
    )
    guard let draft else { throw WebError.conflict(Obstacle.notAwaitingCorrection.sentence) }
    return .seeOther(.draft(draft.id))
  }

  /// An act on its way, for the page that shows it again.
  struct Begun {
    var kind: DeskAct.Kind
    var branch: BranchID?
    var input: FormInput
    var colleague: Colleague

    /// The same answers under a new id and the case's present version.
    var fresh: Begun {
      var fresh = self
      fresh.input = FormInput(
        input.pairs.filter { !["version", "envelope"].contains($0.name) }.map {
          ($0.name, $0.value)
        }
      )
      return fresh
    }
  }

  private func next(
    after number: CaseNumber,
    in before: [WorklistItem],
    did kind: DeskAct.Kind,
    _ colleague: Colleague
  ) async throws -> Response {
    // Whoever is to put it right stands at the counter: the case stays open.
    guard kind != .spotCorrection else {
      return .seeOther(.deskCase(number).with("did", kind.rawValue).at("acts"))
    }
    let now = try await colleague.worklist(in: hall).items
    let open = WorklistScreen.following(number, before: before, now: now) ?? number
    return .seeOther(
      .deskCase(open).with("did", kind.rawValue).with("case", number.text).at("case")
    )
  }

  private func again(
    _ begun: Begun,
    _ reading: CaseReading,
    _ problem: Words?,
    _ status: HTTPResponse.Status,
    _ context: WebContext
  ) async throws -> Response {
    let list = try await begun.colleague.worklist(in: hall)
    var screen = screen(reading, begun.colleague, context, beside: list)
    let act = screen.acts.first {
      $0.kind == begun.kind && (begun.branch == nil || $0.branch == begun.branch)
    }
    guard let act else { throw WebError.conflict(problem ?? Say.changed) }
    screen.begin(
      act,
      typed: begun.input,
      problems: [problem].compactMap(\.self).map { context.frame($0) }
    )
    return .page(screen.page.html, status: status)
  }

  private enum Say {
    static let choose = Words(zh: "请先选一项，再送出。", en: "Choose one of the answers first.")
    static let changed = Words(
      zh: "您打开页面之后，这一步已有变化。请看过现在的情况，再确认一次。",
      en: "This step changed after you opened the page. Look at it as it is now and confirm again."
    )
    static let sentBefore = Words(
      zh: "这张表单已经送出过不同的内容。请核对后再送一次。",
      en: "This form was sent before with other answers. Check it and send it again."
    )
  }
}

extension Obstacle {
  /// The sentence and its article.
  var worded: Words {
    guard let article else { return sentence }
    return Words(zh: sentence.zh + "（\(article.text)）", en: sentence.en + " (\(article.text))")
  }
}
