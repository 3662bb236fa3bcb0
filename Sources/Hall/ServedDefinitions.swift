import DefinitionFiles
package import Definitions
import Foundation

/// The definitions of today with the words of their files, and what it takes to read the words of old versions.
package struct ServedDefinitions: Sendable {
  package var catalogue: Catalogue
  /// The versions of procedures that stand in the folders.
  package var versions: [Version]
  /// The files of units, calendars and signals, by path.
  private var shared: [String: String]

  /// One version of a procedure and every text that it was read from.
  package struct Version: Sendable {
    package var procedure: Procedure
    /// Nil for a theme: its form is computed from its members.
    package var form: Form?
    /// `food-licence@2026-01-01` and `form:food-licence` to text.
    package var files: [String: String]
  }

  /// Reads `Forms` and `Procedures`.
  package init(folders: [String]) throws(FlawedDefinitions) {
    var files: [String: String] = [:]
    for folder in folders { files.merge(Self.texts(in: folder)) { one, _ in one } }
    try self.init(files: files)
  }

  /// Reads texts at hand, by path.
  package init(files: [String: String]) throws(FlawedDefinitions) {
    let (catalogue, problems, texts) = readDefinitions(files)
    guard let catalogue else { throw FlawedDefinitions(problems: problems) }
    let words = Dictionary(texts.map { ($0.identity, $0.text) }) { one, _ in one }
    let own = Set(texts.map(\.file))
    self.catalogue = catalogue
    versions = catalogue.procedures.values.sorted { $0.id.description < $1.id.description }
      .map { Version($0, catalogue, words) }
    shared = files.filter { !own.contains($0.key) }
  }

  /// Reads the words of a version that is no longer in the folders.
  /// - Parameter others: the words of every other version, for a theme that names them.
  func readOld(
    _ id: ProcedureID,
    _ files: [String: String],
    others: [String: String]
  ) throws(FlawedDefinitions) -> Version {
    // Of another matter the latest words will do: only this procedure is taken from the reading.
    var latest: [String: String] = [:]
    for identity in others.keys.sorted() {
      let name = identity.split(separator: "@").first.map(String.init) ?? identity
      if name != id.name { latest["\(name).yaml"] = others[identity] }
    }
    var texts = shared
    let isTheme = files.count == 1
    if isTheme { texts.merge(latest) { one, _ in one } }
    for (identity, text) in files { texts["old/\(identity).yaml"] = text }
    let (catalogue, problems) = readServed(texts)
    guard let catalogue, let procedure = catalogue.procedures[id] else {
      throw FlawedDefinitions(problems: problems)
    }
    return Version(procedure, catalogue, files)
  }

  private static func texts(in folder: String) -> [String: String] {
    let names = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
    let files = names.filter { $0.hasSuffix(".yaml") && !$0.hasSuffix(".examples.yaml") }
      .map { "\(folder)/\($0)" }
    let pairs = files.map { ($0, (try? String(contentsOfFile: $0, encoding: .utf8)) ?? "") }
    return Dictionary(pairs) { one, _ in one }
  }
}

extension ServedDefinitions.Version {
  fileprivate init(_ procedure: Procedure, _ catalogue: Catalogue, _ words: [String: String]) {
    self.procedure = procedure
    form = procedure.form.flatMap { catalogue.forms[$0] }
    let identities = [procedure.id.description] + (procedure.form.map { ["form:\($0)"] } ?? [])
    files = words.filter { identities.contains($0.key) }
  }
}

/// Definition files with flaws in them; every one, with its place.
package struct FlawedDefinitions: Error, Sendable, CustomStringConvertible {
  package var problems: [Problem]

  package var description: String {
    problems.map { "\($0.place.file):\($0.place.line):\($0.place.column) \($0.message.zh)" }
      .joined(separator: "\n")
  }
}
