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

  /// - Throws: `BenchProblem` where the definitions do not hold the procedure that is played.
  package init(in catalogue: Catalogue, texts: PaperTexts) throws {
    guard let largest = catalogue.largest,
      var run = CaseRun(of: largest, filedAt: Self.morning, in: catalogue)
    else {
      throw BenchProblem(description: "no procedure with departments to ask among the definitions")
    }
    var now = Self.morning
    var command = Command.submit(run.filing([:]))
    var party = Party.applicant(CaseRun.applicant)
    for _ in 0..<100 {
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
      figures.append(Figure(name: "decide \(command.word)", microseconds: time))
      do { try run.send(command, from: party, at: now) } catch {
        throw BenchProblem(
          description: "\(largest) stopped at \(command.word): \(error.sentence.en)"
        )
      }
      guard let turn = run.file.assignments.first else { break }
      now = now.adding(minutes: 10)
      command = run.straightCommand(for: turn)
      party = CaseRun.person(on: PostRef(turn.unit, turn.post))
    }
    try printDecision(of: run, texts)
  }

  private static let morning = Moment(iso: "2026-09-28T08:30:00+08:00") ?? Moment(microseconds: 0)

  /// The median over the acts of the whole way.
  package var decideMicroseconds: Double {
    Self.middle(figures.filter { $0.name.hasPrefix("decide") }.map(\.microseconds))
  }

  /// The grant of the case that was played, with a long opinion, on two pages.
  private mutating func printDecision(of run: CaseRun, _ texts: PaperTexts) throws {
    guard var paper = run.file.papers.first(where: { $0.kind == .grant }) else { return }
    paper.number = "沈自然资决字〔2026〕1号"
    var file = run.file
    for index in file.advisers.indices {
      file.advisers[index].opinion?.text = String(repeating: "请在施工前落实有关要求。", count: 12)
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
    let bytes = try printed.pdf()
    figures.append(
      Figure(
        name: "PDF of a decision",
        microseconds: Self.median(of: 40) { _ = try? printed.pdf() },
        note: "\(bytes.count / 1_000) KB"
      )
    )
  }

  /// Lines of a table, one figure each.
  package var table: String {
    let rows = figures.map { figure in
      let time = "\((figure.microseconds * 10).rounded() / 10) µs"
      return figure.name.padded(to: 34) + time + (figure.note.isEmpty ? "" : ", " + figure.note)
    }
    let median = "\((decideMicroseconds * 10).rounded() / 10) µs"
    return (rows + ["decide, median of all".padded(to: 34) + median]).joined(separator: "\n")
  }

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
  /// The procedure that asks the most departments, and has the most to fill in.
  fileprivate var largest: String? {
    procedures.values.filter { $0.handling == .opinion }
      .max { one, other in
        let (left, right) = (forms[one.form ?? ""], forms[other.form ?? ""])
        return (one.members.count, left?.fields.count ?? 0, other.id.name)
          < (other.members.count, right?.fields.count ?? 0, one.id.name)
      }?.id.name
  }
}

extension Command {
  /// `giveOpinion` of `giveOpinion(department: …)`.
  fileprivate var word: String { String("\(self)".prefix { $0 != "(" }) }
}

extension String {
  fileprivate func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(1, width - count))
  }
}
