/// Another way to the decision, which some answers open: other limits, fewer steps, and where the licence is given on the
/// applicant's word, a check afterwards (告知承诺). Source: 优化营商环境条例 §40; 国办发〔2020〕42号.
package struct HandlingPath: Sendable {
  package var id: String
  package var title: Words
  package var condition: Condition
  package var statutory: LegalLimit?
  package var promised: LegalLimit?
  /// Steps that do not happen on it.
  package var leavesOut: [Step.Act.Name]
  /// Its limits run from the day of receipt, however long acceptance takes: there is nothing to review.
  package var countsFromReceipt: Bool
  /// Nil: what was decided is not checked again.
  package var postCheck: PostCheckPlan?
  /// Steps that take another time on it.
  package var within: [Step.Act.Name: LegalLimit]

  package init(
    id: String,
    title: Words,
    condition: Condition,
    statutory: LegalLimit?,
    promised: LegalLimit?,
    leavesOut: [Step.Act.Name],
    countsFromReceipt: Bool = false,
    postCheck: PostCheckPlan?,
    within: [Step.Act.Name: LegalLimit] = [:]
  ) {
    self.id = id
    self.title = title
    self.condition = condition
    self.statutory = statutory
    self.promised = promised
    self.leavesOut = leavesOut
    self.countsFromReceipt = countsFromReceipt
    self.postCheck = postCheck
    self.within = within
  }
}

/// The check after a decision on the applicant's word (事后核查), and what follows where the word was not kept.
package struct PostCheckPlan: Sendable {
  /// From the decision.
  package var within: LegalLimit
  /// From a check that failed: what is to be put right is ordered.
  package var order: LegalLimit
  /// From the day by which it was to be put right.
  package var recheck: LegalLimit

  package init(within: LegalLimit, order: LegalLimit, recheck: LegalLimit) {
    self.within = within
    self.order = order
    self.recheck = recheck
  }
}
