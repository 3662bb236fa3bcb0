import Deadlines

/// A citation names a law that is known, in an article that is on file, in force when the procedure is.
extension Checking {
  mutating func checkLaw(of procedure: Procedure, _ path: String) {
    for (citations, place) in procedure.citations(path, form: ownForm(of: procedure)) {
      for citation in citations {
        check(citation, place, on: procedure.isHistorical ? nil : procedure.id.inForce)
      }
    }
  }

  /// A theme's form is made of its members', which are checked with them.
  private func ownForm(of procedure: Procedure) -> Form? {
    procedure.form.flatMap { catalogue.forms[$0] }
  }

  /// - Parameter day: on which the law must hold; nil for a historical demonstration.
  private mutating func check(_ citation: Citation, _ path: String, on day: Day?) {
    // Practice has no source in law, and says so.
    guard citation.mark != .typical, !citation.text.isEmpty else { return }
    guard let law = catalogue.laws[citation.law] else {
      unknown(path, "法规", "law", citation.law, known: catalogue.laws.keys)
      return
    }
    for number in citation.articles where law.article(number) == nil {
      flaw(
        path,
        "Procedures/laws 里“\(law.name)”没有收录第 \(number) 条",
        "article \(number) of '\(law.name)' is not on file in Procedures/laws"
      )
    }
    if let repealed = law.repealed, let day, repealed <= day {
      flaw(
        path,
        "“\(law.name)”已于 \(repealed) 废止；历史演示请写明“历史演示: 是”",
        "'\(law.name)' was repealed on \(repealed); a historical demonstration says 'historical: yes'"
      )
    }
  }
}

extension Procedure {
  /// Everything the procedure, and its form, rest on, with the place of each.
  func citations(_ path: String, form: Form?) -> [([Citation], String)] {
    var all: [([Citation], String)] = [
      (basis, "\(path)/basis"), (limits.notice.basis, "\(path)/limits/notice/basis"),
      (limits.statutory?.basis ?? [], "\(path)/limits/decision/basis"),
      (limits.delivery.basis, "\(path)/limits/delivery/basis"),
      (limits.correction.basis, "\(path)/limits/correction/basis"),
      (limits.copySignature.basis, "\(path)/limits/copy/basis"),
    ]
    func add(_ citations: [Citation?], _ list: String) {
      for (index, citation) in citations.enumerated() {
        if let citation { all.append(([citation], "\(path)/\(list)/\(index)/basis")) }
      }
    }
    for parameter in parameters {
      if let basis = parameter.basis {
        all.append(([basis], "\(path)/parameters/\(parameter.name)/basis"))
      }
    }
    add(fees.map(\.basis), "fees")
    for (index, fee) in fees.enumerated() {
      all.append(([fee.refund].compactMap(\.self), "\(path)/fees/\(index)/refund"))
    }
    add(results.map(\.basis), "results")
    add(correctionReasons.map(\.basis), "corrections")
    add(refusalReasons.map(\.basis), "refusals")
    add(special.map(\.basis), "special")
    add(preChecks.map(\.basis), "prechecks")
    all.append(([quota?.basis].compactMap(\.self), "\(path)/quota/basis"))
    all.append(([limits.returnsIncomplete].compactMap(\.self), "\(path)/limits/incomplete/basis"))
    all.append(
      ([limits.ownExtension?.basis].compactMap(\.self), "\(path)/limits/decision/extension/basis")
    )
    for (index, way) in paths.enumerated() {
      all.append((way.statutory?.basis ?? [], "\(path)/paths/\(index)/decision/basis"))
      all.append((way.postCheck?.within.basis ?? [], "\(path)/paths/\(index)/post_check/basis"))
    }
    add(members.map(\.silence), "members")
    for (index, step) in steps.enumerated() {
      all.append((step.sentWithin?.basis ?? [], "\(path)/steps/\(index)/sent_within/basis"))
      all.append(([step.sameHand].compactMap(\.self), "\(path)/steps/\(index)/same_hand"))
    }
    for (index, material) in (form?.materials ?? []).enumerated() {
      if let basis = material.basis {
        all.append(([basis], "form:\(form?.id ?? "")/materials/\(index)/basis"))
      }
    }
    return all
  }
}
