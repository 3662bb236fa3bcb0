import Deadlines
import Definitions
import Hall
import Hummingbird

/// Home, search, departments, guides: for everybody.
struct MatterRoutes: Sendable {
  let hall: Hall

  func add(to router: Router<WebContext>) {
    router.get("/", use: home)
    router.get("matters", use: matters)
    router.get("matters/:name", use: guide)
    router.get("matters/:name/blank-form") { try paperForm($1, .blank) }
    router.get("matters/:name/sample-form") { try paperForm($1, .sample) }
    router.get("departments/:unit", use: department)
  }

  @Sendable private func home(_ request: Request, _ context: WebContext) async throws -> Response {
    let figures = FiguresPart(hall.figures, hall.formats(context.language))
    return .page(HomePage(context.frame, list(context), figures).html)
  }

  @Sendable private func matters(_ request: Request, _ context: WebContext) -> Response {
    let asked = FormInput(urlEncoded: Array((request.uri.query ?? "").utf8))?["q"] ?? ""
    return .page(MattersPage(context.frame, list(context), asked: String(asked.prefix(100))).html)
  }

  @Sendable private func guide(_ request: Request, _ context: WebContext) throws -> Response {
    let list = list(context)
    return .page(GuidePage(context.frame, GuideReading(try procedure(context), list)).html)
  }

  private func paperForm(
    _ context: WebContext,
    _ filling: PaperFormPage.Filling
  ) throws -> Response {
    let procedure = try procedure(context)
    guard let form = hall.catalogue.form(for: procedure, on: hall.today) else {
      throw WebError.notFound
    }
    return .page(PaperFormPage(context.frame, form, of: procedure, filling).html)
  }

  @Sendable private func department(_ request: Request, _ context: WebContext) throws -> Response {
    guard let unit = hall.catalogue.units[try context.part("unit")] else { throw WebError.notFound }
    return .page(DepartmentPage(context.frame, unit, list(context)).html)
  }

  private func procedure(_ context: WebContext) throws(WebError) -> Procedure {
    guard let found = hall.catalogue.procedure(named: try context.part("name"), on: hall.today)
    else {
      throw .notFound
    }
    return found
  }

  private func list(_ context: WebContext) -> MatterList {
    MatterList(hall.catalogue, on: hall.today, context.language)
  }
}
