import Testing

@testable import Hall

@Suite struct `The door for acts` {
  @Test func `a hall that answers quickly lets many in`() {
    let door = Admission()
    door.note(acts: 128, seconds: 0.05)
    #expect((0..<400).allSatisfy { _ in door.enter() })
  }

  @Test func `a slow one turns away whoever would wait too long, until somebody leaves`() {
    let door = Admission()
    for _ in 0..<20 { door.note(acts: 10, seconds: 1) }
    let inside = (0..<400).filter { _ in door.enter() }.count
    #expect(inside == 160)
    door.leave()
    #expect(door.enter() && !door.enter())
  }
}
