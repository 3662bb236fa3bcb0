import Database
import Definitions
import HTTPTypes
import Hall
import NIOCore
import Testing

@testable import Web

/// Files that are not what they say, or too much, by page and by program: a sentence each, nothing kept.
@Suite struct `Bad input, files` {
  struct Upload: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let bytes: [UInt8]
    /// The API's answer.
    let status: Int
    /// Part of the page's sentence.
    let sentence: String
  }

  private static let pdf = "%PDF-1.4\n1 0 obj << /Type /Catalog "

  static let uploads = [
    Upload(
      testDescription: "a PDF that is a script",
      bytes: Array("\(pdf)/OpenAction << /S /JavaScript /JS (app.alert(1)) >> >>\n".utf8),
      status: 422,
      sentence: "PDF 里带有程序"
    ),
    Upload(
      testDescription: "a PDF that is a page",
      bytes: Array("%PDF-1.4\n<html><script>alert(1)</script>".utf8),
      status: 422,
      sentence: "PDF 里带有程序"
    ),
    Upload(
      testDescription: "a PDF under a password",
      bytes: Array("\(pdf)>> endobj trailer << /Encrypt 8 0 R >>\n".utf8),
      status: 422,
      sentence: "PDF 加了密码"
    ),
    Upload(
      testDescription: "a program called photo.png",
      bytes: Array("MZ\u{90}\u{0}\u{3}\u{0}\u{0}\u{0}".utf8),
      status: 415,
      sentence: "只收 JPEG、PNG、HEIC"
    ),
    Upload(
      testDescription: "a page called photo.png",
      bytes: Array("<!doctype html><script>alert(1)</script>".utf8),
      status: 415,
      sentence: "只收 JPEG、PNG、HEIC"
    ),
    Upload(
      testDescription: "50 MB",
      bytes: Picture.bytes("big") + [UInt8](repeating: 0, count: 50 * 1_048_576),
      status: 413,
      sentence: "超过 15 MB"
    ),
  ]

  @Test(arguments: uploads)
  func `is refused by page and by program, and leaves nothing behind`(upload: Upload) async throws {
    let hall = try await WebHall()
    try await hall.serve { visit in
      let lin = try await visit.program(of: "lin")
      let draft = try #require(
        try await lin.post("/drafts", ["procedure": "tobacco-retail"]).json["draft"]?.text
      )
      let told = try await lin.send(
        .post,
        "/drafts/\(draft)/attachments?material=identity&name=photo.png",
        [:],
        upload.bytes,
        type: "image/png"
      )
      #expect(told.status == upload.status, "\(told.text)")
      #expect(told.json["detail"]?.text?.contains(upload.sentence) == true, "\(told.text)")

      let browser = try await Browser(visit, of: "lin")
      let page = try await browser.upload(
        "/drafts/\(draft)/uploads",
        material: "identity",
        name: "photo.png",
        upload.bytes
      )
      #expect(page.status == 422 && page.text.contains(upload.sentence), "\(page.status)")
      #expect(try await lin.get("/drafts/\(draft)").json["attachments"]?.items?.isEmpty == true)
    }
    let chunks = try await hall.engine.read {
      try $0.rows("SELECT position FROM content_chunk").count
    }
    #expect(chunks == 0)
  }

  @Test(arguments: [
    ("multipart/form-data", "--edge\r\n"), ("multipart/form-data; boundary=", "x"),
    ("multipart/form-data; boundary=edge", "no boundary at all"),
    ("multipart/form-data; boundary=edge", "--edge\r\nContent-Disposition: form-data"),
    (
      "multipart/form-data; boundary=edge",
      "--edge\r\nContent-Disposition: nonsense\r\n\r\nx\r\n--edge--"
    ),
    ("multipart/form-data; boundary=edge", "--edge--\r\n"), ("text/plain", "csrf=1"),
    ("application/x-www-form-urlencoded", "csrf=%%%&material=identity"),
  ])
  func `an upload that is malformed gets a page that says so`(type: String, body: String)
    async throws
  {
    try await WebHall().serve { visit in
      let lin = try await visit.program(of: "lin")
      let draft = try #require(
        try await lin.post("/drafts", ["procedure": "tobacco-retail"]).json["draft"]?.text
      )
      let session = try #require(try await visit.hall.hall.beginSession(of: "lin")).token
      let answer = try await visit.send(
        .post,
        "/drafts/\(draft)/uploads",
        [.cookie: "hall_session=\(session)", .contentType: type],
        Array(body.utf8)
      )
      #expect([400, 403].contains(answer.status), "\(answer.status)")
      #expect(answer.text.contains("<h1>"))
      #expect(try await lin.get("/drafts/\(draft)").status == 200)
    }
  }

  @Test func `a material that is not asked for, or too many files for one, are told apart`()
    async throws
  {
    try await WebHall().serve { visit in
      let lin = try await visit.program(of: "lin")
      let draft = try #require(
        try await lin.post("/drafts", ["procedure": "tobacco-retail"]).json["draft"]?.text
      )
      func upload(_ material: String, _ text: String) async throws -> WebAnswer {
        let path = "/drafts/\(draft)/attachments?material=\(material)&name=a.png"
        return try await lin.send(.post, path, [:], Picture.bytes(text), type: "image/png")
      }
      #expect(try await upload("moon-rock", "a").status == 422)
      var statuses: [Int] = []
      for text in (1...40).map(String.init) {
        statuses.append(try await upload("identity", text).status)
      }
      #expect(statuses.first == 201 && statuses.last == 409 && !statuses.contains { $0 >= 500 })
      let file = try #require(
        try await lin.get("/drafts/\(draft)").json["attachments"]?.items?.first?["sha256"]?.text
      )
      let path = "/drafts/\(draft)/attachments/identity/\(file)"
      #expect(try await lin.send(.delete, path).status == 204)
      #expect(try await lin.send(.delete, path).status == 404)
      let other = try await visit.program(of: "other")
      #expect(try await other.send(.delete, "/drafts/\(draft)").status == 404)
      #expect(try await lin.send(.delete, "/drafts/\(draft)").status == 204)
    }
  }
}
