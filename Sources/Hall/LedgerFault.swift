package import Casework
package import Database
package import Logging

/// The world failed. Nothing of the act was written; the same envelope may be sent again.
package enum LedgerFault: Error, Sendable, Hashable {
  case unreachable
  /// More acts wait than can be written in a moment.
  case busy
  case full
  /// A defect of ours, with what a colleague needs to find it; never shown to a citizen.
  case broken(String)

  package init(_ fault: StorageFault) {
    self =
      switch fault {
      case .unreachable, .unknown: .unreachable
      case .full: .full
      case .constraint(let text): .broken("the schema refused: \(text)")
      case .broken(let text): .broken(text)
      }
  }
}

extension LedgerFault {
  /// For logs: one word, and what the engine said; never what stands in a row.
  package var logged: Logger.Metadata {
    switch self {
    case .unreachable: ["fault": "unreachable"]
    case .busy: ["fault": "busy"]
    case .full: ["fault": "full"]
    case .broken(let text): ["fault": "broken", "detail": "\(text)"]
    }
  }
}

/// What became of one envelope. Only `.recorded` changed the case.
package enum Outcome: Sendable, Hashable {
  case recorded(Recorded)
  /// Law or state said no; it stands in the audit table.
  case stopped(Obstacle)
  /// The step acted on changed since the page the sender saw.
  case conflict(currentVersion: Int)
  /// This envelope's id was used for something else.
  case otherBody
  /// No such case, or none that the sender may know of.
  case unknownCase
}

extension Outcome {
  /// The word that metrics know it by.
  var word: String {
    switch self {
    case .recorded(let recorded): recorded.isRepeat ? "repeated" : "recorded"
    case .stopped: "stopped"
    case .conflict: "conflict"
    case .otherBody: "other_body"
    case .unknownCase: "unknown_case"
    }
  }
}

/// What one envelope recorded, now or, when it is a repeat, the first time.
package struct Recorded: Sendable, Hashable {
  package var number: CaseNumber
  /// The version of the case after these events.
  package var version: Int
  package var events: [Event]
  package var isRepeat: Bool
}
