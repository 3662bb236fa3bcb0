import HTTPTypes
import Hummingbird

/// One address of the API and what it does. The router and the OpenAPI document are both made from the table of
/// these, so neither can name what the other does not.
struct APIEndpoint: Sendable {
  typealias Handler =
    @Sendable (APIPages) -> @Sendable (Request, WebContext) async throws -> Response

  enum Body: Sendable {
    case nothing
    case json([Schema.Property])
    /// The bytes of one file, whatever its type says.
    case file
  }

  enum Answer: Sendable {
    /// 201: what an act recorded.
    case recorded
    /// 201: a thing made, of this schema, at the address of `Location`.
    case made(String)
    /// 200: this schema.
    case shown(String)
    /// 200: a file of one of these types, always as an attachment.
    case file([String])
    /// 204.
    case nothing
  }

  var method: HTTPRequest.Method
  /// Below `/api/v1`; parts in braces are parameters.
  var path: String
  /// What a client's code will call it.
  var operation: String
  var summary: String
  /// Who does it, for the document's reader.
  var actor: String
  /// Names of headers and query parameters; those of the path come by themselves.
  var parameters: [String] = []
  var body = Body.nothing
  var answer: Answer
  /// Asks for no token.
  var isPublic = false
  var handler: Handler

  /// `["number", "branch"]` of `/cases/{number}/branches/{branch}`.
  var pathParameters: [String] {
    path.split(separator: "/").filter { $0.hasPrefix("{") }
      .map { String($0.dropFirst().dropLast()) }
  }

  func matches(_ place: String) -> Bool {
    let (parts, asked) = (path.split(separator: "/"), place.split(separator: "/"))
    return parts.count == asked.count
      && zip(parts, asked).allSatisfy { $0.hasPrefix("{") || $0 == $1 }
  }
}
