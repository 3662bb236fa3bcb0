package import Definitions
import Foundation

/// The exact text of one definition, for its fingerprint: a file changed under a published identity is found.
package struct DefinitionText: Sendable, Hashable {
  /// `food-licence@2026-01-01` for a procedure, `form:food-licence` for a form.
  package var identity: String
  package var file: String
  package var text: String
}

/// Reads every definition below the folders and checks them as a whole.
///
/// - Returns: no catalogue where anything is flawed; every problem at once, in the order of files and
///   lines; the texts of all procedures and forms.
package func readDefinitions(
  at folders: [String]
) -> (catalogue: Catalogue?, problems: [Problem], texts: [DefinitionText]) {
  var reading = FolderReading()
  let files = DefinitionFiles.find(in: folders, notes: reading.notes)
  if files.isEmpty, reading.notes.problems.isEmpty {
    reading.notes.add(
      Place(file: folders.joined(separator: " "), line: 1, column: 1),
      Words(zh: "这里没有定义文件（*.yaml）", en: "there are no definition files (*.yaml) here")
    )
  }
  for file in files {
    guard let text = DefinitionFiles.read(file, notes: reading.notes) else {
      reading.unread += 1
      continue
    }
    reading.read(text, file: file)
  }
  return reading.finish()
}

/// As `readDefinitions(at:)`, of texts at hand: `[file: text]`.
package func readDefinitions(
  _ files: [String: String]
) -> (catalogue: Catalogue?, problems: [Problem], texts: [DefinitionText]) {
  var reading = FolderReading()
  for (file, text) in files.sorted(by: { $0.key < $1.key }) { reading.read(text, file: file) }
  return reading.finish()
}

/// Reads words that were served before, without judging them by the rules of today's checker.
///
/// A version once served is law for its cases: a rule added later must not stop it from being read.
package func readServed(
  _ files: [String: String]
) -> (catalogue: Catalogue?, problems: [Problem]) {
  var reading = FolderReading()
  for (file, text) in files.sorted(by: { $0.key < $1.key }) { reading.read(text, file: file) }
  let problems = sorted(reading.notes.problems)
  return (problems.isEmpty ? reading.catalogue : nil, problems)
}

/// Finds and opens the files; the only part that touches the disk.
enum DefinitionFiles {
  /// In the order of their paths; either the definitions, or the examples beside them.
  static func find(in folders: [String], notes: Notes, examples: Bool = false) -> [String] {
    folders.flatMap { folder in
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder) else {
        notes.add(
          Place(file: folder, line: 1, column: 1),
          Words(zh: "没有这个文件或文件夹", en: "there is no such file or folder")
        )
        return [String]()
      }
      guard isFolder.boolValue else { return [folder] }
      let base = folder.hasSuffix("/") ? String(folder.dropLast()) : folder
      // A linked folder would be enumerated as empty.
      let real = URL(fileURLWithPath: folder).resolvingSymlinksInPath().path
      let names = FileManager.default.enumerator(atPath: real)?.compactMap { $0 as? String } ?? []
      return names.sorted()
        .filter { $0.hasSuffix(".yaml") && isExamples($0) == examples && !isHidden($0) }
        .map { "\(base)/\($0)" }
    }
  }

  private static func isExamples(_ name: String) -> Bool { name.hasSuffix(".examples.yaml") }

  private static func isHidden(_ name: String) -> Bool {
    name.split(separator: "/").contains { $0.hasPrefix(".") }
  }

  static func read(_ file: String, notes: Notes) -> String? {
    let start = Place(file: file, line: 1, column: 1)
    do {
      let size = try FileManager.default.attributesOfItem(atPath: file)[.size] as? Int ?? 0
      guard size <= Composer.mostBytes else {
        notes.add(start, Composer.tooLong(size))
        return nil
      }
      let bytes = try Data(contentsOf: URL(fileURLWithPath: file))
      if let text = String(validating: bytes, as: UTF8.self) { return text }
      notes.add(start, Words(zh: "文件不是 UTF-8 文字", en: "the file is not UTF-8 text"))
    } catch {
      notes.add(start, Words(zh: "文件打不开", en: "the file cannot be opened"))
    }
    return nil
  }
}
