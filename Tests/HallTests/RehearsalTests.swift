import Casework
import Database
import Deadlines
import Definitions
import Rehearsal
import Testing

@testable import Hall

/// Seeded clerks at a real ledger, with the pure core beside it as the model of what must come of it.
///
/// Now and then a reply is lost and the hall starts again, or one click arrives five times at once.
@Suite struct `Rehearsal at the ledger` {
  private static let procedures = ["catering-opening", "planning-permit", "tobacco-retail"]

  @Test(arguments: 1...12)
  func `lost replies, repeats and restarts do nothing twice`(seed: Int) async throws {
    let start = at("2026-0\(1 + seed % 9)-0\(1 + seed % 7)T09:30")
    var clerks = SeededClerks(seed: UInt64(seed), from: start)
    let test = try await TestHall(at: start)
    var office = Office(test: test, hall: test.hall, dice: Dice(seed: UInt64(seed)))
    let procedure = Self.procedures[seed % 3]
    var model = try #require(CaseRun(of: procedure, filedAt: start, in: test.hall.catalogue))
    let filing = try await test.filing(procedure, clerks.typed())
    let party = Party.applicant("lin")
    let first = SeededClerks.Move(command: .submit(filing), party: party, at: start)
    let number = try recorded(try await office.send(first, "file", on: nil)).number
    try model.send(first.command, from: party, at: start)
    for turn in 1...30 {
      let move = clerks.next(model)
      let outcome = try await office.send(move, "\(turn)", on: number)
      let isTaken = model.takes(move)
      try #require(outcome.isRecorded == isTaken, "turn \(turn): \(outcome)")
    }
    let stored = try await test.engine.read { try CaseRecord.read([number], $0)[number]?.file }
    // Compared outside, for a difference would print both files whole.
    let isAlike = stored?.withoutStamps == model.file.withoutStamps
    #expect(isAlike)
    #expect(try await office.hall.audit().breaks.isEmpty)
    #expect(try await office.hall.replay().differences.isEmpty)
  }
}

/// The way of a command to the ledger, with everything that may happen to it there.
private struct Office {
  let test: TestHall
  var hall: Hall
  var dice: Dice

  mutating func send(
    _ move: SeededClerks.Move,
    _ id: String,
    on number: CaseNumber?
  ) async throws -> Outcome {
    let envelope = Envelope(
      id: id,
      from: move.party,
      channel: move.party.unit == nil ? .web : .counter,
      receivedAt: move.at,
      caseNumber: number,
      command: move.command
    )
    let outcome = try await hall.handle(envelope)
    if dice.once(in: 6) { hall = try await test.reopened() }
    let repeats = dice.once(in: 3) ? 4 : 0
    let again = try await hall.handle(Array(repeating: envelope, count: repeats))
    #expect(again.allSatisfy { $0.saysTheSame(as: outcome) }, "\(id): \(again)")
    return outcome
  }
}

extension CaseRun {
  fileprivate mutating func takes(_ move: SeededClerks.Move) -> Bool {
    do throws(Obstacle) {
      try send(move.command, from: move.party, at: move.at)
      return true
    } catch { return false }
  }
}

extension Outcome {
  fileprivate var isRecorded: Bool {
    if case .recorded = self { true } else { false }
  }

  fileprivate func saysTheSame(as first: Outcome) -> Bool {
    guard case .recorded(let now) = self, case .recorded(let then) = first else {
      return self == first
    }
    return now.events == then.events && now.version == then.version
  }
}

extension CaseFile {
  /// Without what only the ledger gives: the number of the case and of its papers, and the seals.
  fileprivate var withoutStamps: CaseFile {
    var file = self
    file.number = CaseNumber(region: "000000", day: .first, sequence: 1)
    file.answers = nil
    file.submission?.answers = .open
    for index in file.papers.indices { file.papers[index].number = "" }
    return file
  }
}
