import Casework
import Deadlines
import Definitions
import Foundation
import HTTPTypes
import Hall
import Hummingbird

/// Filing and correcting: an applicant's acts, and a counter's for a walk-in.
extension APIPages {
  private static let material = Schema.object([
    .must("material", .text(), "Id of the material"), .must("name", .text(most: 200)),
    .must(
      "content",
      .text(format: "byte"),
      "The file in base64: JPEG, PNG, HEIC or PDF, at most 15 MB"
    ),
  ])
  static let wholeCase: [Schema.Property] = [
    .may("draft", .text(), "Id of a draft: its answers and its uploaded files are filed"),
    .may("procedure", .text(), "Without a draft: name of the matter, e.g. catering-opening"),
    .may("answers", answers, "Without them, those kept in the draft"),
    .may("materials", .array(material), "Small files; larger ones are uploaded to a draft"),
    .may("behalf", .text(oneOf: ["himself", "agent", "organisation"])),
    .may("consents_to_electronic_service", .boolean, "Default: true"),
    .may("acknowledges_like_case", .boolean, "Go on although a like case is open"),
    .may("applicant", person, "A counter files for this person; an applicant files for himself"),
  ]
  static let correction: [Schema.Property] = [
    .may("answers", answers, "The corrected answers alone; the others stand"),
    .may("materials", .array(material), "They take the place of the files of the same material"),
    .may("acknowledges_like_case", .boolean, "Go on although a like case is open"),
  ]

  func file(_ request: Request, _ context: WebContext) async throws -> Response {
    try await act(request, as: Self.wholeCase) { caller, body in
      let post = try posts(caller.account, request).first ?? nil
      let terms = try terms(of: body, caller.account.party(on: post), request)
      guard let id = body["draft"]?.text else {
        return try await fileWhole(body, terms, caller)
      }
      return try await file(id, body, terms, caller)
    }
  }

  /// All of it in one body.
  private func fileWhole(
    _ body: JSON,
    _ terms: SubmissionTerms,
    _ caller: Caller
  ) async throws -> Response? {
    let (answers, handedIn) = (try APIAnswers(body), try files(of: body))
    // It comes whole, and needs no row to wait in.
    var draft = try await begin(
      body["procedure"]?.text ?? "",
      body,
      caller.account,
      isKept: false
    )
    let rules = try rules(of: draft)
    var files: [FileInHand] = []
    for (place, file) in handedIn.enumerated() {
      do throws(AttachmentProblem) {
        let looked = try hall.look(
          at: file.bytes,
          named: file.name,
          for: file.material,
          of: draft
        )
        files.append(looked)
        draft.attachments.removeAll { $0 == looked.attachment }
        draft.attachments.append(looked.attachment)
      } catch { throw Self.problem(error, at: place) }
    }
    if !files.isEmpty { try await hall.store(files) }
    let response: Response?
    do {
      response = try await hand(in: draft, answers.raw, under: rules, terms, caller)
    } catch {
      if !files.isEmpty { try await hall.letGo(files) }
      throw error
    }
    return response
  }

  private static func problem(_ error: AttachmentProblem, at place: Int) -> APIProblem {
    var problem = APIProblem(error)
    problem.flaws = [.init(pointer: "/materials/\(place)", detail: error.words)]
    return problem
  }

  /// A draft that was kept, with what the body adds to it.
  private func file(
    _ id: String,
    _ body: JSON,
    _ terms: SubmissionTerms,
    _ caller: Caller
  ) async throws -> Response? {
    guard let draft = try await hall.draft(id, of: caller.account.id), draft.caseNumber == nil
    else {
      return try await firstAnswer(to: terms, of: caller.account)
        ?? { throw APIProblem.notFound }()
    }
    let raw = body["answers"] == nil ? draft.input : try APIAnswers(body).raw
    let whole = try await add(try files(of: body), to: draft)
    return try await hand(in: whole, raw, under: try rules(of: draft), terms, caller)
  }

