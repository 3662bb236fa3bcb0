import Definitions

/// Sentences about forms that cannot be read.
enum FormSentences {
  static let notAForm = Words(
    zh: "收到的不是网页表单。",
    en: "What arrived is not a form of a web page."
  )
  static let tooManyFields = Words(
    zh: "表单里的项目太多，没有读完。",
    en: "The form holds too many fields to read."
  )
  static let cutOff = Words(
    zh: "上传在中途断了，没有保存。请再传一次。",
    en: "The upload broke off and was not kept. Please upload again."
  )
  static let unreadableUpload = Words(
    zh: "上传的格式读不懂。请换一个浏览器再试。",
    en: "The upload could not be read. Please try another browser."
  )
}
