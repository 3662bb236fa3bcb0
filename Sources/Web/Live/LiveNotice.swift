import Definitions

/// Says quietly that what is shown has changed, where putting the new in place of the old would disturb its reader.
struct LiveNotice: Sendable {
  let frame: PageFrame

  init(_ frame: PageFrame) { self.frame = frame }

  var html: HTML? {
    guard frame.person != nil else { return nil }
    return """
      <div class="live-notice" role="status"><p hidden data-live-notice><span>\(Say.changed, frame.language)</span> <button class="button plain small" type="button">\(frame(Say.refresh))</button></p></div>
      """
  }

  private enum Say {
    static let changed = Words(zh: "这一页有新的变化。", en: "Something on this page has changed.")
    static let refresh = Words(zh: "刷新", en: "Refresh")
  }
}
