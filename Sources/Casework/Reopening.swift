import Definitions

/// The applicant changes only what the notice named, and what those changes newly ask for.
extension Proceeding {
  func onlyReopened(_ filing: Filing, _ defects: [Defect]) throws(Obstacle) {
    guard let before = known.answers else { throw .notAwaitingCorrection }
    var fields: Set<String> = []
    var materials: Set<String> = []
    for defect in defects {
      switch defect.subject {
      case .field(let id): fields.insert(id)
      case .material(let id): materials.insert(id)
      }
    }
    let changed =
      changedAnswers(before, filing.answers).filter { !isReopened($0, by: fields) }
      + changedMaterials(filing.materials).filter { !materials.contains($0) }
    guard changed.isEmpty else { throw .notReopened(changed.sorted()) }
  }

  /// A repeated section is reopened as a whole when one of its fields is.
  private func isReopened(_ id: String, by fields: Set<String>) -> Bool {
    if fields.contains(id) { return true }
    guard let section = rules.form.sections.first(where: { $0.id == id }) else { return false }
    return section.fields.contains { fields.contains($0.id) }
  }

  /// What was answered and now reads otherwise. A blank that is now filled is no change: a corrected answer
  /// may open new questions. A field whose question fell away is no change either.
  func changedAnswers(_ old: Answers, _ new: Answers) -> [String] {
    let asked = Set(rules.form.visibleFields(new, parameters: rules.parameters).map(\.id))
    let computed = Set(rules.form.fields.filter { $0.computed != nil }.map(\.id))
    let values = old.values.filter { id, value in
      asked.contains(id) && !computed.contains(id) && new.values[id] != value
    }
    let rows = old.rows.filter { id, rows in new.rows[id] != nil && new.rows[id] != rows }
    return values.map(\.key) + rows.map(\.key)
  }

  func changedMaterials(_ new: [String: [Attachment]]) -> [String] {
    file.materials.filter { id, files in !files.isEmpty && new[id] != files }.map(\.key)
  }
}
