package import Deadlines
import Definitions

/// An applicant whose materials were false, whose licence was got by fraud, or whose word was not kept, may not file like
/// others for a time. Source: 行政许可法 §78, §79; 国办发〔2020〕42号.
package struct Bar: Sendable, Hashable, Codable {
  package enum Kind: String, Sendable, Hashable, Codable {
    /// False materials: a year, for matters of public safety.
    case falseMaterials = "false_materials"
    /// A licence got by fraud: three years, for matters of public safety.
    case fraud
    /// A commitment that was not kept: no other is taken.
    case brokenCommitment = "broken_commitment"
  }

  package var kind: Kind
  /// The matter by its name, whichever version.
  package var matter: String
  /// The last day of it; nil: until it is lifted.
  package var until: Day?

  package init(kind: Kind, matter: String, until: Day?) {
    self.kind = kind
    self.matter = matter
    self.until = until
  }

  func holds(on day: Day) -> Bool { until.map { day <= $0 } ?? true }
}

extension Proceeding {
  /// False materials in a matter of public safety bar their applicant for a year. Source: 行政许可法 §78.
  mutating func barForFalseMaterials(_ reasons: [ReasonGiven], in matter: Procedure) {
    let codes = Set(reasons.map(\.code))
    let isFalse = matter.refusalReasons.contains { reason in
      codes.contains(reason.code) && reason.basis?.law == "行政许可法"
        && reason.basis?.articles.contains(78) == true
    }
    guard isFalse, matter.isPublicSafety else { return }
    bar(.falseMaterials, matter, months: 12)
  }

  mutating func bar(for end: LicenceEnd, in matter: Procedure) {
    switch end.cause {
    case .brokenCommitment: bar(.brokenCommitment, matter, months: nil)
    case .fraud where matter.isPublicSafety: bar(.fraud, matter, months: 36)
    case .fraud, .wronglyGranted, .recalled, .cancelled: break
    }
  }

  private mutating func bar(_ kind: Bar.Kind, _ matter: Procedure, months: Int?) {
    let until = months.map { today.adding(months: $0).adding(days: -1) }
    record(.applicantBarred(Bar(kind: kind, matter: matter.id.name, until: until)))
  }

  /// Whoever gave false materials waits; whoever broke a commitment takes the ordinary way.
  func mustNotBeBarred(_ branches: [BranchPlan]) throws(Obstacle) {
    let open = known.bars.filter { $0.holds(on: today) }
    for branch in branches {
      for bar in open {
        switch bar.kind {
        case .falseMaterials, .fraud:
          guard bar.matter == branch.matter.name, let until = bar.until else { continue }
          throw .barred(bar.kind, until: until)
        case .brokenCommitment:
          let matter = rules.matters[branch.matter] ?? rules.procedure
          let way = matter.paths.first { $0.id == branch.path }
          if way?.postCheck != nil { throw .commitmentBarred }
        }
      }
    }
  }
}
