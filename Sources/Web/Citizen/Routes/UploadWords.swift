import Definitions
import Hall

extension AttachmentProblem {
  /// Why a file was not taken, said after its name.
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
    case .encrypted:
      Words(
        zh: "PDF 加了密码，打不开；请去掉密码，或打印、拍照后再传",
        en: "the PDF is encrypted; remove the password, or print or photograph it"
      )
    case .brokenUpload: Words(zh: "上传中断，请再传一次", en: "the upload broke off; try again")
    case .fault: Words(zh: "没有存上，请再传一次", en: "it could not be kept; try again")
    }
  }
}
