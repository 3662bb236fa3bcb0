import HTTPTypes
import HummingbirdTesting
import NIOCore
import Testing

@testable import Web

/// A client of the API. Whatever it is told it holds against the OpenAPI document: an address that is not there,
/// an answer of another shape, or an error without problem details fails the test that asked.
struct Program: Sendable {
  let client: any TestClientProtocol
  let token: String?

  func get(_ path: String, _ headers: HTTPFields = [:]) async throws -> WebAnswer {
    try await send(.get, path, headers)
  }

  func post(
    _ path: String,
    _ body: JSON = [:],
    key: String? = nil,
    seen version: Int? = nil,
    post: String? = nil
  ) async throws -> WebAnswer {
    var headers: HTTPFields = [:]
    for (name, value) in [("Idempotency-Key", key), ("Hall-Post", post)] {
      if let name = HTTPField.Name(name), let value { headers[name] = value }
    }
    if let version { headers[.ifMatch] = "\"\(version)\"" }
    return try await send(.post, path, headers, body.bytes)
  }

  /// An act that must be recorded.
  @discardableResult
  func done(
    _ path: String,
    _ body: JSON = [:],
    location: SourceLocation = #_sourceLocation
  ) async throws -> WebAnswer {
    let answer = try await post(path, body)
    #expect(answer.status == 201, "\(path): \(answer.text)", sourceLocation: location)
    return answer
  }

  func send(
    _ method: HTTPRequest.Method,
    _ path: String,
    _ headers: HTTPFields = [:],
    _ body: [UInt8] = [],
    type: String = "application/json"
  ) async throws -> WebAnswer {
    var headers = headers
    if let token { headers[.authorization] = "Bearer \(token)" }
    if !body.isEmpty, headers[.contentType] == nil { headers[.contentType] = type }
    let response = try await client.execute(
      uri: APIPages.root + path,
      method: method,
      headers: headers,
      body: body.isEmpty ? nil : ByteBuffer(bytes: body)
    )
    let answer = WebAnswer(response)
    check(answer, method, path)
    return answer
  }

  private func check(_ answer: WebAnswer, _ method: HTTPRequest.Method, _ path: String) {
    let what = "\(method) \(path) → \(answer.status)"
    #expect(answer.header("x-content-type-options") == "nosniff", "\(what)")
    guard answer.status < 400 else {
      #expect(answer.header("content-type") == "application/problem+json", "\(what)")
      let flaws = Schema.ref("Problem").resolved.flaws(in: answer.json)
      #expect(flaws.isEmpty, "\(what): \(flaws)")
      #expect(answer.json["status"]?.int == answer.status, "\(what)")
      return
    }
    let place = path.split(separator: "?").first.map(String.init) ?? path
    let endpoint = APIPages.endpoints.first { $0.method == method && $0.matches(place) }
    guard let endpoint else {
      Issue.record("\(what): no such address in the document")
      return
    }
    switch endpoint.answer {
    case .recorded: expect(answer, "Recorded", what)
    case .shown(let name), .made(let name): if answer.status != 304 { expect(answer, name, what) }
    case .file:
      guard answer.status != 304 else { return }
      #expect(answer.header("content-disposition")?.hasPrefix("attachment") == true, "\(what)")
    case .nothing: #expect(answer.status == 204 && answer.body.isEmpty, "\(what)")
    }
  }

  private func expect(_ answer: WebAnswer, _ name: String, _ what: String) {
    let flaws = Schema.ref(name).resolved.flaws(in: answer.json)
    #expect(flaws.isEmpty, "\(what): \(flaws)")
  }
}

extension Schema {
  /// With the schemas that it names in their places.
  var resolved: Schema {
    switch self {
    case .ref(let name): OpenAPI.schemas[name]?.resolved ?? .any(name)
    case .array(let item): .array(item.resolved)
    case .object(let properties):
      .object(
        properties.map { property in
          var property = property
          property.schema = property.schema.resolved
          return property
        }
      )
    case .text, .integer, .boolean, .open, .any: self
    }
  }
}
