import Casework
import Definitions

/// Fees taken and given back.
extension APIRoute {
  static let ofMoney: [APIRoute] = [
    APIRoute(
      noun: "payments",
      scope: .branch,
      summary: "Enter the fee that was paid: what the rule says, neither more nor less, §58, §59",
      body: money,
      actor: "the counter that accepted the case",
      command: { acting throws(APIProblem) in
        .recordPayment(acting.branch, fen: acting.fen, receipt: acting.text("receipt"))
      },
      operation: "recordPayment"
    ),
    APIRoute(
      noun: "refunds",
      scope: .branch,
      summary: "Enter the fee that was given back where nothing was decided",
      body: money,
      actor: "the counter that accepted the case",
      command: { acting throws(APIProblem) in
        .recordRefund(acting.branch, fen: acting.fen, receipt: acting.text("receipt"))
      },
      operation: "recordRefund"
    ),
  ]

  private static let money: [Schema.Property] = [
    .must("fen", .integer, "Hundredths of a yuan"), .must("receipt", .text(most: 100)),
  ]
}

extension APIActing {
  fileprivate var fen: Int { body["fen"]?.int ?? 0 }
}
