import Casework
import Definitions

/// One act of the API: its noun, what its body holds, and the command it orders. The router and the OpenAPI
/// document are both made from the table of these.
struct APIRoute: Sendable {
  /// Stands under a branch, or directly under a case without branches.
  enum Scope: Sendable { case wholeCase, branch }

  var noun: String
  var scope: Scope
  var summary: String
  var body: [Schema.Property]
  /// Who does it, for the document's reader.
  var actor: String
  var command: @Sendable (APIActing) throws(APIProblem) -> Command

  /// `giveOpinion` for `opinions`: what clients' code will call it.
  var operation: String
}

/// What a command is made from: the case, the branch, who acts, the body already checked by its schema.
struct APIActing: Sendable {
  var file: CaseFile
  var branch: BranchID
  var unit: UnitID?
  var body: JSON

  func text(_ name: String) -> String { body[name]?.text ?? "" }

  var finding: Finding { Self.finding(body) }

  static func finding(_ body: JSON) -> Finding {
    Finding(passes: body["passes"]?.yes ?? false, text: body["text"]?.text ?? "")
  }

  var reasons: [ReasonGiven] {
    (body["reasons"]?.items ?? []).map {
      ReasonGiven(code: $0["code"]?.text ?? "", note: $0["note"]?.text ?? "")
    }
  }

  var defects: [Defect] {
    (body["defects"]?.items ?? []).map { item in
      let subject: Defect.Subject =
        item["material"]?.text.map(Defect.Subject.material) ?? .field(item["field"]?.text ?? "")
      return Defect(
        subject,
        code: item["code"]?.text ?? "",
        note: item["note"]?.text ?? "",
        isNew: item["is_new"]?.yes ?? false
      )
    }
  }

  var visit: VisitReport {
    let present = (body["present"]?.items ?? []).map { item in
      VisitReport.Presence(
        branch: item["branch"]?.text.flatMap { BranchID($0) } ?? branch,
        unit: item["unit"]?.text,
        staff: (item["staff"]?.items ?? []).compactMap(\.text),
        finding: Self.finding(item)
      )
    }
    return VisitReport(present: present, record: text("record"))
  }

  /// The copy that the body names, else the acting unit's own.
  func copy() throws(APIProblem) -> BranchID {
    if let named = body["branch"]?.text.flatMap({ BranchID($0) }) { return named }
    guard let own = file.copies.first(where: { $0.notice.unit == unit }) else { throw .noCopy }
    return own.notice.branch
  }
}
