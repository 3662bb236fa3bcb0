/// A name and what it stands for, one row of a list of facts.
package struct Fact: Sendable, Hashable {
  package var term: String
  package var lines: [String]

  package init(_ term: String, _ lines: String...) { self.init(term, lines) }

  package init(_ term: String, _ lines: [String]) {
    self.term = term
    self.lines = lines.filter { !$0.isEmpty }
  }
}

extension [Fact] {
  /// As a list; facts without a line are left out.
  package var html: HTML {
    let rows: [HTML] = filter { !$0.lines.isEmpty }.map { fact in
      "<div><dt>\(fact.term)</dt><dd>\(fact.lines.map { "<p>\($0)</p>" })</dd></div>"
    }
    return "<dl class=\"facts\">\(rows)</dl>"
  }
}
