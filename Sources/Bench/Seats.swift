import Casework
import Definitions
package import Hall

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
    let clerks = seats.map {
      LoadedAccount(
        name: "压测 \($0.unit)",
        login: "bench-\($0.unit)-\($0.post)",
        posts: [PostRef($0.unit, $0.post)]
      )
    }
    let people = (0..<Self.applicants).map {
      LoadedAccount(name: "压测申请人\($0)", login: "bench-applicant-\($0)")
    }
    _ = try await hall.load(clerks + people)
    for (seat, clerk) in zip(seats, clerks) { tokens[seat] = try await token(for: clerk, in: hall) }
    for person in people { filers.append(try await token(for: person, in: hall)) }
  }

  private func token(for account: LoadedAccount, in hall: Hall) async throws -> String {
    try await hall.makeToken(forLogin: account.login, label: "bench") ?? ""
  }
}
