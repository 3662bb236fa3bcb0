import Casework
import Deadlines
import HTTPTypes
import Hall
import Testing

@testable import Web

/// Papers where people look for them: each link leads to its paper, as a page and as a PDF.
@Suite struct `Papers within reach` {
  @Test func `every paper on a desk's case page opens, for a member that sees some of them too`()
    async throws
  {
    try await WebHall(otherCounty: true).serve { visit in
      let filed = try await AccessCase(.restaurant, isAccepted: true, visit)
      for login in ["market-regulation/front desk", "fire-rescue/case officer"] {
        let browser = try await Browser(visit, of: login)
        let links = try await links(on: "/desk/cases/\(filed.number)", browser)
        #expect(links.contains { $0.hasSuffix("/pdf") } && links.contains { !$0.hasSuffix("/pdf") })
        for link in links {
          let answer = try await browser.get(link)
          #expect(answer.status == 200, "\(login) \(link)")
          let isPDF = answer.header("content-type") == "application/pdf"
          #expect(isPDF == link.hasSuffix("/pdf"))
        }
      }
    }
  }

  @Test func `a supervisor opens the urge that he sent, and no paper of the applicant`()
    async throws
  {
    try await WebHall(otherCounty: true).serve { visit in
      let filed = try await AccessCase(.tobacco, isAccepted: true, visit)
      let wu = try await visit.program(of: "wu")
      let clock = filed.file.runningClocks.first { $0.kind == .promised }?.id ?? 0
      try await wu.done("/cases/\(filed.number)/urges", ["clock": .int(clock), "text": "请说明进度"])
      try await visit.hall.hall.makePapers()
      let browser = try await Browser(visit, of: "wu")
      let links = try await links(on: "/supervision/cases/\(filed.number)", browser)
      #expect(links.count == 2)
      let urge = try await browser.get(links.first ?? "")
      #expect(urge.status == 200 && urge.text.contains("督办") && urge.text.contains("请说明进度"))
      #expect(try await browser.get(links.last ?? "").header("content-type") == "application/pdf")
    }
  }

  @Test func `the API gives a paper as a PDF to whoever asks for one`() async throws {
    try await WebHall(otherCounty: true).serve { visit in
      let filed = try await AccessCase(.tobacco, isAccepted: true, visit)
      let lin = try await visit.program(of: "lin")
      let page = try await lin.get("/cases/\(filed.number)/papers/1")
      #expect(page.header("content-type")?.hasPrefix("text/html") == true)
      let asked = try await lin.get(
        "/cases/\(filed.number)/papers/1",
        [.accept: "application/pdf, text/html;q=0.5"]
      )
      #expect(asked.status == 200 && asked.header("content-type") == "application/pdf")
      let printed = try await lin.get("/cases/\(filed.number)/papers/1/pdf")
      #expect(printed.header("content-type") == "application/pdf")
    }
  }

  @Test func `anybody reads what is on notice, what was granted, and whether a certificate holds`()
    async throws
  {
    try await WebHall(otherCounty: true).serve { visit in
      let filed = try await AccessCase(.tobacco, isAccepted: true, visit)
      let officer = try await visit.program(of: "tobacco/case officer")
      let last = visit.hall.hall.today.adding(days: 7)
      try await officer.done(
        "/cases/\(filed.number)/announcements",
        ["kind": "public_notice", "day": .string("\(last)"), "text": "拟设零售点"]
      )
      let stranger = try await visit.program(of: nil)
      let notices = try await stranger.get("/notices").json["items"]?.items ?? []
      #expect(notices.count == 1 && notices.first?["last_on"]?.text == "\(last)")
      let page = try await Browser(visit, of: nil).get("/notices")
      #expect(page.status == 200 && page.text.contains("拟设零售点"))
      #expect(try await stranger.get("/results").json["items"]?.items?.isEmpty == true)
      #expect(try await stranger.get("/certificates?number=1&code=2").status == 404)
    }
  }

  private func links(on page: String, _ browser: Browser) async throws -> [String] {
    let text = try await browser.get(page).text
    return text.matches(of: /href="([^"]*\/papers\/[^"]*)"/).map { String($0.1) }
  }
}
