import Casework
import Deadlines
import Definitions
import HTTPTypes
import Hall
import Hummingbird

/// The materials of a draft: handing in files, taking them out again.
struct UploadRoutes: Sendable {
  let hall: Hall

  func add(to router: Router<WebContext>) {
    router.get("drafts/:draft/materials", use: show)
    router.get("drafts/:draft/uploads") { _, context in
      Response.seeOther(.materials(try context.part("draft")))
    }
    router.get("drafts/:draft/files/:digest", use: file)
    router.post("drafts/:draft/uploads", use: upload)
    router.post("drafts/:draft/uploads/removal", use: remove)
  }

  @Sendable private func show(_ request: Request, _ context: WebContext) async throws -> Response {
    .page(page(try await hall.open(context), told: [:]).html)
  }

  @Sendable private func upload(_ request: Request, _ context: WebContext) async throws -> Response
  {
    var open = try await hall.open(context)
    let uploads = try Uploads(request, context)
    let told = try await take(uploads, for: &open, context)
    let material = await uploads.input.text("material")
    // The script sends one file at a time and wants its material alone.
    if request.uri.queryParameters["part"] != nil,
      let item = open.materials.first(where: { $0.id == material })
    {
      let part = self.item(item, of: open, told: told[material])
      return .page(part.html(desk(open)), status: told.isEmpty ? .created : .unprocessableContent)
    }
    guard told.isEmpty else {
      return .page(page(open, told: told).html, status: .unprocessableContent)
    }
    return .seeOther(Href("drafts", open.draft.id, "materials", fragment: "m-\(material)"))
  }

  /// Takes one file after another into the draft.
  /// - Returns: by material, a sentence for each file that was not taken.
  private func take(
    _ uploads: Uploads,
    for open: inout OpenDraft,
    _ context: WebContext
  ) async throws -> [String: [String]] {
    var told: [String: [String]] = [:]
    var taken = 0
    while let file = try await uploads.next() {
      let material = await uploads.input.text("material")
      guard open.materials.contains(where: { $0.id == material }) else { throw WebError.notFound }
      if let problem = try await keep(file, material, of: open.draft) {
        let mark = context.language == .zh ? "：" : ": "
        told[material, default: []].append(file.name + mark + problem.words[context.language])
      } else {
        taken += 1
        open = try await hall.open(context)
      }
    }
    if taken == 0, told.isEmpty {
      told[await uploads.input.text("material")] = [context.frame(Self.nothing)]
    }
    return told
  }

  /// Why the file was not taken; a fault of the hall itself is thrown.
  private func keep(
    _ file: Uploads.File,
    _ material: String,
    of draft: Draft
  ) async throws(LedgerFault) -> AttachmentProblem? {
    do throws(AttachmentProblem) {
      _ = try await hall.addAttachment(
        to: draft,
        material: material,
        name: file.name,
        from: file.bytes
      )
      return nil
    } catch {
      if case .fault(let fault) = error { throw fault }
      return error
    }
  }

  @Sendable private func remove(_ request: Request, _ context: WebContext) async throws -> Response
  {
    let input = try await request.form(context)
    let open = try await hall.open(context)
    let material = input.text("material")
    guard open.materials.contains(where: { $0.id == material }) else { throw WebError.notFound }
    try await hall.removeAttachment(
      from: open.draft,
      material: material,
      digest: input.text("digest")
    )
    return .seeOther(Href("drafts", open.draft.id, "materials", fragment: "m-\(material)"))
  }

  /// A file of the draft, for whoever fills it in: sent as a download, shown by the page that holds it.
  @Sendable private func file(_ request: Request, _ context: WebContext) async throws -> Response {
    let open = try await hall.open(context)
    guard let file = hall.attachment(try context.part("digest"), of: open.draft) else {
      throw WebError.notFound
    }
    return .download(name: file.name, type: file.type, body: file.body)
  }

  private func item(_ material: Material, of open: OpenDraft, told: [String]?) -> MaterialItem {
    MaterialItem(
      material,
      files: open.draft.attachments.filter { $0.material == material.id }.map {
        HandedFile($0, at: Href("drafts", open.draft.id, "files", $0.digest))
      },
      problem: told.map { $0.joined(separator: "\n") } ?? open.defect(of: material),
      follows: open.follows(material),
      open.frame.language
    )
  }

  private func desk(_ open: OpenDraft) -> HandingIn {
    HandingIn(
      frame: open.frame,
      upload: .uploads(open.draft.id),
      removal: .fileRemoval(open.draft.id),
      mostBytes: Hall.mostFileBytes
    )
  }

  private func page(_ open: OpenDraft, told: [String: [String]]) -> MaterialsPage {
    let frame = open.frame
    let items = open.materials.map { item($0, of: open, told: told[$0.id]) }
    let shared = open.rules.form.visibleMaterials(
      open.form.reading.answers,
      parameters: open.rules.parameters
    ).filter { $0.source == .shared }
    return MaterialsPage(
      shell: open.shell(open.sections.count, frame(Self.heading)),
      desk: desk(open),
      items: items,
      shared: shared.map { $0.title[frame.language] },
      problems: ProblemList(
        items: items.compactMap { item in
          item.problem.map {
            .init(
              anchor: "m-" + item.id,
              text: item.title + (frame.language == .zh ? "：" : ": ") + $0
            )
          }
        },
        language: frame.language
      ),
      next: .review(open.draft.id),
      back: open.before(open.sections.count)
    )
  }

  private static let heading = Words(zh: "材料", en: "Materials")
  private static let nothing = Words(
    zh: "没有选文件。请先拍照或选文件，再按“上传”。",
    en: "No file was chosen. Choose one first, then press Upload."
  )
}

extension HandedFile {
  init(_ file: CaseAttachment, at href: Href) {
    self.init(
      digest: file.digest,
      name: file.name,
      size: Formats.size(file.bytes),
      type: file.type,
      href: href
    )
  }
}
