import Casework
import Definitions
import Foundation
import Hall
import Rehearsal

/// Those who look while others act: an officer at her worklist and search, a supervisor at his board, an applicant
/// at her case.
struct Readers: Sendable {
  private let applicant: String
  private let officer = "bench-officer"
  private let supervisor = "bench-supervisor"
  let applicantID: AccountID
  private var cases: [String] = []

  /// Makes their accounts, with passwords, since they sign in as people do.
  init(in hall: Hall) async throws {
    applicant = "bench-reader"
    applicantID = try await hall.register(
      Registration(name: "压测读者", login: applicant, password: Cast.password)
    ).id
    _ = try await hall.createStaff(
      StaffRegistration(
        name: "压测经办人",
        login: officer,
        password: Cast.password,
        posts: [PostRef("natural-resources", "case officer")]
      )
    )
    _ = try await hall.createStaff(
      StaffRegistration(
        name: "压测督办人",
        login: supervisor,
        password: Cast.password,
        isSupervisor: true
      )
    )
  }

  /// Finds out which of the loaded cases are the applicant's.
  mutating func findCases(in hall: Hall) async throws {
    cases = try await hall.cases(of: applicantID).cases.map(\.number.text)
  }

  struct Page: Sendable {
    var name: String
    var paths: [String]
    var cookies: String
  }

  /// Signs everybody in, and names the pages that they look at.
  func signIn(_ drive: Drive, of loaded: Int) async throws -> [Page] {
    let desk = try await cookies(of: officer, drive)
    return [
      Page(name: "worklist", paths: ["/desk"], cookies: desk),
      Page(name: "search", paths: searches(of: loaded), cookies: desk),
      Page(
        name: "dashboard",
        paths: ["/supervision"],
        cookies: try await cookies(of: supervisor, drive)
      ),
      Page(
        name: "tracking",
        paths: cases.map { "/cases/\($0)" },
        cookies: try await cookies(of: applicant, drive)
      ),
    ]
  }

  private func cookies(of login: String, _ drive: Drive) async throws -> String {
    let result = SignIn.Result()
    let errand = SignIn(login: login, password: Cast.password, into: result)
    let figures = try await drive.run(
      [Drive.Team(errands: [errand], pace: .asAnswered)],
      warmUp: 0,
      seconds: 20
    )
    guard !result.cookies.isEmpty else {
      throw BenchProblem(description: "\(login) could not sign in: \(figures.failures)")
    }
    return result.cookies
  }

  /// By number, by name and by phone, in turn.
  private func searches(of loaded: Int) -> [String] {
    let people = stride(from: 0, to: loaded, by: max(1, loaded / 50))
      .map { LoadedScenes.person($0) }
    let texts = cases + people.map(\.name) + people.map(\.phone)
    return texts.shuffledBySteps.compactMap { text in
      text.addingPercentEncoding(withAllowedCharacters: .alphanumerics).map {
        "/desk/search?q=\($0)"
      }
    }
  }
}

/// Why the bench cannot go on, in a sentence.
package struct BenchProblem: Error, CustomStringConvertible {
  package let description: String
}

extension [String] {
  /// Another order, the same on every machine.
  fileprivate var shuffledBySteps: [String] {
    enumerated().sorted { ($0.offset &* 37 % 101, $0.offset) < ($1.offset &* 37 % 101, $1.offset) }
      .map(\.element)
  }
}
