import Deadlines

extension Catalogue {
  /// The flaws of the laws that a paper's text cites by itself, as 《行政许可法》第四十二条、第八十二条.
  ///
  /// A law is named there as it is cited, or by its title with or without 中华人民共和国.
  package func lawProblems(in text: String, of file: String) -> [Problem] {
    guard !laws.isEmpty else { return [] }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    return lines.enumerated().flatMap { index, line in
      PaperCitation.all(in: line).flatMap { citation in
        problems(
          of: citation,
          at: Place(file: file, line: index + 1, column: citation.column)
        )
      }
    }
  }

  private func problems(of citation: PaperCitation, at place: Place) -> [Problem] {
    let law = laws.values.first {
      [$0.name, $0.title.zh].contains(citation.law)
        || $0.title.zh == "中华人民共和国" + citation.law
    }
    guard let law else {
      return [
        Problem(
          at: place,
          Words(
            zh: "Procedures/laws 里没有《\(citation.law)》",
            en: "'\(citation.law)' is not on file in Procedures/laws"
          )
        )
      ]
    }
    return citation.articles.filter { law.article($0) == nil }.map { number in
      Problem(
        at: place,
        Words(
          zh: "Procedures/laws 里“\(law.name)”没有收录第 \(number) 条",
          en: "article \(number) of '\(law.name)' is not on file in Procedures/laws"
        )
      )
    }
  }
}

/// A law and its articles as a Chinese sentence names them.
struct PaperCitation {
  var law: String
  var articles: [Int]
  /// From 1.
  var column: Int

  /// A title in 《》 without an article after it may be a form's or a paper's, and is none.
  static func all(in line: Substring) -> [PaperCitation] {
    var found: [PaperCitation] = []
    var rest = line
    while let opening = rest.firstIndex(of: "《") {
      let column = line.distance(from: line.startIndex, to: opening) + 1
      let inside = rest[rest.index(after: opening)...]
      guard let closing = inside.firstIndex(of: "》") else { break }
      let law = String(inside[..<closing])
      rest = inside[inside.index(after: closing)...]
      let articles = takeArticles(&rest)
      if !articles.isEmpty {
        found.append(PaperCitation(law: law, articles: articles, column: column))
      }
    }
    return found
  }

  /// `第四十二条、第八十二条` from the front of what is left; paragraphs and items in between are passed over.
  private static func takeArticles(_ rest: inout Substring) -> [Int] {
    var articles: [Int] = []
    while rest.first == "第", let end = rest.firstIndex(of: "条"),
      let number = chineseNumber(rest[rest.index(after: rest.startIndex)..<end])
    {
      articles.append(number)
      rest = rest[rest.index(after: end)...]
      while let more = ["款", "项"].compactMap({ endOfPart($0, in: rest) }).first {
        rest = rest[more...]
      }
      if rest.first == "、" || rest.first == "和" { rest = rest.dropFirst() }
    }
    return articles
  }

  /// The end of `第一款` or `第（四）项` at the front.
  private static func endOfPart(_ word: Character, in rest: Substring) -> Substring.Index? {
    guard rest.first == "第", let end = rest.firstIndex(of: word) else { return nil }
    let number = rest[rest.index(after: rest.startIndex)..<end].filter { $0 != "（" && $0 != "）" }
    return chineseNumber(Substring(number)).map { _ in rest.index(after: end) }
  }

  /// 四十二 is 42, 一百零三 is 103; nil where it is no number below 10000.
  static func chineseNumber(_ text: Substring) -> Int? {
    let digits: [Character: Int] = [
      "一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9,
    ]
    let units: [Character: Int] = ["十": 10, "百": 100, "千": 1_000]
    guard !text.isEmpty, text.count <= 8 else { return nil }
    var sum = 0
    var digit: Int?
    for letter in text {
      if let value = digits[letter] {
        digit = value
      } else if let unit = units[letter] {
        sum += (digit ?? 1) * unit
        digit = nil
      } else if letter != "零" {
        return nil
      }
    }
    return sum + (digit ?? 0)
  }
}
