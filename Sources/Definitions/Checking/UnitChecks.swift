extension Checking {
  mutating func check(_ unit: Unit) {
    let path = "unit:\(unit.id)"
    // Source: 辽政办发〔2007〕58号 §11 (S14).
    let officers = [
      (unit.officers.leader, "分管领导", "leader"), (unit.officers.head, "负责人", "head"),
      (unit.officers.administrator, "管理员", "administrator"),
    ]
    for (name, zh, en) in officers where name.isEmpty {
      flaw(
        "\(path)/officers",
        "单位“\(unit.id)”没有\(zh)；每个单位都要有分管领导、负责人和管理员（S14）",
        "unit '\(unit.id)' has no \(en); every unit has a leader, a head and an administrator (S14)"
      )
    }
    unique(
      unit.posts.enumerated().map { ($1.name, "\(path)/posts/\($0)/post") },
      "岗位",
      "post"
    )
    for (index, post) in unit.posts.enumerated() where post.duties.isEmpty {
      flaw(
        "\(path)/posts/\(index)",
        "岗位“\(post.name)”没有职责",
        "post '\(post.name)' has no duties"
      )
    }
  }

  /// Whether any post of the unit may do it.
  func canDo(_ duty: Step.Act.Name, _ unit: UnitID) -> Bool {
    catalogue.units[unit]?.posts.contains { $0.duties.contains(duty) } ?? false
  }
}
