import Casework
import Deadlines
import Definitions

/// What a form says of defects and reasons.
extension ActForms {
  /// The reasons that this procedure lists itself, where it lists any: a front desk is not shown what only a
  /// department decides, nor one department the reasons of another.
  func reasons(of procedure: Procedure?) -> [ActForm.Reason] {
    let own = procedure?.refusalReasons ?? []
    return offered(own.isEmpty ? hand.rules.refusalReasons : own)
  }

  /// What only a review can find is not offered to the front desk.
  var acceptanceRefusals: [ActForm.Reason] {
    let all = hand.rules.acceptanceRefusals
    let own = Set(hand.rules.procedure.refusalReasons.map(\.code))
    let ownOnes = all.filter { own.contains($0.code) }
    return offered(ownOnes.isEmpty ? all : ownOnes)
  }

  func offered(_ reasons: [Reason]) -> [ActForm.Reason] {
    let picked = typed.all("reason")
    return reasons.map { reason in
      ActForm.Reason(
        code: reason.code,
        text: [reason.text[language], reason.basis?.text].compactMap(\.self).joined(
          separator: " · "
        ),
        isPicked: picked.contains(reason.code),
        note: typed.text("note.\(reason.code)")
      )
    }
  }

  /// - Parameter isNotice: a second notice names only what could not be seen at the first.
  func defects(isNotice: Bool) -> ActForm.Defects {
    let rules = hand.rules
    func isOffered(_ subject: Defect.Subject) -> Bool {
      !isNotice || hand.file.mayName(subject, in: rules.form)
    }
    let fields = rules.form.visibleFields(hand.answers, parameters: rules.parameters)
      .filter { isOffered(.field($0.id)) }
    let materials = rules.form.visibleMaterials(hand.answers, parameters: rules.parameters)
      .filter { isOffered(.material($0.id)) }
    return ActForm.Defects(
      rows: (0..<rows).map(row),
      subjects: [
        (frame(Say.materials), materials.map { ("material " + $0.id, $0.title[language]) }),
        (frame(Say.fields), fields.map { ("field " + $0.id, $0.label[language]) }),
      ],
      codes: rules.correctionReasons.map { ($0.code, $0.code + " " + $0.text[language]) },
      help: frame(Say.allAtOnce),
      place: frame(Say.place),
      reason: frame(Say.reason),
      note: frame(Say.note),
      // Of a case corrected before changes were noted, the clerk says so.
      isNew: hand.file.notices.isEmpty || hand.file.changedSinceNotice != nil
        ? nil : frame(Say.isNew)
    )
  }

  var rows: Int {
    let asked = ActInput.rows(of: typed) + (typed.has("more") ? ActInput.defectRows : 0)
    return min(asked, ActInput.mostDefectRows)
  }

  func row(_ place: Int) -> ActForm.Defects.Row {
    ActForm.Defects.Row(
      title: frame(Words(zh: "第 \(place + 1) 项", en: "Defect \(place + 1)")),
      subject: typed.text("subject.\(place)"),
      code: typed.text("code.\(place)"),
      note: typed.text("note.\(place)"),
      isNew: typed.has("new.\(place)")
    )
  }
}

extension DeskAct.Kind {
  /// Its form has a row for each defect.
  var namesDefects: Bool {
    switch self {
    case .corrections, .spotCorrection, .revision, .formalCheck: true
    default: false
    }
  }
}

extension Form {
  /// Fields, repeated sections and materials by their names on the form.
  func titles(of ids: [String], _ language: Language) -> [String] {
    ids.map { id in
      fields.first { $0.id == id }?.label[language]
        ?? sections.first { $0.id == id }?.title[language]
        ?? materials.first { $0.id == id }?.title[language] ?? id
    }
  }
}
