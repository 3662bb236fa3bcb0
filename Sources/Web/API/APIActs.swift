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
    let account = try await caller(request)
    let body = try await body(of: request, as: act.body)
    let (reading, party) = try await reading(account, request, context)
    let acting = APIActing(
      file: reading.file,
      branch: try branch(context, of: act, in: reading.file),
      unit: party.unit,
      body: body
    )
    let command = try act.command(acting)
    return try await send(command, from: party, to: reading.file.number, request)
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
    to number: CaseNumber?,
    _ request: Request,
    enclosing enclosure: Enclosure = Enclosure()
  ) async throws -> Response {
    let envelope = Envelope(
      id: try key(request),
      from: party,
      channel: .api,
      receivedAt: hall.clock.now(),
      caseNumber: number,
      command: command,
      seenVersion: try version(request)
    )
    return try answer(try await hall.handle(envelope, enclosing: enclosure))
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
  /// Its short name for programs, e.g. `copy_signed`.
  var name: String {
    String(describing: self).prefix { $0 != "(" }.reduce(into: "") { name, letter in
      if letter.isUppercase { name += "_" }
      name += letter.lowercased()
    }
  }
}
