import Casework
import Definitions
import Hall
import Rehearsal
import Testing

@testable import Web

/// What Lin files by program: the form's own examples, and a small picture for each material.
struct ProgramFiling {
  let procedure: String
  let answers: JSON
  let materials: [String]

  init(_ procedure: String, _ typed: [String: [String]] = [:], in hall: Hall) throws {
    self.procedure = procedure
    let run = try #require(CaseRun(of: procedure, filedAt: hall.clock.now(), in: hall.catalogue))
    answers = run.rules.form.bodied(run.rules.form.sample(typed))
    materials = run.filing(typed).materials.keys.sorted()
  }

  /// One that is filed at once, its files inside.
  func whole(_ more: [String: JSON] = [:]) -> JSON {
    let files = materials.map { material -> JSON in
      [
        "material": .string(material), "name": .string("\(material).png"),
        "content": .string(Picture.base64(material)),
      ]
    }
    let all: [String: JSON] = [
      "procedure": .string(procedure), "answers": answers, "materials": .array(files),
    ]
    return .object(all.merging(more) { _, new in new })
  }
}

/// A PNG of one pixel, different for each text.
enum Picture {
  static func bytes(_ text: String) -> [UInt8] {
    [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13] + Array("IHDR".utf8)
      + [0, 0, 0, 1, 0, 0, 0, 1, 8, 2, 0, 0, 0, 0x90, 0x77, 0x53, 0xDE] + Array(text.utf8)
  }

  static func base64(_ text: String) -> String { Encoded.base64(bytes(text)) }
}

extension Form {
  /// Typed answers as a body of the API holds them: rows as objects in lists.
  fileprivate func bodied(_ raw: [String: [String]]) -> JSON {
    var members: [String: JSON] = [:]
    for section in sections {
      guard section.repeats != nil else {
        for field in section.fields { members[field.id] = field.body(raw[field.id]) }
        continue
      }
      var rows: [JSON] = []
      while section.fields.contains(where: { raw["\(section.id).\(rows.count).\($0.id)"] != nil }) {
        let row = section.fields.compactMap { field in
          field.body(raw["\(section.id).\(rows.count).\(field.id)"]).map { (field.id, $0) }
        }
        rows.append(.object(Dictionary(row) { first, _ in first }))
      }
      members[section.id] = .array(rows)
    }
    return .object(members)
  }
}

extension Field {
  fileprivate func body(_ typed: [String]?) -> JSON? {
    guard let typed, let first = typed.first, computed == nil else { return nil }
    switch kind {
    case .choices: return .array(typed.map(JSON.string))
    case .yesNo: return .bool(first == "yes")
    default: return .string(first)
    }
  }
}
