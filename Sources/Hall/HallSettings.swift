package import Casework
package import Database
package import Definitions
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
  package var makePaper: PaperMaker
  package var logger: Logger

  package init(
    engine: any Engine, migrations: String = "Migrations", definitions: ServedDefinitions,
    clock: HallClock = .system, region: String = "210100", key: [UInt8],
    letters: String = "var/letters", makePaper: @escaping PaperMaker,
    logger: Logger = Logger(label: "hall")
  ) {
    self.engine = engine
    self.migrations = migrations
    self.definitions = definitions
    self.clock = clock
    self.region = region
    self.key = key
    self.letters = letters
    self.makePaper = makePaper
    self.logger = logger
  }
}

/// Makes the bytes of one paper. Pure: the same request gives the same bytes.
package typealias PaperMaker = @Sendable (PaperOrder) throws -> MadePaper

/// Everything that a paper says, as it was when it was drawn.
package struct PaperOrder: Sendable {
  package var paper: Paper
  package var file: CaseFile
  package var rules: Rules
  package var answers: Answers
  package var applicantName: String
  package var subject: String
  package var queryCode: String
}

package struct MadePaper: Sendable, Hashable {
  package var type: String
  package var bytes: [UInt8]

  package init(type: String, bytes: [UInt8]) {
    self.type = type
    self.bytes = bytes
  }
}

/// The definitions of today, with the words of their files, and a way to read the words of an old version.
package struct ServedDefinitions: Sendable {
  package var catalogue: Catalogue
  package var signals: SignalRules
  package var versions: [Version]
  package var readOld: @Sendable (_ files: [String: String]) throws -> Version

  /// One version of a procedure: the form it asks (a theme's is computed), and every file it was read from.
  package struct Version: Sendable {
    package var procedure: Procedure
    package var form: Form
    /// Path to text.
    package var files: [String: String]

    package init(procedure: Procedure, form: Form, files: [String: String]) {
      self.procedure = procedure
      self.form = form
      self.files = files
    }
  }

  package init(
    catalogue: Catalogue, signals: SignalRules = SignalRules(), versions: [Version],
    readOld: @escaping @Sendable (_ files: [String: String]) throws -> Version
  ) {
    self.catalogue = catalogue
    self.signals = signals
    self.versions = versions
    self.readOld = readOld
  }
}
