import Casework
import Definitions
import HTTPTypes

/// The OpenAPI 3.1 document, made from the same table as the router.
enum OpenAPI {
  static let document: JSON = [
    "openapi": "3.1.0",
    "info": [
      "title": "Service Hall", "version": "1",
      "description":
        "Every act of the hall's pages as JSON. Errors are problem details (RFC 9457) with the obstacle's code, sentence and article. `Idempotency-Key` gives a repeat the same answer; `If-Match` with a case's ETag stops an act on a step that changed. A case that the caller may not see gets the same answer as one that does not exist.",
    ],
    "servers": [["url": .string(APIPages.root)]], "security": [["token": []]],
    "paths": .object(paths),
    "components": [
      "securitySchemes": ["token": ["type": "http", "scheme": "bearer"]],
      "schemas": .object(schemas.mapValues(\.json)), "responses": ["Problem": problem],
      "parameters": .object(parameters),
    ],
  ]

  private static var paths: [String: JSON] {
    Dictionary(grouping: APIPages.endpoints, by: \.path).mapValues { endpoints in
      .object(
        Dictionary(
          endpoints.map { ($0.method.rawValue.lowercased(), operation($0)) }
        ) { first, _ in first }
      )
    }
  }

  private static func operation(_ endpoint: APIEndpoint) -> JSON {
    let names = endpoint.pathParameters + endpoint.parameters
    return .present([
      "operationId": .string(endpoint.operation), "summary": .string(endpoint.summary),
      "description": .string("Done by: \(endpoint.actor)."),
      "security": endpoint.isPublic ? [] : nil,
      "parameters": names.isEmpty ? nil : .array(names.map(reference)),
      "requestBody": body(endpoint.body), "responses": .object(responses(of: endpoint)),
    ])
  }

  private static func body(_ body: APIEndpoint.Body) -> JSON? {
    switch body {
    case .nothing: nil
    case .json(let properties):
      [
        "required": .bool(properties.contains(where: \.isRequired)),
        "content": content("application/json", Schema.object(properties).json),
      ]
    case .file: ["required": true, "content": content("*/*", [:])]
    }
  }

  private static func responses(of endpoint: APIEndpoint) -> [String: JSON] {
    var responses: [String: JSON] = ["default": ["$ref": "#/components/responses/Problem"]]
    if endpoint.parameters.contains("none_match") {
      responses["304"] = ["description": "Not changed since"]
    }
    let (status, response) = response(endpoint.answer)
    responses[status] = response
    return responses
  }

  private static func response(_ answer: APIEndpoint.Answer) -> (String, JSON) {
    switch answer {
    case .recorded: ("201", made("Recorded", "Recorded"))
    case .made(let name): ("201", made(name, "Made"))
    case .shown(let name):
      (
        "200",
        [
          "description": .string(name), "headers": ["ETag": tag],
          "content": content("application/json", Schema.ref(name).json),
        ]
      )
    case .file(let types):
      (
        "200",
        [
          "description": "The file, as an attachment", "headers": ["ETag": tag],
          "content": .object(Dictionary(types.map { ($0, [:]) }) { first, _ in first }),
        ]
      )
    case .nothing: ("204", ["description": "Done"])
    }
  }

  private static func made(_ name: String, _ description: String) -> JSON {
    [
      "description": .string(description),
      "headers": [
        "ETag": tag, "Location": ["description": "Where it is", "schema": ["type": "string"]],
      ],
      "content": content("application/json", Schema.ref(name).json),
    ]
  }

  private static let tag: JSON = [
    "description": "The version, where there is one", "schema": ["type": "string"],
  ]

  private static func content(_ type: String, _ schema: JSON) -> JSON {
    .object([type: ["schema": schema]])
  }

  private static func reference(_ name: String) -> JSON {
    ["$ref": .string("#/components/parameters/\(name)")]
  }

  private static let problem: JSON = [
    "description": "Why it was not done",
    "content": ["application/problem+json": ["schema": Schema.ref("Problem").json]],
  ]
}

extension OpenAPI {
  private static let parameters: [String: JSON] = [
    "number": parameter("number", in: "path", "Case number, e.g. 210100-20260918-00042-7"),
    "branch": parameter("branch", in: "path", "Branch, e.g. 01"),
    "paper": parameter("paper", in: "path", "The paper's place in the case, from 1", "integer"),
    "sha256": parameter("sha256", in: "path", "SHA-256 of the file, lower-case hex"),
    "draft": parameter("draft", in: "path", "Id of the draft"),
    "matter": parameter("matter", in: "path", "Name of the matter, e.g. catering-opening"),
    "material": parameter("material", in: "path", "Id of the material"),
    "for_material": parameter("material", in: "query", "Id of the material"),
    "file_name": parameter("name", in: "query", "What the applicant calls the file"),
    "key": parameter("Idempotency-Key", in: "header", "The same key and body get the same answer"),
    "match": parameter("If-Match", in: "header", "ETag of the case that the caller saw"),
    "none_match": parameter("If-None-Match", in: "header", "ETag already held: 304 if unchanged"),
    "post": parameter(
      "Hall-Post",
      in: "header",
      "unit/post to act from, for an account with several"
    ),
    "certificate": parameter("number", in: "query", "Number of the certificate"),
    "code": parameter("code", in: "query", "The ten letters below its square"),
    "q": parameter("q", in: "query", "Number, name, licence code, phone or address"),
    "after": parameter("after", in: "query", "Cursor: `next` of the page before"),
    "limit": parameter("limit", in: "query", "Rows of a page, 1 to 200; default 50", "integer"),
    "unit": parameter("unit", in: "query", "Only this unit's clocks"),
    "kind": parameter("kind", in: "query", "Only clocks of this kind"),
    "standing": parameter("standing", in: "query", "on_time, today, week or passed"),
  ]

  private static func parameter(
    _ name: String,
    in place: String,
    _ note: String,
    _ type: String = "string"
  ) -> JSON {
    [
      "name": .string(name), "in": .string(place), "required": .bool(place == "path"),
      "description": .string(note), "schema": ["type": .string(type)],
    ]
  }
}
