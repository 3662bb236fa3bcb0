package import Deadlines

/// A law, regulation or rule that procedures rest on, with each article they cite.
package struct Law: Sendable, Hashable {
  /// As citations call it, e.g. `行政许可法`.
  package var name: String
  package var title: Words
  /// What it was published under, e.g. `主席令第29号`.
  package var number: String
  /// The day of the text that was read.
  package var version: Day
  package var inForce: Day
  /// The first day on which it no longer held.
  package var repealed: Day?
  /// Whether its text was read, or is cited as known.
  package var mark: SourceMark?
  /// Where a local rule holds; nil: in the whole country.
  package var holdsIn: Words?
  /// A rule of the demonstration city, made up after a real one: an office puts its own in its place.
  package var isDemonstration: Bool
  package var articles: [Article]

  package init(
    name: String,
    title: Words,
    number: String,
    version: Day,
    inForce: Day,
    repealed: Day? = nil,
    mark: SourceMark? = nil,
    holdsIn: Words? = nil,
    isDemonstration: Bool = false,
    articles: [Article]
  ) {
    self.name = name
    self.title = title
    self.number = number
    self.version = version
    self.inForce = inForce
    self.repealed = repealed
    self.mark = mark
    self.holdsIn = holdsIn
    self.isDemonstration = isDemonstration
    self.articles = articles
  }

  package struct Article: Sendable, Hashable {
    package var number: Int
    /// What it says, shortened; the statute's own wording is what counts.
    package var says: Words
    /// Set where the article was not read again, though the law was.
    package var mark: SourceMark?

    package init(number: Int, says: Words, mark: SourceMark? = nil) {
      self.number = number
      self.says = says
      self.mark = mark
    }
  }

  package func article(_ number: Int) -> Article? { articles.first { $0.number == number } }
}

extension Citation {
  /// The law's name: everything before the first article.
  package var law: String {
    guard let mark = text.firstIndex(of: "§") else { return text }
    var name = text[..<mark]
    while name.last == " " { name = name.dropLast() }
    return String(name)
  }

  /// `§33(一)–(四)` cites 33; `§41–42` both; `§10、12` both; nothing: the law as a whole.
  package var articles: [Int] {
    guard let mark = text.firstIndex(of: "§") else { return [] }
    var numbers: [Int] = []
    var isRange = false
    var depth = 0
    var rest = text[mark...]
    while let letter = rest.first {
      if depth == 0, letter.isASCII, letter.isNumber {
        let digits = rest.prefix { $0.isASCII && $0.isNumber }
        rest = rest.dropFirst(digits.count)
        guard let number = Int(digits), number <= 9_999 else { return numbers }
        if isRange, let first = numbers.last, first < number, number - first < 100 {
          numbers += (first + 1)...number
        } else {
          numbers.append(number)
        }
        isRange = false
        continue
      }
      if letter == "(" || letter == "（" { depth += 1 }
      if letter == ")" || letter == "）" { depth -= 1 }
      if depth == 0, letter != " " { isRange = letter == "–" || letter == "-" }
      rest = rest.dropFirst()
    }
    return numbers
  }
}
