import Testing

@Suite struct `LAW.md, the licensing law article by article` {
  @Test func `each procedural article stands once, in order`() throws {
    #expect(try rows().map(\.article) == Array(26...58) + [69, 70, 78, 79, 82])
  }

  @Test func `each article names tests that exist, or says why there is none`() throws {
    let declared = Set(
      House.files(under: "Tests/", endingWith: ".swift").flatMap { file in
        file.lines.compactMap { line in
          line.contains("func `") ? line.split(separator: "`").dropFirst().first : nil
        }
      }
    )
    for row in try rows() {
      // Between the first and the second tick, the third and the fourth, and so on.
      let parts = row.proof.split(separator: "`", omittingEmptySubsequences: false)
      let tests = parts.enumerated().filter { $0.offset % 2 == 1 }.map(\.element)
      if tests.isEmpty {
        #expect(row.proof.hasPrefix("none"), "§\(row.article) says neither test nor why")
        #expect(row.proof.count > "none: ".count, "§\(row.article) says no reason")
      }
      for test in tests { #expect(declared.contains(test), "§\(row.article): no test `\(test)`") }
    }
  }

  @Test func `each article is on file for procedures to cite`() throws {
    let law = try #require(House.read("Procedures/laws/administrative-licensing.yaml"))
    for row in try rows() {
      #expect(law.text.contains("article: \(row.article),"), "§\(row.article) is not on file")
    }
  }

  private func rows() throws -> [(article: Int, proof: String)] {
    let page = try #require(House.read("LAW.md"))
    return page.lines.compactMap { line in
      let cells = line.split(separator: "|").map { String($0).trimmed }
      guard cells.count == 3, let article = Int(cells[0]) else { return nil }
      return (article, cells[2])
    }
  }
}

extension String {
  fileprivate var trimmed: String {
    split(separator: " ").joined(separator: " ")
  }
}
