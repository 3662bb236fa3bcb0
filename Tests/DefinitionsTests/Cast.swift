import Deadlines
import DefinitionFiles
import Definitions
import Foundation
import Testing

/// The definitions we ship, and Lin's restaurant filed on them.
enum Cast {
  static let catalogue: Catalogue? = {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let folders = ["Forms", "Procedures"].map { root.appendingPathComponent($0).path }
    return readDefinitions(at: folders).catalogue
  }()

  static func procedure(_ name: String) throws -> Procedure {
    let day = try #require(Day("2026-06-01"))
    let procedure = catalogue?.procedure(named: name, on: day)
    return try #require(procedure)
  }

  static func form(_ name: String) throws -> Form {
    let day = try #require(Day("2026-06-01"))
    let form = try catalogue?.form(for: procedure(name), on: day)
    return try #require(form)
  }

  /// Every question answered as its own example; yes/no with no, a choice with its first option.
  static func raw(_ form: Form, _ changes: [String: [String]]) -> [String: [String]] {
    var raw: [String: [String]] = [:]
    for section in form.sections {
      for field in section.fields {
        let address = section.repeats == nil ? field.id : "\(section.id).0.\(field.id)"
        raw[address] = [sample(field)]
      }
    }
    return raw.merging(changes) { $1 }
  }

  private static func sample(_ field: Field) -> String {
    if let example = field.example { return example }
    switch field.kind {
    case .yesNo: return "no"
    case .choice(let options), .choices(let options): return options.first?.id ?? ""
    default: return ""
    }
  }
}
