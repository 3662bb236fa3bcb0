import ArgumentParser
import Deadlines
import Definitions

/// `hall explain catering-opening`: a procedure as prose that an official can approve.
struct Explain: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Prints a procedure as prose that an official can approve line by line."
  )

  @Argument(
    help: "The procedure's name, such as catering-opening; @2026-01-01 after it for a version."
  )
  var procedure: String

  @Option(help: "Folders and files of the definitions.")
  var definitions: [String] = ["Forms", "Procedures"]

  @Flag(help: "Set each line beside the article it rests on.")
  var law = false

  @OptionGroup var common: CommonOptions

  func run() throws {
    let published = try PublishedDefinitions(at: definitions, common.language)
    let catalogue = published.catalogue
    let found = catalogue.procedures.values
      .filter { $0.id.name == procedure || $0.id.description == procedure }
      .max { $0.id.inForce < $1.id.inForce }
    guard let found else { throw unknown(in: catalogue) }
    let text =
      law
      ? explainLaw(of: found, in: catalogue, common.language)
      : explain(found, in: catalogue, common.language)
    print(text, terminator: "")
  }

  private func unknown(in catalogue: Catalogue) -> Complaint {
    let names = Set(catalogue.procedures.keys.map(\.name))
    let nearest = names.nearest(to: procedure)
    let all = names.sorted().joined(separator: ", ")
    return switch common.language {
    case .zh:
      Complaint(
        "没有事项“\(procedure)”" + (nearest.map { "，是不是“\($0)”？" } ?? "") + "现有：\(all)"
      )
    case .en:
      Complaint(
        "there is no procedure '\(procedure)'" + (nearest.map { "; did you mean '\($0)'?" } ?? ".")
          + " There are: \(all)"
      )
    }
  }
}
