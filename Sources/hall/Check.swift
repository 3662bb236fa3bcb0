import ArgumentParser
import Deadlines
import DefinitionFiles
import Definitions
import Foundation
import Papers
import Rehearsal

/// `hall check [--examples] Forms Procedures`: every flaw at once.
struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Finds every flaw in definition files at once, each with file, line and column."
  )

  @Argument(help: "Folders and files.")
  var places: [String] = ["Forms", "Procedures"]

  @Flag(help: "Also run the dated cases of *.examples.yaml.")
  var examples = false

  @OptionGroup var common: CommonOptions

  func run() throws {
    let reading = readDefinitions(at: places)
    var problems = reading.problems + paperProblems(citing: reading.catalogue)
    var passed = 0
    if examples, let catalogue = reading.catalogue {
      let cases = readExamples(at: places)
      problems += cases.problems
      let outcomes = cases.examples.map { Rehearsal.run($0, in: catalogue) }
      problems += outcomes.flatMap(\.self)
      passed = outcomes.count(where: \.isEmpty)
    }
    for problem in problems { print(problem.line(common.language)) }
    guard problems.allSatisfy(\.isWarning) else {
      throw Complaint(PublishedDefinitions.summary(problems, common.language))
    }
    print(PublishedDefinitions.summary(problems, common.language))
    if examples { print(said(passed)) }
  }

  /// The texts of the legal documents stand in `papers/` below the forms.
  private func paperProblems(citing catalogue: Catalogue?) -> [Problem] {
    places.map { $0 + "/papers" }.filter(FileManager.default.fileExists).flatMap { folder in
      let (texts, problems) = PaperTexts.load(from: folder)
      return problems
        + (texts.flatMap { texts in catalogue.map { texts.lawProblems(in: $0) } } ?? [])
    }
  }

  private func said(_ passed: Int) -> String {
    switch common.language {
    case .zh: "\(passed) 个实例结果与所写一致"
    case .en: "\(passed) examples came out as written"
    }
  }
}
