import Deadlines
import FEEL

extension Checking {
  mutating func check(_ procedure: Procedure) {
    let path = "procedure:\(procedure.id)"
    checkDuty(of: procedure, path)
    checkSteps(of: procedure, path)
    checkLimits(of: procedure, path)
    checkPapers(of: procedure, path)
    // A catalogue without any law is a single file at hand.
    if !catalogue.laws.isEmpty { checkLaw(of: procedure, path) }
    switch procedure.handling {
    case .single: break
    case .parallel: checkTheme(procedure, path)
    case .opinion: checkOpinions(procedure, path)
    }
    let form = catalogue.form(for: procedure, on: procedure.id.inForce)
    if let name = procedure.form, form == nil {
      undefined("\(path)/form", "表单", "form", name, known: catalogue.forms.keys)
    }
    let matters = catalogue.matters(of: procedure, on: procedure.id.inForce)
    let naming = Naming(form: form, parameters: ([procedure] + matters).flatMap(\.parameters))
    // Without its form every name would be unknown once more.
    guard form != nil, isWhole || procedure.handling != .parallel else { return }
    for member in procedure.members { check(member.condition, in: naming) }
    for step in procedure.steps { check(step.condition, in: naming) }
    for way in procedure.paths { check(way.condition, in: naming) }
    for result in procedure.results { check(result.condition, in: naming) }
    if let form = procedure.form.flatMap({ catalogue.forms[$0] }) {
      checkQuota(of: procedure, form, path)
      for (index, check) in procedure.preChecks.enumerated() {
        mustBeDay(check.field, of: form, "\(path)/prechecks/\(index)/field")
      }
    }
    for fee in procedure.fees { check(fee.amountFen, yields: .number, in: naming) }
  }

  /// Every matter has a unit on duty (S54).
  private mutating func checkDuty(of procedure: Procedure, _ path: String) {
    guard catalogue.units[procedure.department] == nil, !procedure.department.isEmpty else {
      return
    }
    let key = places[path: "\(path)/department"] == nil ? "lead" : "department"
    undefined("\(path)/\(key)", "单位", "unit", procedure.department, known: catalogue.units.keys)
  }

  private mutating func checkPapers(of procedure: Procedure, _ path: String) {
    let results = procedure.results.map(\.id)
    unique(results.enumerated().map { ($1, "\(path)/results/\($0)/id") }, "结果", "result")
    unique(procedure.fees.enumerated().map { ($1.id, "\(path)/fees/\($0)/id") }, "收费", "fee")
    unique(
      procedure.correctionReasons.enumerated().map { ($1.code, "\(path)/corrections/\($0)/code") },
      "补正理由",
      "correction reason"
    )
    unique(
      procedure.refusalReasons.enumerated().map { ($1.code, "\(path)/refusals/\($0)/code") },
      "不予理由",
      "refusal reason"
    )
    var issued: Set<String> = []
    for (index, step) in procedure.steps.enumerated() {
      guard case .issue(let names) = step.act else { continue }
      issued.formUnion(names)
      for name in names where !results.contains(name) {
        unknown("\(path)/steps/\(index)/issue", "结果", "result", name, known: results)
      }
    }
    for (index, result) in results.enumerated() where !issued.contains(result) {
      flaw(
        "\(path)/results/\(index)/id",
        "结果“\(result)”没有步骤出证（出证: \(result)）",
        "the result '\(result)' is never issued (issue: \(result))"
      )
    }
  }
}
