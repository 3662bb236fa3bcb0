import Casework
import Deadlines
import DefinitionFiles
import Definitions
import Foundation
import Rehearsal
import Testing

/// Two thousand seeded cases over all procedures. A failure names its seed: `SEED=42 swift test --filter Rehearsal`.
@Suite struct `Seeded rehearsal` {
  private static let catalogue: Catalogue? = {
    let root = URL(filePath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    return readDefinitions(at: [
      root.appending(path: "Forms").path, root.appending(path: "Procedures").path,
    ]).catalogue
  }()

  private static let seeds: [UInt64] = {
    let asked = ProcessInfo.processInfo.environment
    if let seed = asked["SEED"].flatMap({ UInt64($0) }) { return [seed] }
    return Array(1...2_000)
  }()

  @Test func `every case replays, counts right, and waits for somebody`() throws {
    let catalogue = try #require(Self.catalogue)
    var rehearsal = SeededRehearsal()
    for seed in Self.seeds { rehearsal.play(seed, in: catalogue) }
    #expect(rehearsal.faults.isEmpty)
    #expect(rehearsal.cases == Self.seeds.count)
    // A command that nobody ever plays is a command that nobody looked at.
    if Self.seeds.count > 1 {
      let unplayed = Command.Name.allCases.filter { rehearsal.recorded[$0] == nil }
      #expect(unplayed.isEmpty)
    }
  }
}
