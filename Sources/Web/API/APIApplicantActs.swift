import Casework
import HTTPTypes
import Hall
import Hummingbird

/// Withdrawing and rating: what is said there is personal, and stands beside the chain.
extension APIPages {
  static let withdrawal: [Schema.Property] = [.may("reason", .text(most: 2000))]
  static let rating: [Schema.Property] = [
    .must("level", .integer, "1 very satisfied … 5 very dissatisfied"),
    .may("comment", .text(most: 2000)),
  ]

  func withdraw(_ request: Request, _ context: WebContext) async throws -> Response {
    try await act(request, as: Self.withdrawal) { caller, body in
      let reason = Secret(text: body["reason"]?.text ?? "")
      let (file, party) = try await acting(caller.account, request, context)
      return try await send(
        .withdraw(reason.sealed),
        from: party,
        to: file.number,
        request,
        caller,
        enclosing: Enclosure(secrets: [reason])
      )
    }
  }

  func rate(_ request: Request, _ context: WebContext) async throws -> Response {
    try await act(request, as: Self.rating) { caller, body in
      let comment = body["comment"]?.text.map { Secret(text: $0) }
      let rating = Rating(level: body["level"]?.int ?? 0, comment: comment?.sealed)
      let (file, party) = try await acting(caller.account, request, context)
      return try await send(
        .rate(rating),
        from: party,
        to: file.number,
        request,
        caller,
        enclosing: Enclosure(secrets: comment.map { [$0] } ?? [])
      )
    }
  }
}
