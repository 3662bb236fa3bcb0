package import Definitions

/// The people of a rehearsal: everybody has the same password, and no account exists without `--demo`.
package struct Cast: Sendable {
  package static let password = "demo-hall-2026"

  package struct Clerk: Sendable {
    package let login: String
    package let name: String
    package let unit: UnitID
    package let post: PostName
  }

  package struct Applicant: Sendable {
    package let login: String
    package let name: String
    package let citizenID: String
  }

  /// Citizen Lin comes first: she is who the README and the tests sign in as.
  package static let applicants = [
    Applicant(login: "13800000001", name: "林小禾", citizenID: "21010219900307002X"),
    Applicant(login: "13800000002", name: "陈大为", citizenID: "210103198511120013"),
    Applicant(login: "13800000003", name: "许知行", citizenID: "210104197806230035"),
  ]

  package static let supervisor = (login: "wu", name: "吴明远")

  /// One clerk on every post of every unit, in the order of the units' names.
  package static func clerks(of units: [UnitID: Unit]) -> [Clerk] {
    let posts = units.values.sorted { $0.id < $1.id }
      .flatMap { unit in unit.posts.map { (unit: unit.id, post: $0.name) } }
    return posts.enumerated().map { index, place in
      Clerk(
        login: login(place.unit, place.post),
        name: known["\(place.unit)/\(place.post)"] ?? name(index),
        unit: place.unit,
        post: place.post
      )
    }
  }

  /// `fire-officer` for the case officer of `fire-rescue`: the unit's first word and the post's last.
  package static func login(_ unit: UnitID, _ post: PostName) -> String {
    let department = unit.split(separator: "-").first ?? ""
    let seat = post == "licensing officer" ? "decider" : post.split(separator: " ").last ?? ""
    return "\(department)-\(seat)"
  }

  private static let known = [
    "market-regulation/front desk": "赵敏", "fire-rescue/case officer": "韩雪",
  ]

  private static func name(_ index: Int) -> String {
    let families = ["王", "李", "张", "刘", "杨", "黄", "周", "徐", "孙", "马", "朱", "胡", "郭"]
    let givens = ["建国", "海燕", "志强", "丽华", "文博", "晓光", "玉兰"]
    return families[index % families.count] + givens[index % givens.count]
  }
}
