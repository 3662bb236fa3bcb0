import Deadlines
import Definitions

/// The materials of a filing: each may take several photos; what is handed in is listed and can be removed.
struct MaterialsPage: Sendable {
  struct Item: Sendable {
    let id: String
    let title: String
    /// «必要 · 手绘也可以 · 照片或 PDF，每个不超过 15 MB».
    let help: String
    let problem: String?
    let files: [File]
    /// How many more files it may take.
    let room: Int
  }

  struct File: Sendable {
    let digest: String
    let name: String
    let size: String
  }

  let shell: DraftShell
  let upload: Href
  let removal: Href
  let items: [Item]
  /// Fetched by the hall itself; told so that nobody brings them.
  let shared: [String]
  let problems: ProblemList
  let next: Href
  let back: Href?

  private var frame: PageFrame { shell.frame }

  var html: HTML {
    shell.html(
      """
      \(problems.html)\(sharedLine)\(items.isEmpty ? emptyLine : nil)\(items.map(item))
      <div class="actions"><a class="button" href="\(next)">\(Say.next, frame.language)</a>\(backLink)<a class="last" href="\(Href.myCases)">\(Say.later, frame.language)</a></div>
      """
    )
  }

  private func item(_ item: Item) -> HTML {
    """
    <section class="field\(item.problem == nil ? "" : " wrong")" id="m-\(item.id)" aria-labelledby="t-\(item.id)"><h2 id="t-\(item.id)">\(item.title)</h2><p class="help" id="h-\(item.id)">\(item.help)</p>\(item.problem.map { "<p class=\"wrong-text\" id=\"w-\(item.id)\">\($0)</p>" })
    <div class="upload">\(files(item))\(item.room > 0 ? form(item) : full)</div><p class="secrets">\(Say.secrets, frame.language)</p></section>
    """
  }

  private func files(_ item: Item) -> HTML? {
    guard !item.files.isEmpty else { return nil }
    let rows: [HTML] = item.files.map { file in
      """
      <li><span><span aria-hidden="true">✔</span> \(file.name) <span class="soft small">\(file.size)</span></span>
      <form method="post" action="\(removal)">\(frame.csrfField)<input type="hidden" name="material" value="\(item.id)"><input type="hidden" name="digest" value="\(file.digest)"><button class="link" aria-label="\(Say.remove, frame.language) \(file.name)">\(Say.remove, frame.language)</button></form></li>
      """
    }
    return "<ul class=\"lines\">\(rows)</ul>"
  }

  private func form(_ item: Item) -> HTML {
    """
    <form method="post" action="\(upload)" enctype="multipart/form-data" data-upload="\(Say.progress, frame.language)">\(frame.csrfField)<input type="hidden" name="material" value="\(item.id)"><label class="hidden" for="u-\(item.id)">\(Say.pick, frame.language) \(item.title)</label><input type="file" id="u-\(item.id)" name="file" multiple required accept="image/jpeg,image/png,image/heic,.heic,application/pdf" aria-describedby="h-\(item.id)"> <button class="button plain">\(Say.upload, frame.language)</button></form>
    """
  }

  private var full: HTML { "<p class=\"soft\">\(Say.full, frame.language)</p>" }

  private var sharedLine: HTML? {
    shared.isEmpty
      ? nil
      : "<p class=\"note\">\(Say.shared, frame.language)\(Formats.joined(shared, frame.language))</p>"
  }

  private var emptyLine: HTML? { "<p class=\"empty\">\(Say.none, frame.language)</p>" }

  private var backLink: HTML? {
    back.map { "<a href=\"\($0)\">\(Say.back, frame.language)</a>" }
  }

  private enum Say {
    static let next = Words(zh: "继续，核对一遍", en: "Continue to the review")
    static let back = Words(zh: "上一步", en: "Back")
    static let later = Words(zh: "以后再填", en: "Finish later")
    static let secrets = Words(zh: "严禁上传涉密内容", en: "Never upload state secrets")
    static let remove = Words(zh: "删除", en: "Remove")
    static let pick = Words(zh: "拍照或选文件：", en: "Photos or files for:")
    static let upload = Words(zh: "上传", en: "Upload")
    static let progress = Words(zh: "上传进度", en: "Upload progress")
    static let full = Words(
      zh: "已达到文件数上限。要换文件，请先删除一个。",
      en: "No more files fit. Remove one to replace it."
    )
    static let shared = Words(
      zh: "这些由我们取得，您不用交：",
      en: "We fetch these ourselves, you need not bring them: "
    )
    static let none = Words(
      zh: "按您的填写，这次不用交材料。",
      en: "By your answers, nothing has to be handed in."
    )
  }
}

extension MaterialsPage.Item {
  init(
    _ material: Material,
    files: [MaterialsPage.File],
    problem: String?,
    _ language: Language
  ) {
    id = material.id
    title = material.title[language]
    let formats =
      language == .zh ? "照片或 PDF，每个不超过 15 MB" : "photos or PDF, 15 MB each at most"
    help = [material.necessity.words[language], material.help?[language] ?? "", formats]
      .filter { !$0.isEmpty }.joined(separator: " · ")
    self.problem = problem
    self.files = files
    room = max(0, material.mostFiles - files.count)
  }
}
