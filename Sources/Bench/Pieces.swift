import Casework
import Deadlines
package import Definitions
package import Papers
import Printing
import Rehearsal

/// What the parts of an act cost by themselves, without server or database: deciding, and setting a paper as a PDF.
package struct Pieces: Sendable {
  package struct Figure: Sendable {
    package var name: String
    /// Median of the repetitions.
    package var microseconds: Double
    package var note = ""
  }

  package private(set) var figures: [Figure] = []
  /// The median over the acts of a whole way, for each procedure that was played.
  private var ways: [Figure] = []
  private var paper: (pages: Int, bytes: Int, microseconds: Double)?

  /// - Throws: `BenchProblem` where the definitions do not hold the procedures that are played.
  package init(in catalogue: Catalogue, texts: PaperTexts) throws {
    for handling in [Handling.opinion, .parallel] {
      guard let name = catalogue.largest(handling),
        let run = CaseRun(of: name, filedAt: Self.morning, in: catalogue)
      else {
        throw BenchProblem(description: "no \(handling) procedure among the definitions")
      }
      let decided = try play(run, name)
      if handling == .opinion { try printDecision(of: decided, texts) }
    }
  }

  /// Plays a case to its end, each act measured before it is done.
  private mutating func play(_ filed: CaseRun, _ name: String) throws -> CaseRun {
    var run = filed
    var now = Self.morning
    var times: [Double] = []
    var next: (command: Command, party: Party)? = (
      .submit(run.filing([:])), .applicant(CaseRun.applicant)
    )
    while let (command, party) = next, times.count < 200 {
      let envelope = Envelope(
        id: "1",
        from: party,
        channel: .web,
        receivedAt: now,
        caseNumber: run.file.number,
        command: command
      )
      let (file, rules) = (run.file, run.rules)
      let time = Self.median(of: 500) {
        _ = try? decide(file, envelope, under: rules, knowing: Known(), now: now)
      }
      times.append(time)
      figures.append(Figure(name: "\(name) \(command.name.rawValue)", microseconds: time))
      do { try run.send(command, from: party, at: now) } catch {
        throw BenchProblem(description: "\(name) stopped: \(error.sentence.en)")
      }
      now = now.adding(minutes: 10)
      next = run.nextAct(at: now)
    }
    guard run.file.isClosed else { throw BenchProblem(description: "\(name) did not end") }
    ways.append(Figure(name: "decide, median of \(name)", microseconds: Self.middle(times)))
    return run
  }

  private static let morning = Moment(iso: "2026-09-28T08:30:00+08:00") ?? Moment(microseconds: 0)

  /// The grant of the case that was played, with a long opinion, on two pages.
  private mutating func printDecision(of run: CaseRun, _ texts: PaperTexts) throws {
    guard var paper = run.file.papers.first(where: { $0.kind == .grant }) else {
      throw BenchProblem(description: "no decision was drawn")
    }
    paper.number = "沈自然资决字〔2026〕1号"
    var file = run.file
    for index in file.advisers.indices {
      file.advisers[index].opinion?.text = String(repeating: "请在施工前落实有关要求。", count: 4)
    }
    let facts = PaperFacts(
      of: paper,
      in: file,
      under: run.rules,
      answers: run.lastFiling.answers,
      names: PaperNames(applicant: "林小禾", subject: "演示里住宅小区", queryCode: "00000000")
    )
    let html = String(decoding: try texts.render(facts), as: UTF8.self)
    let printed = PrintedPaper(html: html, title: paper.number, date: "\(paper.on)")
    let (bytes, pages) = (try printed.pdf().count, try printed.pages())
    let time = Self.median(of: 40) { _ = try? printed.pdf() }
    self.paper = (pages, bytes, time)
    figures.append(
      Figure(
        name: "PDF of a decision",
        microseconds: time,
        note: "\(pages) pages, \(bytes / 1_000) KB"
      )
    )
  }

  /// Lines of a table, one figure each.
  package var table: String {
    (figures + ways).map { figure in
      let time = "\((figure.microseconds * 10).rounded() / 10) µs"
      return figure.name.padded(to: 40) + time + (figure.note.isEmpty ? "" : ", " + figure.note)
    }.joined(separator: "\n")
  }

  /// What is dearer than it may be, in words.
  package var misses: [String] {
    let slow = ways.filter { $0.microseconds >= Self.mostDecideMicroseconds }
      .map { "\($0.name): \($0.microseconds) µs, \(Self.mostDecideMicroseconds) at most" }
    guard let paper else { return slow + ["no paper was set"] }
    var misses = slow
    if paper.pages != 2 { misses.append("the decision has \(paper.pages) pages, not 2") }
    if paper.microseconds >= Self.mostPaperMicroseconds {
      misses.append("its PDF took \(paper.microseconds) µs, \(Self.mostPaperMicroseconds) at most")
    }
    if paper.bytes >= Self.mostPaperBytes {
      misses.append("its PDF has \(paper.bytes) bytes, \(Self.mostPaperBytes) at most")
    }
    return misses
  }

  private static let mostDecideMicroseconds = 50.0
  private static let mostPaperMicroseconds = 50_000.0
  private static let mostPaperBytes = 200_000

  private static func median(of count: Int, _ work: () -> Void) -> Double {
    work()
    let clock = ContinuousClock()
    return middle(
      (0..<count).map { _ in
        let time = clock.measure(work).components
        return Double(time.seconds) * 1e6 + Double(time.attoseconds) / 1e12
      }
    )
  }

  private static func middle(_ times: [Double]) -> Double {
    let sorted = times.sorted()
    return sorted.isEmpty ? 0 : sorted[sorted.count / 2]
  }
}

extension Catalogue {
  /// Of procedures handled so, the one that asks the most departments, and has the most to fill in.
  fileprivate func largest(_ handling: Handling) -> String? {
    procedures.values.filter { $0.handling == handling }
      .max { one, other in
        let (left, right) = (forms[one.form ?? ""], forms[other.form ?? ""])
        return (one.members.count, left?.fields.count ?? 0, other.id.name)
          < (other.members.count, right?.fields.count ?? 0, one.id.name)
      }?.id.name
  }
}

extension CaseRun {
  /// The first turn that may be taken now: a joint visit waits for all who are to come.
  fileprivate func nextAct(at now: Moment) -> (command: Command, party: Party)? {
    for turn in file.assignments {
      let command = turn.act == .inspect ? visitOfAll : straightCommand(for: turn)
      let party = CaseRun.person(on: PostRef(turn.unit, turn.post))
      var trial = self
      do throws(Obstacle) {
        try trial.send(command, from: party, at: now)
        return (command, party)
      } catch { continue }
    }
    return nil
  }
}

extension String {
  fileprivate func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(1, width - count))
  }
}
