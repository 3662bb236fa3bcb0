import Casework
import Definitions

extension Obstacle {
  /// What the audit table keeps: which obstacle, and where; nothing of what a person typed.
  var trace: String {
    switch self {
    case .formProblems(let problems):
      "formProblems(\(problems.map(\.address).joined(separator: ", ")))"
    default: "\(self)"
    }
  }
}
