extension Checking {
  mutating func checkSteps(of procedure: Procedure, _ path: String) {
    checkOrder(of: procedure.steps, path)
    checkMissing(procedure, path)
    for (index, step) in procedure.steps.enumerated() {
      checkPost(of: step, of: procedure, "\(path)/steps/\(index)")
      checkCompany(of: step, of: procedure, "\(path)/steps/\(index)")
      guard case .inspect(let staff) = step.act, staff < 2 else { continue }
      flaw(
        "\(path)/steps/\(index)/staff",
        "核查应当两人以上（行政许可法 §34），这里写的是 \(staff)",
        "at least two people inspect (行政许可法 §34), found \(staff)"
      )
    }
  }

  /// Only departments that are asked for an opinion can be taken along; a theme's own members say `together`.
  private mutating func checkCompany(of step: Step, of procedure: Procedure, _ path: String) {
    guard step.withMembers else { return }
    if procedure.handling != .opinion {
      flaw(
        "\(path)/with",
        "\(procedure.handling.zh)没有征求意见的部门可以会同核查",
        "\(procedure.handling.en) has no departments asked for an opinion to come along"
      )
    } else if step.within == nil {
      flaw(
        "\(path)/with",
        "会同核查应当写明期限：到最后一天还没到场的部门不再等",
        "a visit with others needs 'within': after its last day nobody is waited for"
      )
    }
  }

  /// A case moves forwards only: what stands later cannot come before in law.
  private mutating func checkOrder(of steps: [Step], _ path: String) {
    var last: Step?
    var seen: Set<Step.Act.Name> = []
    for (index, step) in steps.enumerated() {
      let name = step.act.name
      if let before = last, before.act.name.rank > name.rank {
        flaw(
          "\(path)/steps/\(index)",
          "“\(name.zh)”不能在“\(before.act.name.zh)”之后",
          "'\(name.en)' cannot come after '\(before.act.name.en)'"
        )
      } else {
        last = step
      }
      if name != .issue, !seen.insert(name).inserted {
        flaw(
          "\(path)/steps/\(index)",
          "步骤“\(name.zh)”出现两次",
          "the step '\(name.en)' stands here twice"
        )
      }
    }
  }

  private mutating func checkMissing(_ procedure: Procedure, _ path: String) {
    let acts = Set(procedure.steps.map(\.act.name))
    let (needed, strange): (Set<Step.Act.Name>, Set<Step.Act.Name>) =
      switch procedure.handling {
      case .single: ([.accept, .decide, .issue, .deliver], [.copy, .members, .opinions])
      case .parallel:
        (
          [.accept, .copy, .members],
          [.opinions, .review, .inspect, .check, .decide, .issue, .deliver]
        )
      case .opinion: ([.accept, .copy, .opinions, .decide, .issue, .deliver], [.members])
      }
    for name in needed.subtracting(acts).sorted(by: { $0.rank < $1.rank }) {
      flaw("\(path)/steps", "缺少步骤“\(name.zh)”（\(name.en)）", "the step '\(name.en)' is missing")
    }
    for (index, step) in procedure.steps.enumerated() where strange.contains(step.act.name) {
      let name = step.act.name
      flaw(
        "\(path)/steps/\(index)",
        "\(procedure.handling.zh)没有“\(name.zh)”这一步",
        "\(procedure.handling.en) has no step '\(name.en)'"
      )
    }
  }

  /// The lower unit accepts and reviews; everything else is the department's own.
  private mutating func checkPost(of step: Step, of procedure: Procedure, _ path: String) {
    let isBelow = [.accept, .preliminary].contains(step.act.name)
    let department = (isBelow ? procedure.lowerUnit : nil) ?? procedure.department
    // The hall itself copies and issues; members do their own steps.
    guard !step.act.isOfHall, let unit = catalogue.units[department] else { return }
    let name = step.act.name
    let able = unit.posts.filter { $0.duties.contains(name) }.map(\.name)
    guard let post = step.post else {
      flaw(
        path,
        "单位“\(department)”没有岗位能做“\(name.zh)”",
        "no post of the unit '\(department)' can do '\(name.en)'"
      )
      return
    }
    guard let found = unit.posts.first(where: { $0.name == post }) else {
      unknown("\(path)/by", "岗位", "post", post, known: unit.posts.map(\.name))
      return
    }
    guard !found.duties.contains(name) else { return }
    let others = able.isEmpty ? "" : able.joined(separator: ", ")
    flaw(
      "\(path)/by",
      "“\(department)”的岗位“\(post)”不能做“\(name.zh)”；"
        + (able.isEmpty ? "没有岗位能做" : "能做的岗位：\(others)"),
      "the post '\(post)' of '\(department)' cannot do '\(name.en)'; "
        + (able.isEmpty ? "no post can" : "posts that can: \(others)")
    )
  }
}

extension Step.Act {
  /// Done by the hall itself, or by the members: no post of the procedure's own unit.
  package var isOfHall: Bool {
    switch self {
    case .copyToMembers, .members, .opinions, .issue: true
    case .accept, .preliminary, .review, .inspect, .check, .decide, .deliver: false
    }
  }
}

extension Step.Act.Name {
  /// Acts of one rank may stand in any order.
  fileprivate var rank: Int {
    switch self {
    case .accept: 0
    case .preliminary: 1
    case .copy: 2
    case .members, .opinions, .review, .inspect: 3
    case .check: 4
    case .decide: 5
    case .issue: 6
    case .deliver: 7
    case .extend, .hear: 8
    }
  }

  package var zh: String {
    switch self {
    case .accept: "受理"
    case .preliminary: "初审"
    case .copy: "抄告"
    case .members: "会办"
    case .opinions: "征求意见"
    case .review: "审查"
    case .inspect: "核查"
    case .check: "审核"
    case .decide: "决定"
    case .issue: "出证"
    case .deliver: "送达"
    case .extend: "延长"
    case .hear: "听证"
    }
  }

  package var en: String { self == .copy ? "copy to" : rawValue }
}

extension Handling {
  var zh: String {
    switch self {
    case .single: "单独办理的事项"
    case .parallel: "并联事项"
    case .opinion: "统一办理的事项"
    }
  }

  var en: String {
    switch self {
    case .single: "a matter handled alone"
    case .parallel: "a parallel theme"
    case .opinion: "an opinion procedure"
    }
  }
}
