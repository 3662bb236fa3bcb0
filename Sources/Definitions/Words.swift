package import Deadlines

/// The same text in both languages of the hall; Chinese is the text that counts in law.
package struct Words: Sendable, Hashable, Codable {
  package var zh: String
  package var en: String

  package init(zh: String, en: String) {
    self.zh = zh
    self.en = en
  }

  package subscript(_ language: Language) -> String {
    switch language {
    case .zh: zh
    case .en: en
    }
  }
}

/// Where a number of a definition comes from, as `domain.md` marks it.
package enum SourceMark: String, Sendable, Hashable, Codable {
  /// Typical practice, unsourced: an office sets its own.
  case typical = "T"
  /// A known law or standard, cited but not re-read.
  case known = "K"
}

/// One citation, e.g. `行政许可法 §32(4)`.
package struct Citation: Sendable, Hashable, Codable {
  package var text: String
  package var mark: SourceMark?

  package init(_ text: String, mark: SourceMark? = nil) {
    self.text = text
    self.mark = mark
  }
}

/// A limit and the law, or promise, that sets it.
package struct LegalLimit: Sendable, Hashable, Codable {
  package var limit: TimeLimit
  package var basis: [Citation]
  /// Set where the number is practice and not law.
  package var mark: SourceMark?

  package init(_ limit: TimeLimit, basis: [Citation] = [], mark: SourceMark? = nil) {
    self.limit = limit
    self.basis = basis
    self.mark = mark
  }
}
