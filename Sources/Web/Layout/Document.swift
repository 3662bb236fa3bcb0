import Deadlines
import Definitions

/// A whole page: the top bar of one of the three faces, and what stands below it.
package struct Document: Sendable {
  package enum Face: Sendable, Hashable {
    case citizen
    case clerk
    case supervisor
  }

  package enum Width: Sendable { case wide, narrow, full }

  package let frame: PageFrame
  package let face: Face
  package let title: String
  package var width: Width = .wide
  /// Which entry of the bar is where we are: its address.
  package var current: Href?
  /// Above the main part over the whole width, such as the search of the home page.
  package var band: HTML = .empty
  /// In place of the entries at the right, such as when a form was saved.
  package var aside: HTML = .empty
  /// Sheets and scripts of a face beyond the hall's own.
  package var sheets: [Asset] = []
  package var scripts: [Asset] = []
  package var brand: String?
  package var entries: [TopBar.Entry]?
  package let body: HTML

  package init(
    _ frame: PageFrame,
    _ face: Face = .citizen,
    title: String,
    width: Width = .wide,
    current: Href? = nil,
    band: HTML = .empty,
    aside: HTML = .empty,
    sheets: [Asset] = [],
    scripts: [Asset] = [],
    brand: String? = nil,
    entries: [TopBar.Entry]? = nil,
    body: HTML
  ) {
    self.frame = frame
    self.face = face
    self.title = title
    self.width = width
    self.current = current
    self.band = band
    self.aside = aside
    self.sheets = sheets
    self.scripts = scripts
    self.brand = brand
    self.entries = entries
    self.body = body
  }

  package var html: HTML {
    """
    <!DOCTYPE html>
    <html lang="\(frame.language == .zh ? "zh-Hans" : "en")" class="\(face == .citizen ? "citizen" : "staff")">
    <head>
    <meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
    <title>\(title) · \(Say.hall, frame.language)</title>
    <link rel="icon" href="\(Asset.icon.href)" type="image/svg+xml">
    <link rel="stylesheet" href="\(Asset.style.href)">\(sheets.map(sheet))
    <script src="\(Asset.script.href)" defer></script>\(scripts.map(script))
    </head>
    <body>
    <a class="skip" href="\(Href(fragment: "main"))">\(Say.skip, frame.language)</a>
    \(bar.html)\(demonstration)\(band)
    <main id="main" tabindex="-1" class="\(widthClass)">\(body)</main>
    \(footer)\(LiveNotice(frame).html)\(SessionNotice(frame).html)
    </body></html>
    """
  }

  private var bar: TopBar {
    TopBar(frame: frame, face: face, brand: brand, entries: entries, current: current, aside: aside)
  }

  private var widthClass: String {
    switch width {
    case .wide: "wide"
    case .narrow: "narrow"
    case .full: "full"
    }
  }

  private var demonstration: HTML? {
    frame.isDemonstration
      ? "<aside class=\"demo\" aria-label=\"\(Say.notice, frame.language)\">\(Say.demonstration, frame.language)</aside>"
      : nil
  }

  private var footer: HTML? {
    face == .citizen
      ? """
      <footer class="bottom"><div class="wide">\(Say.footer, frame.language)</div></footer>
      """ : nil
  }

  private func sheet(_ asset: Asset) -> HTML { "<link rel=\"stylesheet\" href=\"\(asset.href)\">" }
  private func script(_ asset: Asset) -> HTML { "<script src=\"\(asset.href)\" defer></script>" }

  private enum Say {
    static let hall = Words(zh: "网上办事大厅", en: "Online service hall")
    static let skip = Words(zh: "跳到正文", en: "Skip to the content")
    static let notice = Words(zh: "演示", en: "Demonstration")
    static let demonstration = Words(
      zh: "演示环境：请勿填写真实个人信息，办理结果没有法律效力。",
      en: "Demonstration: enter no real personal data; results have no legal effect."
    )
    static let footer = Words(
      zh: "时限按国务院办公厅公布的放假调休安排计算。本厅接入互联网，严禁上传涉密内容。",
      en:
        "Limits follow the official holiday calendar. This hall is on the internet: never upload state secrets."
    )
  }
}
