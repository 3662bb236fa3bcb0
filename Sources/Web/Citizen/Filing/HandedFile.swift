import Deadlines
import Definitions

/// A file that was handed in, as its owner sees it: a picture opens in its place, the rest is downloaded.
struct HandedFile: Sendable, Hashable {
  let digest: String
  let name: String
  let size: String
  /// The media type found in its content.
  let type: String
  let href: Href

  private var isPicture: Bool { ["image/jpeg", "image/png"].contains(type) }

  /// Its line in the list of a material that may still change.
  func html(of material: String, _ desk: HandingIn) -> HTML {
    """
    <li>\(html(desk.frame.language))
    <form method="post" action="\(desk.removal)">\(desk.frame.csrfField)<input type="hidden" name="material" value="\(material)"><input type="hidden" name="digest" value="\(digest)"><button class="link" aria-label="\(desk.say(Say.remove)) \(name)">\(desk.say(Say.remove))</button></form></li>
    """
  }

  func html(_ language: Language) -> HTML {
    let label: HTML =
      "<span><span aria-hidden=\"true\">✔</span> \(name) <span class=\"soft small\">\(size)</span></span>"
    guard isPicture else {
      return """
        <div><a href="\(href)" download>\(label)</a>\(type == "image/heic" ? "<p class=\"help\">\(Say.heic, language)</p>" as HTML : nil)</div>
        """
    }
    return """
      <details class="picture"><summary><img src="\(href)" alt="" loading="lazy">\(label)</summary></details>
      """
  }

  private enum Say {
    static let remove = Words(zh: "删除", en: "Remove")
    // Browsers other than Safari have no HEIC; the hall keeps what came and changes no evidence.
    static let heic = Words(
      zh: "HEIC 照片已原样收下。多数浏览器不能直接显示它，请下载后查看；部门也是下载查看。",
      en:
        "Kept as it came. Most browsers cannot show HEIC photos: download it to look at it, as the departments do."
    )
  }
}
