import Deadlines

/// A citation names a law that is known, in an article that is on file, in force when the procedure is.
extension Checking {
  mutating func checkLaw(of procedure: Procedure, _ path: String) {
    // A historical demonstration cites what held in its time.
    let day = procedure.isHistorical ? nil : procedure.id.inForce
    for line in catalogue.lawLines(of: procedure, form: ownForm(of: procedure)) {
      for citation in line.basis { check(citation, line.path, on: day) }
    }
    mustNotBePractice(of: procedure, path)
  }

  /// A theme's form is made of its members', which are checked with them.
  private func ownForm(of procedure: Procedure) -> Form? {
    procedure.form.flatMap { catalogue.forms[$0] }
  }

  /// - Parameter day: on which the law must hold; nil for a historical demonstration.
  private mutating func check(_ citation: Citation, _ path: String, on day: Day?) {
    guard !citation.text.isEmpty else { return }
    guard let law = catalogue.laws[citation.law] else {
      // Practice has no source in law, and says so; the name of a law on file is no practice.
      if citation.mark == .typical { return }
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
    guard let day else { return }
    if let repealed = law.repealed, repealed <= day {
      flaw(
        path,
        "“\(law.name)”已于 \(repealed) 废止；历史演示请写明“历史演示: 是”",
        "'\(law.name)' was repealed on \(repealed); a historical demonstration says 'historical: yes'"
      )
    }
    if law.inForce > day {
      flaw(
        path,
        "“\(law.name)”自 \(law.inForce) 起施行，本事项自 \(day) 起施行时还没有效力",
        "'\(law.name)' is in force only from \(law.inForce), this procedure from \(day)"
      )
    }
  }

  /// What silence means, and which time is not counted, practice alone cannot say.
  ///
  /// Source: 行政许可法 §45; `domain.md` §2.2.
  private mutating func mustNotBePractice(of procedure: Procedure, _ path: String) {
    for (index, member) in procedure.members.enumerated() where member.silence?.mark == .typical {
      flaw(
        "\(path)/members/\(index)/silence/basis",
        "“逾期视为无意见”要有地方规定作依据，不能只是通行做法 [T]；规定收在 Procedures/laws 里",
        "that silence is no objection rests on a local rule, not on practice [T]; "
          + "put the rule into Procedures/laws"
      )
    }
    for (index, special) in procedure.special.enumerated()
    where special.basis.mark == .typical {
      flaw(
        "\(path)/special/\(index)/basis",
        "“\(special.title.zh)”不计入期限要有规定作依据，不能只是通行做法 [T]；规定收在 Procedures/laws 里",
        "that '\(special.title.en)' is not counted rests on a rule, not on practice [T]; "
          + "put the rule into Procedures/laws"
      )
    }
  }
}
