package import Casework
import Deadlines
package import Definitions

/// Cases that seeded clerks play through every procedure, each looked at after every move and led to its end at last.
/// `make test` plays 2,000, `make soak` 100,000 (`hall rehearse --seeds`).
package struct SeededRehearsal: Sendable {
  package private(set) var cases = 0
  package private(set) var moves = 0
  /// How often each command was recorded.
  package private(set) var recorded: [Command.Name: Int] = [:]
  /// What was wrong, each with its seed.
  package private(set) var faults: [String] = []

  package init() {}

  /// Plays the case of one seed.
  package mutating func play(_ seed: UInt64, in catalogue: Catalogue) {
    cases += 1
    let procedures = Set(catalogue.procedures.keys.map(\.name)).sorted()
    let start = Moment(iso: "2026-0\(1 + seed % 9)-0\(4 + seed % 6)T09:30:00+08:00")
    guard let start, !procedures.isEmpty else { return }
    let procedure = procedures[Int(seed % UInt64(procedures.count))]
    var isSound = true
    func note(_ found: [String]) {
      isSound = isSound && found.isEmpty
      faults += found.map { "seed \(seed), \(procedure): \($0)" }
    }
    var clerks = SeededClerks(seed: seed, from: start)
    do throws(Obstacle) {
      guard var run = try clerks.file(procedure, in: catalogue) else {
        return note(["could not be opened"])
      }
      recorded[.submit, default: 0] += 1
      var watch = CaseWatch(run)
      note(watch.faults(of: run))
      for _ in 0..<50 where isSound {
        // Little is left to do with what lies in the archive.
        if run.file.archive != nil, clerks.isTired { break }
        moves += 1
        let (name, isRecorded) = clerks.move(&run)
        if isRecorded { recorded[name, default: 0] += 1 }
        note(watch.faults(of: run))
      }
      guard isSound else { return }
      run.finish(after: clerks.now)
      note(watch.faults(of: run))
      if !run.file.isClosed { note(["diligent people cannot end it: \(run.file.standing)"]) }
    } catch { note(["could not be filed: \(error.sentence.en)"]) }
  }

  /// What several have played, as one.
  package mutating func add(_ other: Self) {
    cases += other.cases
    moves += other.moves
    recorded.merge(other.recorded) { $0 + $1 }
    faults += other.faults
  }
}
