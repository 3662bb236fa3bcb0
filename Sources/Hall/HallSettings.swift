package import Database
package import Logging

/// What the hall is started with.
package struct HallSettings: Sendable {
  package var engine: any Engine
  /// The folder of migrations, e.g. `Migrations`.
  package var migrations: String
  package var definitions: ServedDefinitions
  package var clock: HallClock
  /// Where the numbers of new cases come from: six digits of GB/T 2260.
  package var region: String
  /// The hall's own key, at least 32 bytes: query codes and envelope marks are keyed with it.
  package var key: [UInt8]
  /// Where the file postbox writes letters, e.g. `var/letters`.
  package var letters: String
  /// The texts of the legal documents, by the name of their file.
  package var paperTexts: [String: String]
  /// Reads such texts; old versions come back from the database.
  package var makerOfPapers: @Sendable ([String: String]) throws -> PaperMaker
  package var logger: Logger

  package init(
    engine: any Engine,
    migrations: String = "Migrations",
    definitions: ServedDefinitions,
    clock: HallClock = .system,
    region: String = "210100",
    key: [UInt8],
    letters: String = "var/letters",
    paperTexts: [String: String],
    makerOfPapers: @escaping @Sendable ([String: String]) throws -> PaperMaker,
    logger: Logger = Logger(label: "hall")
  ) {
    self.engine = engine
    self.migrations = migrations
    self.definitions = definitions
    self.clock = clock
    self.region = region
    self.key = key
    self.letters = letters
    self.paperTexts = paperTexts
    self.makerOfPapers = makerOfPapers
    self.logger = logger
  }
}
