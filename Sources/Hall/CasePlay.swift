package import Casework
package import Deadlines
import Definitions

/// A case carried out in memory: what the ledger does with one envelope after another, without a database.
package struct CasePlay: Sendable {
  struct Act: Sendable {
    let sent: Sent
    let at: Moment
    let events: [Event]
  }

  /// As its events make it; its number, and those of its papers, it gets when it is written.
  package private(set) var file: CaseFile
  package let rules: Rules
  let began: Moment
  private(set) var acts: [Act] = []
  private let mark: String
  private let key: [UInt8]

  fileprivate init(_ rules: Rules, at moment: Moment, region: String, mark: String, key: [UInt8]) {
    (self.rules, began, self.mark, self.key) = (rules, moment, mark, key)
    let day = moment.day(in: rules.calendar.utcOffset)
    file = CaseFile(number: CaseNumber(region: region, day: day, sequence: 1), at: moment)
  }

  /// Sends one command; an obstacle leaves the case as it was.
  package mutating func send(
    _ command: Command,
    from party: Party,
    at moment: Moment,
    knowing known: Known
  ) throws(Obstacle) {
    let envelope = Envelope(
      id: "\(mark)-\(acts.count + 1)",
      from: party,
      channel: party.account == nil ? .api : .web,
      receivedAt: moment,
      caseNumber: acts.isEmpty ? nil : file.number,
      command: command
    )
    // Sealed first: the events hold the seal.
    let sent = Sent(envelope, Enclosure(), key: key)
    let now = max(moment, file.lastEventAt)
    let events = try decide(file, sent.envelope, under: rules, knowing: known, now: now)
    guard !events.isEmpty else { return }
    file = events.reduce(file) { evolve($0, $1, at: now) }
    acts.append(Act(sent: sent, at: now, events: events))
  }
}

extension Hall {
  /// A case of a matter, about to be filed.
  /// - Parameter mark: what the ids of its envelopes begin with; no other case's do.
  /// - Returns: nil when no such procedure is in force on that day.
  package func beginPlay(of matter: String, at moment: Moment, mark: String) -> CasePlay? {
    let day = moment.day(in: rulebook.calendar.utcOffset)
    guard let procedure = catalogue.procedure(named: matter, on: day),
      let rules = rulebook.rules(for: procedure.id, on: day)
    else { return nil }
    return CasePlay(
      rules,
      at: moment,
      region: settings.region,
      mark: mark,
      key: settings.key
    )
  }
}
