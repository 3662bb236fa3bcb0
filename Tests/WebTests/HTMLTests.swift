import Definitions
import Testing

@testable import Web

@Suite struct `HTML, escaping` {
  @Test func `an interpolated text cannot become markup`() {
    let typed = "<script>alert('x')</script> & \"quotes\""
    let html: HTML = "<p title=\"\(typed)\">\(typed)</p>"
    #expect(!html.text.contains("<script>"))
    #expect(
      html.text.contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp; &quot;quotes&quot;")
    )
  }

  @Test func `nested markup, optionals and lists stand as they are`() {
    let item: HTML = "<b>1</b>"
    let none: HTML? = nil
    let html: HTML = "\(item)\(none)\([item, item])\(" checked", if: true)\(" off", if: false)"
    #expect(html.text == "<b>1</b><b>1</b><b>1</b> checked")
  }
}

@Suite struct `Href, addresses` {
  @Test func `a part cannot leave its segment`() {
    #expect(Href("cases", "../../x?y#z").text == "/cases/..%2F..%2Fx%3Fy%23z")
    #expect(Href("matters", query: [("q", "开饭店 & 烟")]).text.hasPrefix("/matters?q=%E5%BC%80"))
  }

  @Test(arguments: [
    "//evil.example", "https://evil.example", "/\\evil.example", "javascript:alert(1)", "", "/a b",
  ])
  func `an address from outside is taken only inside the hall`(text: String) {
    #expect(Href(local: text) == nil)
  }

  @Test func `a question is replaced, not repeated`() {
    #expect(Href(local: "/matters?q=a&lang=zh")?.with("lang", "en").text == "/matters?q=a&lang=en")
    #expect(Href(local: "/matters?lang=zh")?.without("lang").text == "/matters")
  }
}
