import Deadlines
import DefinitionFiles
import Definitions
import Testing

@Suite struct `Examples beside a definition` {
  private let text = """
    examples:
      - name: Fire is not asked below the threshold
        given:
          filed: 2026-09-18T22:10
          answers: { floor_area: 299, public_venue: yes, phone: blank, buildings: [ { height: 24 }, { height: 12 } ], kinds: [hot, cold] }
          without: [layout-plan]
        when:
          - { at: 2026-09-21T09:00, by: market-regulation/窗口, do: accept }
          - { at: 2026-09-22T09:00, do: ring }
          - { at: 2026-09-22T10:00, by: applicant, do: withdraw, stops: already_decided }
        then: { state: closed, result: withdrawn, members: [], due: { food-licence review: 2026-09-23 }, events: [submitted] }
    """

  @Test func `say who does what, and when, by the clock of the office`() throws {
    let reading = readExamples(text, file: "Procedures/catering-opening.examples.yaml")
    #expect(checkReport(reading.problems, .en) == "")
    let example = try #require(reading.examples.first)
    #expect(example.procedure == "catering-opening")
    #expect(example.filing.at == Moment(iso: "2026-09-18T22:10:00+08:00"))
    #expect(
      example.filing.answers == [
        "floor_area": ["299"], "public_venue": ["yes"], "phone": [], "kinds": ["hot", "cold"],
        "buildings.0.height": ["24"], "buildings.1.height": ["12"],
      ]
    )
    #expect(
      example.acts.map(\.by) == [.clerk("market-regulation", "front desk"), .hall, .applicant]
    )
    #expect(example.acts.map(\.stops) == [nil, nil, "already_decided"])
    #expect(example.then.members == [] && example.then.signals == nil)
    #expect(example.then.due == ["food-licence review": try #require(Day("2026-09-23"))])
  }

  @Test func `tell every flaw with its line`() {
    let flawed = text.replacing("do: accept", with: "do: acept")
      .replacing("filed: 2026-09-18T22:10", with: "filed: yesterday")
      .replacing("state: closed", with: "stat: closed")
    let reading = readExamples(flawed, file: "a.examples.yaml")
    let report = checkReport(reading.problems, .en)
    #expect(
      report.contains(
        "a.examples.yaml:4:14 expected a time such as 2026-09-18T22:10, found 'yesterday'\n"
      )
    )
    #expect(report.contains("found 'acept'; did you mean 'accept'?"))
    #expect(report.contains("a.examples.yaml:11:13 unknown key 'stat'; did you mean 'state'?\n"))
  }
}
