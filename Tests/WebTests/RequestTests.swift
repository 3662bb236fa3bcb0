import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Testing

@testable import Web

@Suite struct `Requests, the plumbing` {
  // S8 in part: the security baseline.
  @Test func `every answer carries a strict policy, error pages too`() async throws {
    try await app().test(.router) { client in
      for uri in ["/form", "/nothing-here", "/assets/none.css"] {
        try await client.execute(uri: uri, method: .get) { response in
          let policy = HTTPField.Name("content-security-policy").flatMap { response.headers[$0] }
          #expect(policy?.contains("default-src 'none'") == true)
          #expect(policy?.contains("unsafe") == false)
        }
      }
    }
  }

  @Test func `a missing page says so in the visitor's language`() async throws {
    try await app().test(.router) { client in
      let chinese = try await client.execute(uri: "/none", method: .get)
      #expect(chinese.status == .notFound)
      #expect(String(buffer: chinese.body).contains("没有找到这个页面"))
      let english = try await client.execute(uri: "/none?lang=en", method: .get)
      #expect(String(buffer: english.body).contains("There is no such page"))
      #expect(String(buffer: english.body).contains("<html lang=\"en\""))
    }
  }

  @Test func `a form without its token is refused, with it taken`() async throws {
    try await app().test(.router) { client in
      let page = try await client.execute(uri: "/form", method: .get)
      let token = String(buffer: page.body)
      let cookie = try #require(
        page.headers[.setCookie]?.split(separator: ";").first.map(String.init)
      )
      let type = "application/x-www-form-urlencoded"
      let forged = try await client.execute(
        uri: "/form",
        method: .post,
        headers: [.contentType: type, .cookie: cookie],
        body: .init(string: "csrf=0&name=Lin")
      )
      #expect(forged.status == .forbidden)
      let true_ = try await client.execute(
        uri: "/form",
        method: .post,
        headers: [.contentType: type, .cookie: cookie],
        body: .init(string: "csrf=\(token)&name=Lin")
      )
      #expect(String(buffer: true_.body) == "Lin")
      let stranger = try await client.execute(
        uri: "/form",
        method: .post,
        headers: [.contentType: type],
        body: .init(string: "csrf=\(token)&name=Lin")
      )
      #expect(stranger.status == .forbidden)
    }
  }

  @Test func `a form that is too long is refused before it is read`() async throws {
    try await app().test(.router) { client in
      let long = String(repeating: "a", count: FormInput.mostBytes + 1)
      let response = try await client.execute(
        uri: "/form",
        method: .post,
        headers: [.contentType: "application/x-www-form-urlencoded"],
        body: .init(string: long)
      )
      #expect(response.status == .contentTooLarge)
    }
  }

  @Test func `the style sheet is kept for a year at an address that names its content`()
    async throws
  {
    try await app().test(.router) { client in
      let response = try await client.execute(uri: Asset.style.href.text, method: .get)
      #expect(response.status == .ok)
      #expect(response.headers[.cacheControl]?.contains("immutable") == true)
      #expect(response.body.readableBytes < 40_000)
    }
  }

  private func app() -> some ApplicationProtocol {
    let router = buildRouter(settings: WebSettings(secret: Array(repeating: 7, count: 32))) {
      _,
      _ in
      nil
    }
    router.get("form") { _, context in Response.text(context.csrf) }
    router.post("form") { request, context in
      Response.text(try await request.form(context).text("name"))
    }
    return Application(router: router)
  }
}
