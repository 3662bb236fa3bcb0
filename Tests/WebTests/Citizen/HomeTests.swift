import Deadlines
import Definitions
import Testing

@testable import Supervision
@testable import Web

@Suite struct `The figures on the home page` {
  @Test func `below five cases no rate is told, and the page says why`() {
    let html = part(decided: 4, onTime: 4).html.text
    #expect(html.contains("不到 5 件"))
    #expect(!html.contains("%"))
  }

  @Test func `from five on, rate and median stand with their period`() {
    let html = part(decided: 2000, onTime: 1999).html.text
    #expect(html.contains("99.9%"))
    #expect(html.contains("2025年9月28日至2026年9月28日"))
    #expect(part(decided: 5, onTime: 5).html.text.contains("100%"))
  }

  private func part(decided: Int, onTime: Int) -> FiguresPart {
    let today = Day(year: 2026, month: 9, day: 28) ?? .first
    return FiguresPart(
      PromisesKept(
        from: today.adding(months: -12),
        through: today,
        decided: decided,
        onTime: onTime,
        medianWorkdays: 6
      ),
      Formats(.zh, today: today)
    )
  }
}

@Suite struct `Uploads` {
  @Test(arguments: Language.allCases)
  func `beside every upload stands that state secrets are forbidden, S56 in part`(
    language: Language
  ) {
    let html = item(type: "image/png", language)
    #expect(html.contains(language == .zh ? "严禁上传涉密内容" : "Never upload state secrets"))
  }

  @Test func `a photo is shown, HEIC is offered with a sentence, PDF is a link`() {
    #expect(item(type: "image/jpeg", .zh).contains("<img src=\"/drafts/1/files/2\""))
    let heic = item(type: "image/heic", .zh)
    #expect(!heic.contains("<img"))
    #expect(heic.contains("下载后查看"))
    #expect(!item(type: "application/pdf", .zh).contains("<img"))
  }

  private func item(type: String, _ language: Language) -> String {
    let file = HandedFile(
      digest: "2",
      name: "门头.jpg",
      size: "1 KB",
      type: type,
      href: Href("drafts", "1", "files", "2")
    )
    let desk = HandingIn(
      frame: PageFrame(language: language, here: .home),
      upload: .uploads("1"),
      removal: .fileRemoval("1"),
      mostBytes: 1
    )
    return MaterialItem(id: "photo", title: "照片", help: "", problem: nil, files: [file], room: 1)
      .html(desk).text
  }
}

@Suite struct `What was typed over an ended session` {
  @Test func `goes through the sign-in as hidden fields and comes back as it was`() {
    let typed = FormInput([("csrf", "old"), ("floor_area", "三百\"二"), ("asked", "floor_area")])
    let kept = KeptInput(typed)
    let sent = FormInput([("login", "x")] + kept.pairs.map { ("kept:" + $0.name, $0.value) })
    #expect(KeptInput(sent: sent).pairs == kept.pairs)
    let html = HTML.joined(kept.carried)
    #expect(html.contains("name=\"kept:floor_area\" value=\"三百&quot;二\""))
    #expect(!html.contains("csrf"))
  }
}

extension HTML {
  fileprivate static func joined(_ parts: [HTML]) -> String { parts.map(\.text).joined() }
}
