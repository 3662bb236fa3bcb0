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
    var told: [String: String] = [:]
    var taken = 0
    while let file = try await uploads.next() {
      let material = await uploads.input.text("material")
      guard open.materials.contains(where: { $0.id == material }) else { throw WebError.notFound }
      if let problem = try await keep(file, material, of: open.draft) {
        told[material] = "\(file.name)：" + problem.words[context.language]
      } else {
        taken += 1
        open = try await hall.open(context)
      }
    }
    let material = await uploads.input.text("material")
    if taken == 0, told.isEmpty { told[material] = context.frame(Self.nothing) }
    guard told.isEmpty else {
      return .page(page(open, told: told).html, status: .unprocessableContent)
    }
    return .seeOther(Href("drafts", open.draft.id, "materials", fragment: "m-\(material)"))
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

  private func page(_ open: OpenDraft, told: [String: String]) -> MaterialsPage {
    let frame = open.frame
    let items = open.materials.map { material in
      MaterialsPage.Item(
        material,
        files: open.draft.attachments.filter { $0.material == material.id }.map {
          MaterialsPage.File(digest: $0.digest, name: $0.name, size: Formats.size($0.bytes))
        },
        problem: told[material.id] ?? open.defect(of: material),
        frame.language
      )
    }
    let shared = open.rules.form.visibleMaterials(
      open.form.reading.answers,
      parameters: open.rules.parameters
    ).filter { $0.source == .shared }
    return MaterialsPage(
      shell: open.shell(open.sections.count, frame(Self.heading)),
      upload: .uploads(open.draft.id),
      removal: .fileRemoval(open.draft.id),
      items: items,
      shared: shared.map { $0.title[frame.language] },
      problems: ProblemList(
        items: items.compactMap { item in
          item.problem.map { .init(anchor: "m-" + item.id, text: item.title + "：" + $0) }
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

extension AttachmentProblem {
  var words: Words {
    switch self {
    case .noSuchDraft: Words(zh: "草稿已不在", en: "the draft is gone")
    case .unknownMaterial: Words(zh: "这个事项不收这种材料", en: "this matter does not ask for it")
    case .tooManyFiles(let most): Words(zh: "最多 \(most) 个文件", en: "at most \(most) files")
    case .tooLarge(let most):
      Words(
        zh: "超过 \(most / 1_048_576) MB，请选小一点的照片",
        en: "larger than \(most / 1_048_576) MB; choose a smaller photo"
      )
    case .empty: Words(zh: "文件是空的", en: "the file is empty")
    case .wrongType:
      Words(
        zh: "打不开，只收 JPEG、PNG、HEIC 照片和 PDF，请重新拍照",
        en: "cannot be opened; only JPEG, PNG, HEIC photos and PDF are taken"
      )
    case .active:
      Words(zh: "PDF 里带有程序，请打印或拍照后再传", en: "the PDF contains a program; print or photograph it")
    case .brokenUpload: Words(zh: "上传中断，请再传一次", en: "the upload broke off; try again")
    case .fault: Words(zh: "没有存上，请再传一次", en: "it could not be kept; try again")
    }
  }
}
