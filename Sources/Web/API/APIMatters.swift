import Casework
import Deadlines
import Definitions
import HTTPTypes
import Hall
import Hummingbird
import NIOCore

/// What anybody may read: the document, the matters and what each asks for, progress by number and code.
extension APIPages {
  private static let document = OpenAPI.document.bytes

  func showDocument(_ request: Request, _ context: WebContext) async throws -> Response {
    Response(
      status: .ok,
      headers: [.contentType: "application/json"],
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: Self.document))
    )
  }

  func listMatters(_ request: Request, _ context: WebContext) async throws -> Response {
    let names = Set(hall.catalogue.procedures.keys.map(\.name)).sorted()
    let matters = names.compactMap { hall.catalogue.procedure(named: $0, on: hall.today) }
    return .json(["items": .array(matters.map { .present(Self.head(of: $0)) })])
  }

  func showMatter(_ request: Request, _ context: WebContext) async throws -> Response {
    guard
      let matter = hall.catalogue.procedure(
        named: context.parameters.get("matter") ?? "",
        on: hall.today
      ), let rules = hall.rulebook.rules(for: matter.id, on: hall.today)
    else { throw APIProblem.notFound }
    let asked: [String: JSON?] = [
      "sections": .array(rules.form.sections.map(Self.section)),
      "materials": .array(rules.form.materials.map(Self.material)),
      "correction_reasons": .array(rules.correctionReasons.map(Self.reason)),
      "refusal_reasons": .array(rules.refusalReasons.map(Self.reason)),
    ]
    return .json(.present(Self.head(of: matter).merging(asked) { one, _ in one }))
  }

  func showProgress(_ request: Request, _ context: WebContext) async throws -> Response {
    let body = try await body(
      of: request,
      as: [.must("number", .text(most: 60)), .must("code", .text(most: 20))]
    )
    let found = try await hall.publicProgress(
      number: body["number"]?.text ?? "",
      code: body["code"]?.text ?? "",
      address: context.address
    )
    switch found {
    case .found(let progress): return .json(APIViews(progress).json)
    case .wrong: throw APIProblem.notFound
    case .locked(let until): throw APIProblem.locked(until: hall.formats(.zh).moment(until))
    }
  }

  private static func head(of matter: Procedure) -> [String: JSON?] {
    let members = matter.members.map { member -> JSON in
      switch member.part {
      case .matter(let name): ["matter": .string(name)]
      case .department(let unit): ["unit": .string(unit)]
      }
    }
    return [
      "matter": .string(matter.id.name), "in_force": .string(matter.id.inForce.description),
      "title": APIViews.words(matter.title), "unit": .string(matter.department),
      "handling": .string("\(matter.handling)"), "members": .array(members),
    ]
  }

  private static func reason(_ reason: Reason) -> JSON {
    ["code": .string(reason.code), "text": APIViews.words(reason.text)]
  }

  private static func section(_ section: Section) -> JSON {
    .present([
      "id": .string(section.id), "title": APIViews.words(section.title),
      "most_rows": (section.repeats?.most).map(JSON.int),
      "when": (section.condition?.source).map(JSON.string),
      "fields": .array(section.fields.filter { $0.computed == nil }.map(field)),
    ])
  }

  private static func field(_ field: Field) -> JSON {
    let (type, options) = field.kind.shape
    return .present([
      "id": .string(field.id), "label": APIViews.words(field.label), "type": .string(type),
      "options": options.isEmpty
        ? nil
        : .array(options.map { ["id": .string($0.id), "label": APIViews.words($0.label)] }),
      "need": .string(field.need.word), "when": (field.condition?.source).map(JSON.string),
      "unit": field.unit.map(APIViews.words), "example": field.example.map(JSON.string),
      "is_personal": .bool(field.isPersonal),
    ])
  }

  private static func material(_ material: Material) -> JSON {
    .present([
      "id": .string(material.id), "title": APIViews.words(material.title),
      "necessity": .string(material.necessity.rawValue),
      "source": .string(material.source.rawValue), "most_files": .int(material.mostFiles),
      "when": (material.condition?.source).map(JSON.string),
    ])
  }
}

extension Field.Kind {
  fileprivate var shape: (type: String, options: [Field.Option]) {
    switch self {
    case .text: ("text", [])
    case .story: ("story", [])
    case .number: ("number", [])
    case .yesNo: ("yes_no", [])
    case .day: ("day", [])
    case .choice(let options): ("choice", options)
    case .choices(let options): ("choices", options)
    case .phone: ("phone", [])
    case .citizenID: ("citizen_id", [])
    case .creditCode: ("credit_code", [])
    case .email: ("email", [])
    }
  }
}

extension Field.Need {
  fileprivate var word: String {
    switch self {
    case .required: "required"
    case .optional: "optional"
    case .requiredWhen: "required_when"
    }
  }
}
