import Casework
import Definitions

/// The OpenAPI 3.1 document, made from the same table as the router.
enum OpenAPI {
  static let document: JSON = [
    "openapi": "3.1.0",
    "info": [
      "title": "Service Hall", "version": "1",
      "description":
        "Every act of the hall's pages as JSON. Errors are problem details (RFC 9457) with the obstacle's code, sentence and article. `Idempotency-Key` gives a repeat the same answer; `If-Match` with a case's ETag stops an act on a step that changed.",
    ],
    "servers": [["url": "/api/v1"]], "security": [["token": []]], "paths": .object(paths),
    "components": [
      "securitySchemes": ["token": ["type": "http", "scheme": "bearer"]],
      "schemas": .object(schemas.mapValues(\.json)), "responses": ["Problem": problem],
      "parameters": .object(parameters),
    ],
  ]

  private static var paths: [String: JSON] {
    var paths: [String: JSON] = [
      "/cases": [
        "post": post("file", "File a case", "an applicant, or a counter", APIPages.filing, [])
      ],
      "/cases/{number}": ["get": showCase], "/worklist": ["get": worklist],
      "/cases/{number}/corrections": [
        "post": post(
          "correct",
          "Hand in a correction; only what the notice named may change",
          "the applicant, or a counter",
          APIPages.correction,
          ["number"]
        )
      ],
      "/cases/{number}/withdrawal": [
        "post": post(
          "withdraw",
          "Withdraw; members already decided stand",
          "the applicant, or a counter",
          APIPages.withdrawal,
          ["number"]
        )
      ],
      "/cases/{number}/rating": [
        "post": post("rate", "Rate the service", "the applicant", APIPages.rating, ["number"])
      ],
    ]
    for act in APIRoute.acts {
      paths["/cases/{number}/\(act.noun)"] = ["post": post(act, ["number"], suffix: "")]
      if act.scope == .branch {
        paths["/cases/{number}/branches/{branch}/\(act.noun)"] = [
          "post": post(act, ["number", "branch"], suffix: "OnBranch")
        ]
      }
    }
    return paths
  }

  private static func post(_ act: APIRoute, _ path: [String], suffix: String) -> JSON {
    post(act.operation + suffix, act.summary, act.actor, act.body, path)
  }

  private static func post(
    _ id: String,
    _ summary: String,
    _ actor: String,
    _ body: [Schema.Property],
    _ path: [String]
  ) -> JSON {
    .present([
      "operationId": .string(id), "summary": .string(summary),
      "description": .string("Done by: \(actor)."),
      "parameters": .array((path + ["key", "match", "post"]).map(parameter)),
      "requestBody": body.isEmpty
        ? nil
        : [
          "required": .bool(body.contains(where: \.isRequired)),
          "content": ["application/json": ["schema": Schema.object(body).json]],
        ],
      "responses": [
        "201": [
          "description": "Recorded", "headers": headers,
          "content": ["application/json": ["schema": Schema.ref("Recorded").json]],
        ],
        "default": ["$ref": "#/components/responses/Problem"],
      ],
    ])
  }

  private static let headers: JSON = [
    "ETag": ["description": "The case's version", "schema": ["type": "string"]],
    "Location": ["description": "The case", "schema": ["type": "string"]],
  ]

  private static let showCase: JSON = [
    "operationId": "showCase", "summary": "A case, as far as the caller may see it",
    "parameters": .array(["number", "post"].map(parameter)),
    "responses": [
      "200": [
        "description": "The case",
        "headers": ["ETag": ["description": "Its version", "schema": ["type": "string"]]],
        "content": ["application/json": ["schema": Schema.ref("Case").json]],
      ],
      "304": ["description": "Not changed since `If-None-Match`"],
      "default": ["$ref": "#/components/responses/Problem"],
    ],
  ]

  private static let worklist: JSON = [
    "operationId": "worklist",
    "summary": "What waits for the caller's posts, the soonest due first",
    "parameters": .array(["after", "limit", "post"].map(parameter)),
    "responses": [
      "200": [
        "description": "A page; `next` is absent on the last",
        "content": ["application/json": ["schema": Schema.ref("Worklist").json]],
      ],
      "default": ["$ref": "#/components/responses/Problem"],
    ],
  ]

  private static func parameter(_ name: String) -> JSON {
    ["$ref": .string("#/components/parameters/\(name)")]
  }

  private static let parameters: [String: JSON] = [
    "number": parameter("number", in: "path", "Case number, e.g. 210100-20260918-00042-7"),
    "branch": parameter("branch", in: "path", "Branch, e.g. 01"),
    "key": parameter("Idempotency-Key", in: "header", "The same key and body get the same answer"),
    "match": parameter("If-Match", in: "header", "ETag of the case that the caller saw"),
    "post": parameter(
      "Hall-Post",
      in: "header",
      "unit/post to act from, for an account with several"
    ),
    "after": parameter("after", in: "query", "Cursor: `next` of the page before"),
    "limit": parameter("limit", in: "query", "Rows of a page, 1 to 200; default 50"),
  ]

  private static func parameter(_ name: String, in place: String, _ note: String) -> JSON {
    [
      "name": .string(name), "in": .string(place), "required": .bool(place == "path"),
      "description": .string(note), "schema": ["type": name == "limit" ? "integer" : "string"],
    ]
  }

  private static let problem: JSON = [
    "description": "Why it was not done",
    "content": ["application/problem+json": ["schema": Schema.ref("Problem").json]],
  ]
}
