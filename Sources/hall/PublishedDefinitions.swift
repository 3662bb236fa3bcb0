import Deadlines
import DefinitionFiles
import Definitions
import Foundation

/// Definitions without a flaw, and the words of their files.
struct PublishedDefinitions {
  let catalogue: Catalogue
  private let texts: [DefinitionText]
  private let folders: [String]

  /// Reads folders and files; where anything is flawed, says each flaw and how many there are.
  init(at folders: [String], _ language: Language) throws {
    let (catalogue, problems, texts) = readDefinitions(at: folders)
    guard let catalogue else {
      for problem in problems { Complaint.write(problem.line(language)) }
      throw Complaint(Self.summary(problems, language))
    }
    self.catalogue = catalogue
    self.texts = texts
    self.folders = folders
  }

  /// The calendar of a region, out of a file or a folder.
  static func calendar(
    _ path: String,
    of region: String,
    _ language: Language
  ) throws -> WorkCalendar {
    try PublishedDefinitions(at: [path], language).catalogue.calendar(for: region)
  }

  static func summary(_ problems: [Problem], _ language: Language) -> String {
    let flaws = problems.count { !$0.isWarning }
    return switch language {
    case .zh: "\(flaws) 处错误，\(problems.count - flaws) 处提醒"
    case .en: "\(flaws) flaws, \(problems.count - flaws) warnings"
    }
  }
}
