import Deadlines
import Definitions

/// One material of a filing: what it must show, what was handed in, and where more goes in.
struct MaterialItem: Sendable {
  let id: String
  let title: String
  /// «必要 · 手绘也可以 · 照片或 PDF，每个不超过 15 MB».
  let help: String
  let problem: String?
  let files: [HandedFile]
  /// How many more files it may take.
  let room: Int

  /// Alone it is the answer to a file that the script sent.
  func html(_ desk: HandingIn) -> HTML {
    """
    <section class="field\(problem == nil ? "" : " wrong")" id="m-\(id)" aria-labelledby="t-\(id)" data-material="\(id)" data-room="\(String(room))"><h2 id="t-\(id)">\(title)</h2><p class="help" id="h-\(id)">\(help)</p>\(problem.map { "<p class=\"wrong-text\" id=\"w-\(id)\">\($0)</p>" })
    <div class="upload"><ul class="lines" data-files>\(files.map { $0.html(of: id, desk) })</ul><ul class="lines" data-going></ul>\(room > 0 ? form(desk) : nil)
    <p class="soft" data-full\(" hidden", if: room > 0)>\(desk.say(Say.full))</p></div><p class="secrets">\(desk.say(Say.secrets))</p></section>
    """
  }

  private func form(_ desk: HandingIn) -> HTML {
    """
    <form method="post" action="\(desk.upload)" enctype="multipart/form-data" data-upload="\(desk.say(Say.progress))" data-colon="\(desk.frame.language == .zh ? "：" : ": ")" data-failed="\(desk.say(Say.failed))" data-too-large="\(desk.say(Say.tooLarge))" data-most="\(String(desk.mostBytes))">\(desk.frame.csrfField)<input type="hidden" name="material" value="\(id)"><input type="file" id="u-\(id)" name="file" multiple required accept="image/jpeg,image/png,image/heic,.heic,application/pdf" aria-describedby="h-\(id)"><label class="button plain" for="u-\(id)">\(desk.say(Say.pick))<span class="hidden">：\(title)</span></label> <button class="button plain">\(desk.say(Say.upload))</button></form>
    """
  }

  private enum Say {
    static let secrets = Words(zh: "严禁上传涉密内容", en: "Never upload state secrets")
    static let pick = Words(zh: "拍照或选文件", en: "Add photos or files")
    static let upload = Words(zh: "上传", en: "Upload")
    static let progress = Words(zh: "上传进度", en: "Upload progress")
    static let failed = Words(
      zh: "没有传上。请检查网络，再选一次；登录过期的，请刷新页面重新登录。",
      en:
        "Not uploaded. Check your connection and choose it again; if you were signed out, reload the page."
    )
    static let tooLarge = Words(
      zh: "超过 15 MB，没有上传。请在手机上选“中等大小”再传。",
      en: "Larger than 15 MB, not uploaded. Choose a medium size on your phone."
    )
    static let full = Words(
      zh: "已达到文件数上限。要换文件，请先删除一个。",
      en: "No more files fit. Remove one to replace it."
    )
  }
}

extension MaterialItem {
  init(
    _ material: Material,
    files: [HandedFile],
    problem: String?,
    follows: String?,
    _ language: Language
  ) {
    id = material.id
    title = material.title[language]
    let formats =
      language == .zh ? "照片或 PDF，每个不超过 15 MB" : "photos or PDF, 15 MB each at most"
    help = [
      material.necessity.words[language], follows ?? "", material.help?[language] ?? "", formats,
    ]
    .filter { !$0.isEmpty }.joined(separator: " · ")
    self.problem = problem
    self.files = files
    room = max(0, material.mostFiles - files.count)
  }
}

/// Where files of one draft go in and out.
struct HandingIn: Sendable {
  let frame: PageFrame
  let upload: Href
  let removal: Href
  let mostBytes: Int

  func say(_ words: Words) -> String { frame(words) }
}
