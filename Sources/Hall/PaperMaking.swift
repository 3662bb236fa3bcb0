package import Casework
import Deadlines
package import Definitions
package import Papers

/// Makes the bytes of one paper. Pure: the same order gives the same bytes.
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

extension PaperTexts {
  /// Makes papers of an office's own texts, today's or those of a time before.
  /// - Throws: `FlawedPapers` when a text would not do.
  package static func maker(_ texts: [String: String]) throws -> PaperMaker {
    let (checked, problems) = check(texts, asOnceServed: true)
    guard let checked else { throw FlawedPapers(problems: problems) }
    return { order in
      let names = PaperNames(
        applicant: order.applicantName,
        subject: order.subject,
        queryCode: order.queryCode
      )
      let facts = PaperFacts(
        of: order.paper,
        in: order.file,
        under: order.rules,
        answers: order.answers,
        names: names
      )
      return MadePaper(type: "text/html; charset=utf-8", bytes: try checked.render(facts))
    }
  }
}

/// Texts of papers with flaws in them; every one, with its place.
package struct FlawedPapers: Error, Sendable, CustomStringConvertible {
  package var problems: [Problem]

  package var description: String { problems.map { $0.line(.en) }.joined(separator: "\n") }
}
