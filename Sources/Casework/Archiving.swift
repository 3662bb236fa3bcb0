import Deadlines
import Definitions

/// A closed case with nothing left to do is kept as it is, under its index (归档). Source: 国务院令第716号 §12.
extension Proceeding {
  mutating func archiveIfDone() {
    guard file.isClosed, file.archive == nil, file.assignments.isEmpty,
      file.branches.allSatisfy({ !$0.isDecided || $0.delivery != nil })
    else { return }
    let keep = rules.procedure.retention?.limit
    record(
      .archived(
        Archive(
          papers: file.papers.count,
          files: file.materials.values.map(\.count).reduce(0, +),
          keepUntil: keep.map { today.adding(months: $0.amount) },
          on: today
        )
      )
    )
    draw(.archiveIndex, branch: nil, unit: leadUnit, toApplicant: false)
  }
}
