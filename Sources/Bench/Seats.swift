import Casework
import Definitions
package import Hall
import Rehearsal

/// Who takes part in the cases that the bench drives, each with a token that the hall gave.
package struct Seats: Sendable {
  struct Seat: Sendable, Hashable {
    let unit: UnitID
    let post: PostName

    init(_ unit: UnitID, _ post: PostName) { (self.unit, self.post) = (unit, post) }
  }

  static let departments = [
    "housing", "civil-defence", "city-management", "water", "traffic-police",
  ]
  private static let applicants = 16
  /// Those who file do not come one at a time with the same account.
  private var tokens: [Seat: String] = [:]
  private var filers: [String] = []

  func token(of seat: Seat) -> String { tokens[seat] ?? "" }

  func applicant(of mark: String) -> String {
    let place = mark.utf8.reduce(0) { ($0 &* 31 &+ Int($1)) & 0xFFFF }
    return filers.isEmpty ? "" : filers[place % filers.count]
  }

  /// Makes the accounts, as an administrator does, and their tokens.
  package init(in hall: Hall) async throws {
    let lead = "natural-resources"
    let seats =
      ["front desk", "case officer", "section head", "licensing officer"].map { Seat(lead, $0) }
      + Self.departments.map { Seat($0, "case officer") }
    for seat in seats {
      let login = "bench-\(seat.unit)-\(seat.post.split(separator: " ").joined(separator: "-"))"
      _ = try await hall.createStaff(
        StaffRegistration(
          name: "压测 \(seat.unit)",
          login: login,
          password: Cast.password,
          posts: [PostRef(seat.unit, seat.post)]
        )
      )
      tokens[seat] = try await hall.makeToken(forLogin: login, label: "bench")
    }
    for place in 0..<Self.applicants {
      let login = "bench-applicant-\(place)"
      _ = try await hall.register(
        Registration(name: "压测申请人\(place)", login: login, password: Cast.password)
      )
      filers.append(try await hall.makeToken(forLogin: login, label: "bench") ?? "")
    }
  }
}
