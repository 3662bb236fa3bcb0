import Casework
import Deadlines
import Definitions
import HTTPTypes
import Hall
import Hummingbird

/// The last look and the filing itself; a correction is handed in the same way.
struct ReviewRoutes: Sendable {
  let hall: Hall

  func add(to router: Router<WebContext>) {
    router.get("drafts/:draft/review", use: show)
    router.get("drafts/:draft/submission") { _, context in
      Response.seeOther(.review(try context.part("draft")))
    }
    router.post("drafts/:draft/submission", use: submit)
  }

  @Sendable private func show(_ request: Request, _ context: WebContext) async throws -> Response {
    let open = try await hall.open(context)
    return .page(ReviewPage(open, typed: FormInput(), told: open.shortcomings).html)
  }

  @Sendable private func submit(_ request: Request, _ context: WebContext) async throws -> Response
  {
    let person = try context.signedIn()
    let input = try await request.form(context)
    // The button pressed twice: the draft is gone, the case is there.
    if let filed = try await hall.recorded(under: context.part("draft"), by: person.account) {
      return .seeOther(.receipt(filed.number))
    }
    let open = try await hall.open(context)
    var told = open.shortcomings
    if input["truth"] != "yes" {
      told.append(.init(anchor: "f-truth", text: context.frame(ReviewWords.truthMissing)))
    }
    guard told.isEmpty else {
      return .page(ReviewPage(open, typed: input, told: told).html, status: .unprocessableContent)
    }
    let outcome = try await hall.submit(
      open.draft,
      answers: open.form.reading.answers,
      terms: terms(input, person, request, open.draft)
    )
    switch outcome {
    case .stopped(.likeCaseOpen(let number)):
      let page = ReviewPage(
        open,
        typed: input,
        told: [],
        likeCase: Obstacle.likeCaseOpen(number).sentence[context.language]
      )
      return .page(page.html, status: .conflict)
    case .stopped(let obstacle):
      let page = ReviewPage(
        open,
        typed: input,
        told: [.init(anchor: "f-truth", text: obstacle.sentence[context.language])]
      )
      return .page(page.html, status: .conflict)
    case .recorded, .conflict, .otherBody, .unknownCase:
      let recorded = try outcome.recorded()
      guard open.notice != nil else { return .seeOther(.receipt(recorded.number)) }
      // A clerk who filled it in at the counter goes on with the case at his desk.
      return .seeOther(
        person.kind == .staff ? .deskCaseTop(recorded.number) : .tracking(recorded.number)
      )
    }
  }

  private func terms(
    _ input: FormInput,
    _ person: Person,
    _ request: Request,
    _ draft: Draft
  ) -> SubmissionTerms {
    SubmissionTerms(
      envelope: draft.id,
      from: person.party,
      channel: request.channel(of: person),
      behalf: input["behalf"].flatMap { Filing.Behalf(rawValue: $0) } ?? .himself,
      consentsToElectronicService: input["consent"] == "yes",
      acknowledgesLikeCase: input["like"] == "yes"
    )
  }
}

enum ReviewWords {
  static let heading = Words(zh: "核对并提交", en: "Review and file")
  static let materials = Words(zh: "材料", en: "Materials")
  static let truthMissing = Words(
    zh: "请确认内容真实后再提交",
    en: "Confirm that what you say is true"
  )
  static let none = Words(zh: "没有交", en: "none")
}

extension OpenDraft {
  /// Everything that still stands in the way of filing, each with the page to mend it on.
  var shortcomings: [ProblemList.Item] {
    var items = form.reading.problems.map { problem in
      let (section, label) = place(of: problem.address)
      return ProblemList.Item(
        anchor: "f-" + problem.address,
        text: Formats.labelled(label, problem.message[frame.language], frame.language),
        page: section.map { .section(draft.id, $0) }
      )
    }
    if case .blank(let fields) = rules.procedure.chosenMembers(
      form.reading.answers,
      form: rules.form,
      parameters: rules.parameters
    ), items.isEmpty {
      items = fields.map { field in
        let (section, label) = place(of: field)
        let text =
          frame.language == .zh
          ? "\(label)：不能空着，它决定要办哪些事项" : "\(label): it decides which departments are concerned"
        return ProblemList.Item(
          anchor: "f-" + field,
          text: text,
          page: section.map { .section(draft.id, $0) }
        )
      }
    }
    let missing = rules.form.missingMaterials(
      form.reading.answers,
      parameters: rules.parameters,
      handedIn: Dictionary(grouping: draft.attachments, by: \.material)
    )
    return items
      + rules.form.materials.filter { missing.contains($0.id) }.map { material in
        let title = material.title[frame.language]
        return ProblemList.Item(
          anchor: "m-" + material.id,
          text: frame.language == .zh
            ? "\(title)：必要材料，还没有交" : "\(title): required, not handed in yet",
          page: .materials(draft.id)
        )
      }
  }

  private func place(of address: String) -> (section: String?, label: String) {
    let parts = address.split(separator: ".").map(String.init)
    for section in rules.form.sections {
      if parts.first == section.id {
        let field = section.fields.first { $0.id == parts.last }
        return (section.id, field?.label[frame.language] ?? section.title[frame.language])
      }
      if section.repeats == nil, let field = section.fields.first(where: { $0.id == address }) {
        return (section.id, field.label[frame.language])
      }
    }
    return (nil, address)
  }
}

extension ReviewPage {
  init(
    _ open: OpenDraft,
    typed: FormInput,
    told: [ProblemList.Item],
    likeCase: String? = nil
  ) {
    let language = open.frame.language
    let openIDs = open.sections.map(\.id)
    shell = open.shell(open.pageCount - 1, open.frame(ReviewWords.heading))
    parts =
      open.rules.form.facts(open.form.reading.answers, language).map { section, facts in
        Part(
          title: section.title[language],
          edit: openIDs.contains(section.id) ? .section(open.draft.id, section.id) : nil,
          facts: facts
        )
      } + [
        Part(
          title: open.frame(ReviewWords.materials),
          edit: .materials(open.draft.id),
          facts: open.form.materials.map { material in
            let files = open.draft.attachments.filter { $0.material == material.id }.map(\.name)
            return Fact(
              material.title[language],
              files.isEmpty ? [open.frame(ReviewWords.none)] : files
            )
          }
        )
      ]
    departments = open.receivers
    problems = ProblemList(items: told, language: language)
    submission = .submission(open.draft.id)
    back = .materials(open.draft.id)
    self.likeCase = likeCase
    self.typed = typed
  }
}

extension OpenDraft {
  /// «这件会同时送到：市场监管局、消防救援支队。»
  fileprivate var receivers: String {
    var units = [rules.procedure.department]
    if case .chosen(let members) = rules.procedure.chosenMembers(
      form.reading.answers,
      form: rules.form,
      parameters: rules.parameters
    ) {
      units += members.compactMap { member in
        switch member.part {
        case .department(let unit): unit
        case .matter(let name): rules.matters.values.first { $0.id.name == name }?.department
        }
      }
    }
    let titles = units.enumerated().filter { !units[..<$0.offset].contains($0.element) }
      .map { rules.units[$0.element]?.title[frame.language] ?? $0.element }
    let list = Formats.joined(titles, frame.language)
    return frame.language == .zh ? "这件会送到：\(list)。" : "This goes to: \(list)."
  }
}