  func correct(_ request: Request, _ context: WebContext) async throws -> Response {
    try await act(request, as: Self.correction) { caller, body in
      guard let number = CaseNumber(context.parameters.get("number") ?? "") else {
        throw APIProblem.notFound
      }
      let (answers, files) = (try APIAnswers(body), try files(of: body))
      var terms = try terms(of: body, caller.account.party(), request)
      do {
        let begun = try await beginCorrection(of: number, caller.account, request)
        terms.from = begun.party
        let raw = begun.draft.input.merging(answers.raw) { _, new in new }
        let draft = try await add(files, to: begun.draft, replacing: true)
        return try await hand(in: draft, raw, under: begun.reading.rules, terms, caller)
      } catch Obstacle.notAwaitingCorrection {
        return try await firstAnswer(to: terms, of: caller.account)
          ?? { throw Obstacle.notAwaitingCorrection }()
      }
    }
  }

  /// What the same key recorded before, when its answer was lost on the way: the draft is gone, the case is there.
  private func firstAnswer(
    to terms: SubmissionTerms,
    of account: Account
  ) async throws -> Response? {
    try await hall.recorded(under: terms.envelope, by: account.id).map {
      answer($0, code: hall.queryCode(for: $0.number))
    }
  }

  private func rules(of draft: Draft) throws -> Rules {
    guard let rules = hall.rulebook.rules(for: draft.procedure, on: hall.today) else {
      throw Obstacle.unknownProcedure(draft.procedure.name)
    }
    return rules
  }

  private func terms(
    of body: JSON,
    _ party: Party,
    _ request: Request
  ) throws -> SubmissionTerms {
    SubmissionTerms(
      envelope: try key(request),
      from: party,
      channel: .api,
      behalf: body["behalf"]?.text.flatMap { Filing.Behalf(rawValue: $0) } ?? .himself,
      consentsToElectronicService: body["consents_to_electronic_service"]?.yes ?? true,
      acknowledgesLikeCase: body["acknowledges_like_case"]?.yes ?? false,
      seenVersion: try version(request)
    )
  }

  /// Reads the answers by the form, and files the draft or hands in its correction.
  private func hand(
    in draft: Draft,
    _ raw: [String: [String]],
    under rules: Rules,
    _ terms: SubmissionTerms,
    _ caller: Caller
  ) async throws -> Response? {
    let reading = FormReading.readStrictly(raw, as: rules.form, parameters: rules.parameters)
    guard reading.problems.isEmpty else { throw Obstacle.formProblems(reading.problems) }
    let outcome = try await hall.submit(
      draft,
      answers: reading.answers,
      terms: terms,
      from: caller
    )
    guard case .recorded(let recorded)? = outcome else { return try outcome.map(answer) }
    return answer(recorded, code: hall.queryCode(for: recorded.number))
  }

  private struct HandedIn {
    var material: String
    var name: String
    var bytes: [UInt8]
  }

  private func files(of body: JSON) throws(APIProblem) -> [HandedIn] {
    var files: [HandedIn] = []
    for (place, item) in (body["materials"]?.items ?? []).enumerated() {
      guard let bytes = Data(base64Encoded: item["content"]?.text ?? "") else {
        throw .flawed("/materials/\(place)/content", "应为 base64", "expected base64")
      }
      files.append(
        HandedIn(
          material: item["material"]?.text ?? "",
          name: item["name"]?.text ?? "",
          bytes: Array(bytes)
        )
      )
    }
    return files
  }

  /// The draft with these files in it.
  private func add(
    _ files: [HandedIn],
    to draft: Draft,
    replacing: Bool = false
  ) async throws -> Draft {
    var draft = draft
    let named = Set(files.map(\.material))
    for file in draft.attachments where replacing && named.contains(file.material) {
      try await hall.removeAttachment(from: draft, material: file.material, digest: file.digest)
    }
    if replacing { draft.attachments.removeAll { named.contains($0.material) } }
    for (place, file) in files.enumerated() {
      let stream = AsyncThrowingStream<[UInt8], any Error> { pieces in
        pieces.yield(file.bytes)
        pieces.finish()
      }
      do throws(AttachmentProblem) {
        let added = try await hall.addAttachment(
          to: draft,
          material: file.material,
          name: file.name,
          from: stream
        )
        draft.attachments.removeAll { $0 == added }
        draft.attachments.append(added)
      } catch { throw Self.problem(error, at: place) }
    }
    return draft
  }
}
