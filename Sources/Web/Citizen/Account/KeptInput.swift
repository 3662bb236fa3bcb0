import Deadlines
import Definitions

/// What a person typed into a form after his session had ended: it goes through the sign-in as hidden fields,
/// and is sent once more by its owner. The hall itself holds it nowhere.
struct KeptInput: Sendable {
  private static let mark = "kept:"
  private(set) var pairs: [FormInput.Pair] = []

  init() {}

  /// As it came from the form; its old token is of no use any more.
  init(_ input: FormInput) {
    pairs = input.pairs.filter { $0.name != "csrf" }
  }

  /// As it comes back from the sign-in page.
  init(sent input: FormInput) {
    let kept = input.pairs.filter { $0.name.hasPrefix(Self.mark) }
    pairs = FormInput(kept.map { (String($0.name.dropFirst(Self.mark.count)), $0.value) }).pairs
  }

  var isEmpty: Bool { pairs.isEmpty }

  /// As hidden fields of the sign-in page.
  var carried: [HTML] { pairs.map { Self.field(Self.mark + $0.name, $0.value) } }

  /// As hidden fields of the form that it belongs to.
  var again: [HTML] { pairs.map { Self.field($0.name, $0.value) } }

  private static func field(_ name: String, _ value: String) -> HTML {
    "<input type=\"hidden\" name=\"\(name)\" value=\"\(value)\">"
  }
}

/// After signing in again: one button that saves what was typed before.
struct KeptPage: Sendable {
  let frame: PageFrame
  let action: Href
  let kept: KeptInput

  var html: HTML {
    Document(
      frame,
      title: frame(Say.title),
      width: .narrow,
      body: """
        <div class="stack"><h1>\(Say.title, frame.language)</h1><p>\(Say.what, frame.language)</p>
        <form method="post" action="\(action)">\(frame.csrfField)\(kept.again)<div class="actions"><button class="button">\(Say.save, frame.language)</button><a href="\(action)">\(Say.leave, frame.language)</a></div></form></div>
        """
    ).html
  }

  private enum Say {
    static let title = Words(zh: "刚才填的内容还在", en: "What you typed is still here")
    static let what = Words(
      zh: "您已重新登录。按“保存并继续”，刚才填的就会存进草稿。",
      en: "You are signed in again. Save and continue, and it goes into your draft."
    )
    static let save = Words(zh: "保存并继续", en: "Save and continue")
    static let leave = Words(zh: "不保存，回到表单", en: "Go back without saving it")
  }
}
