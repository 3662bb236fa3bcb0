import ArgumentParser
import Casework
import Database
import Deadlines
import Definitions
import Foundation
import Hall
import Logging
import Papers

/// Which hall a command works on.
struct HallOptions: ParsableArguments {
  @Option(
    help: "sqlite:hall.db, made when absent; or a server: postgres://user@host/hall.",
    transform: DatabaseAddress.init
  )
  var database = DatabaseAddress.sqlite(path: "hall.db")

  @Option(help: "Folders of the definitions.")
  var definitions: [String] = ["Forms", "Procedures"]

  @Option(help: "The folder of the database's migrations.")
  var migrations = "Migrations"

  @Option(
    help: """
      The hall's own key, made when absent; halls on one server share it. \
      Default: beside the database, .key after it.
      """
  )
  var secretFile: String?

  @Option(
    help: "The folder where letters are written. Default: beside the database, .letters after it."
  )
  var letters: String?

  @OptionGroup var common: CommonOptions

  /// Opens the hall: brings the schema up to date, reads the definitions.
  /// - Parameters:
  ///   - engine: nil: the one that `database` names.
  ///   - key: nil: the hall's own.
  ///   - logger: nil: one that tells a person what needs him.
  func open(
    clock: HallClock = .system,
    engine: (any Engine)? = nil,
    key: [UInt8]? = nil,
    logger: Logger? = nil
  ) async throws -> Hall {
    let served: ServedDefinitions
    do { served = try ServedDefinitions(folders: definitions) } catch {
      for problem in error.problems { Complaint.write(problem.line(common.language)) }
      throw Complaint(PublishedDefinitions.summary(error.problems, common.language))
    }
    do {
      return try await Hall.open(
        HallSettings(
          engine: try engine ?? database.engine(),
          migrations: migrations,
          definitions: served,
          clock: clock,
          key: try key ?? secret(),
          letters: letters ?? database.beside + ".letters",
          paperTexts: try paperTexts().texts,
          makerOfPapers: PaperTexts.maker,
          logger: logger ?? self.logger
        )
      )
    } catch let problem as OpeningProblem {
      throw Complaint(problem.description)
    } catch let fault as StorageFault {
      throw Complaint("the database '\(database)' cannot be opened: \(fault)")
    }
  }

  var logger: Logger { common.logger(.text) }

  /// The texts of the legal documents, below the first folder that has them.
  private func paperTexts() throws -> PaperTexts {
    let folders = definitions.map { $0 + "/papers" }
    guard let folder = folders.first(where: FileManager.default.fileExists) else {
      throw Complaint("expected the texts of the papers in \(folders.joined(separator: " or "))")
    }
    let (texts, problems) = PaperTexts.load(from: folder)
    for problem in problems { Complaint.write(problem.line(common.language)) }
    guard let texts else { throw Complaint("the texts in \(folder) have flaws") }
    return texts
  }

  /// The hall's key, kept as hexadecimal text.
  ///
  /// Query codes are made with it: a hall that loses its key changes them all.
  func secret() throws -> [UInt8] {
    let file = secretFile ?? database.beside + ".key"
    if let text = try? String(contentsOfFile: file, encoding: .utf8) {
      let digits = text.filter { !$0.isWhitespace }
      let bytes = stride(from: 0, to: digits.count - 1, by: 2).compactMap {
        UInt8(digits.dropFirst($0).prefix(2), radix: 16)
      }
      guard bytes.count >= 32 else {
        throw Complaint("expected at least 64 hexadecimal digits in '\(file)', the hall's key")
      }
      return bytes
    }
    let bytes = (0..<32).map { _ in UInt8.random(in: .min ... .max) }
    let text = bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    let isMade = FileManager.default.createFile(
      atPath: file,
      contents: Data((text + "\n").utf8),
      attributes: [.posixPermissions: 0o600]
    )
    guard isMade else { throw Complaint("the hall's key '\(file)' cannot be written") }
    return bytes
  }
}
